/** The menu of pages that belong together, beside each other above them. */
import { address } from '../lib/router';
import './sections.css';

interface Props {
  label: string;
  /** Address and name of each; the first one is current only at its own address. */
  links: readonly (readonly [path: string, name: string])[];
}

export function Sections({ label, links }: Props) {
  const { pathname } = address.value;
  const isCurrent = (path: string, place: number) => pathname === path || (place > 0 && pathname.startsWith(`${path}/`));
  return (
    <nav class="sections" aria-label={label}>
      {links.map(([path, name], place) => (
        <a key={path} href={path} aria-current={isCurrent(path, place) ? 'page' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  );
}
