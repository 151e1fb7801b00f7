/** What jsdom lacks of a browser, and a clean page before each test. */
import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach } from 'vitest';
import { setLanguage } from '../src/i18n/catalog';

HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) {
  this.open = false;
  this.dispatchEvent(new Event('close'));
};
globalThis.scrollTo = () => undefined;

beforeEach(async () => {
  localStorage.clear();
  await setLanguage('en');
});

afterEach(cleanup);
