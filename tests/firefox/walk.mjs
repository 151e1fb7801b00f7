// In Firefox: signs in, claims what an activity is due and downloads the certificate, by clicks and keys.
//   node walk.mjs FIREFOX URL FOLDER   (what to do, as JSON, on standard input)
// Prints what was seen as JSON; the certificate lies in FOLDER.
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';

const [executablePath, url, folder] = process.argv.slice(2);
const { email, password, title } = JSON.parse(readFileSync(0, 'utf8'));
const PATIENCE = 20_000;

/** What an installation of one's own does not need, and a machine without a network cannot have. */
const quiet = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.safebrowsing.downloads.remote.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
};
const saving = { 'browser.download.folderList': 2, 'browser.download.dir': folder, 'browser.download.useDownloadDir': true };

const browser = await puppeteer.launch({
  browser: 'firefox',
  executablePath,
  headless: true,
  defaultViewport: { width: 1280, height: 900 },
  extraPrefsFirefox: { ...quiet, ...saving },
});

const faults = [];
const page = await browser.newPage();
page.setDefaultTimeout(PATIENCE);
page.on('pageerror', (error) => faults.push(String(error)));
page.on('console', (message) => ['error', 'warn'].includes(message.type()) && faults.push(message.text()));

const find = (selector) => page.locator(selector).waitHandle();
const text = async (selector) => (await find(selector)).evaluate((it) => it.textContent.trim());
const press = (selector) => page.locator(selector).click();

/** What `look` finds, as soon as it finds anything. */
async function until(look) {
  for (const deadline = Date.now() + PATIENCE; Date.now() < deadline; await pause(100)) {
    const found = await look();
    if (found) return found;
  }
  throw new Error(`waited in vain: ${look}`);
}

/** The certificate, once Firefox has written it whole: beside what is not, it keeps a second file. */
function saved() {
  const files = readdirSync(folder);
  return files.every((name) => name.endsWith('.pdf')) && files[0];
}

try {
  await page.goto(`${url}/sign-in`);
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(password);
  await page.keyboard.press('Enter');
  const before = await text('[data-testid="total"]');

  await press('header nav ::-p-text(Catalogue)');
  await press(`main ::-p-text(${title})`);
  await press('main ::-p-text(Claim credit)');
  await press('dialog ::-p-text(I attest and claim)');
  const number = await text('dialog .code');
  await press('dialog .download > a');
  const file = await until(saved);
  await page.bringToFront(); // Firefox has opened the certificate in a tab of its own
  await press('dialog ::-p-text(Done)');

  await press('header nav ::-p-text(Overview)');
  const after = await until(async () => (await text('[data-testid="total"]')) !== before && text('[data-testid="total"]'));
  console.log(JSON.stringify({ browser: await browser.version(), before, after, number, file, faults }));
} finally {
  await browser.close();
}
