/** What jsdom lacks of a browser, and a clean page before each test. */
import { cleanup, configure } from '@testing-library/preact';
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

// A busy machine may be slow; what never comes fails all the same.
configure({ asyncUtilTimeout: 10_000 });

beforeEach(async () => {
  localStorage.clear();
  await setLanguage('en');
});

afterEach(cleanup);
