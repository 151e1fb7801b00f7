/** Whoever works with the keyboard keeps their place: what has the focus may be disabled for a while, or go away for good. */

/** The headings that lead the part of the page in which an element is, or was. */
const HEADINGS = 'h1, h2, h3';

/** Give the focus back once what had it can take it again; if it is gone, to the heading of the part that it was in. */
export function keepFocus(): void {
  let held: HTMLElement | undefined;
  let around: Element[] = [];

  addEventListener('focusin', ({ target }) => {
    held = target as HTMLElement;
    around = [];
    for (let parent = held.parentElement; parent; parent = parent.parentElement) around.push(parent);
  });
  // Whoever presses beside everything wants the focus nowhere.
  addEventListener('pointerdown', () => (held = undefined), { capture: true });

  new MutationObserver(() => {
    if (!held || document.activeElement !== document.body) return;
    if (held.isConnected) {
      if (!held.matches(':disabled')) held.focus({ preventScroll: true });
      return;
    }
    const part = around.find((parent) => parent.isConnected && parent.querySelector(HEADINGS));
    const heading = part?.querySelector<HTMLElement>(HEADINGS);
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }).observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled'] });
}
