import { afterEach, expect, test } from 'vitest';
import { catalog, messagesReady, setLanguage } from '../../src/i18n/catalog';

afterEach(() => setLanguage('en'));

test('whoever waits for messages waits for those that somebody else has asked for, too', async () => {
  await setLanguage('ar');
  let arrive: (messages: { default: string }) => void = () => undefined;
  const words = catalog('English', () => new Promise((resolve) => (arrive = resolve)));
  const first = messagesReady();
  let ready = false;
  const second = messagesReady().then(() => (ready = true));
  await new Promise((resolve) => setTimeout(resolve));
  expect(ready).toBe(false);
  arrive({ default: 'عربي' });
  await Promise.all([first, second]);
  expect(words.value).toBe('عربي');
});

test('messages that did not come are asked for again', async () => {
  await setLanguage('ar');
  let tries = 0;
  const words = catalog('English', async () => {
    tries += 1;
    if (tries === 1) throw new Error('offline');
    return { default: 'عربي' };
  });
  await messagesReady();
  expect(words.value).toBe('English');
  await messagesReady();
  expect(words.value).toBe('عربي');
});
