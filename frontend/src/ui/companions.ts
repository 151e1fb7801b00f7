/** The parts of the frame for whoever is signed in; `state/companions.ts` fetches them. */
export { Interruption } from './Interruption';
export { Menu } from './Menu';
