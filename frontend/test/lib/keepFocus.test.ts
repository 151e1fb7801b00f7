import { expect, test } from 'vitest';
import { keepFocus } from '../../src/lib/keepFocus';

keepFocus();

/** A part of a page with a button that has the focus. */
function part(): HTMLButtonElement {
  document.body.innerHTML = '<h1>Page</h1><section><h2>Part</h2><p><button>Press</button></p></section>';
  const button = document.querySelector('button')!;
  button.focus();
  expect(document.activeElement).toBe(button);
  return button;
}

/** Observers are told after what runs now. */
const told = () => new Promise((resolve) => setTimeout(resolve));

test('a button that was disabled for a while gets the focus back', async () => {
  const button = part();
  button.blur();
  button.disabled = true;
  await told();
  expect(document.activeElement).toBe(document.body);

  button.disabled = false;
  await told();

  expect(document.activeElement).toBe(button);
});

test('the focus of what goes away stays in its part of the page', async () => {
  part().parentElement!.remove();
  await told();

  expect(document.activeElement).toBe(document.querySelector('h2'));
});

test('whoever presses beside everything keeps the focus nowhere', async () => {
  const button = part();
  document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
  button.blur();
  document.querySelector('h2')!.remove();
  await told();

  expect(document.activeElement).toBe(document.body);
});
