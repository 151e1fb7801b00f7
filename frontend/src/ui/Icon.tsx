/** Line icons in the color of the text. Always beside words, so hidden from assistive technology. */

/** Marks of notices; the icons that only some pages need are in icons.ts. */
export const check = 'M5 12.5l4.5 4.5L19 7.5';
export const alert = 'M12 8v5m0 3.2v.1M12 3l9.5 17h-19z';
export const info = 'M12 11v6m0-9.6v.1M12 21a9 9 0 100-18 9 9 0 000 18';
export const clock = 'M12 7v5.5l3.5 2M12 21a9 9 0 100-18 9 9 0 000 18';

export function Icon({ path }: { path: string }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
