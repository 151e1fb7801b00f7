/** Messages of the code in the room of a session: showing it, and checking in with it. */
import { catalog } from './catalog';

const english = {
  title: 'Codes for the room',
  about: 'Show the code to those who are there: entering it, or scanning it, counts as having attended the session.',
  none: 'This activity has no sessions.',
  show: 'Show the code',
  full: 'Fill the screen',
  left: 'A new code comes in time; this one is valid for',
  qr: 'QR code that leads to checking in',
  checkIn: 'Check in',
  lead: 'This records that you are in the room of the session, and enrolls you in its activity if you are not yet.',
  code: 'Code shown in the room',
  done: 'You are checked in.',
};

export type Room = typeof english;
export const room = catalog(english, () => import('./room.ar'));
