import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { AddressOf, OwnProfileOf, SessionOf } from '../../src/gql/profile';
import { setLanguage } from '../../src/i18n/catalog';
import { About } from '../../src/routes/profile/About';
import { Numbers } from '../../src/routes/profile/Numbers';
import { Security } from '../../src/routes/profile/Security';
import { learner } from '../../src/state/session';
import { violations } from '../axe';
import * as make from '../make';
import { refusal, serve } from '../server';

const person = (changes: Partial<OwnProfileOf> = {}): OwnProfileOf => ({
  ...make.learner(),
  npi: null,
  birthday: null,
  boardIdentifiers: [],
  licenses: [],
  gaps: [],
  ...changes,
});
const answered = (profile: OwnProfileOf) => ({
  viewer: { learner: profile },
  boards: [{ code: 'ABIM', label: 'American Board of Internal Medicine' }],
  regulators: [{ code: 'DHA', label: 'Dubai Health Authority (DHA)' }],
});
const mail = (address: string, changes: Partial<AddressOf> = {}): AddressOf => ({ address, verifiedAt: '2026-03-09T08:30:00Z', primary: false, ...changes });
const session = (id: string, current = false): SessionOf => ({
  id,
  device: 'Firefox on Linux',
  startedAt: '2026-03-09T08:30:00Z',
  lastSeenAt: '2026-03-09T09:30:00Z',
  current,
});

beforeEach(() => {
  learner.value = make.learner();
});

test('a profile sends what is different and nothing else', async () => {
  const { asked } = serve({
    OwnProfile: () => answered(person()),
    Specialties: () => ({ specialties: [] }),
    Unprintable: () => ({ unprintableCharacters: [] }),
    SaveProfile: ({ input }) => ({ updateProfile: { learner: person(input), errors: [] } }),
  });
  const { container } = render(<About />);
  const family = await screen.findByLabelText('Family name');
  expect(await violations(container)).toEqual([]);
  const user = userEvent.setup();
  await user.clear(family);
  await user.type(family, 'Nasser{Enter}');
  await screen.findByText('Saved.');
  expect(asked.find(({ name }) => name === 'SaveProfile')?.variables).toEqual({ input: { familyName: 'Nasser' } });
  expect(learner.value?.familyName).toBe('Nasser');
});

test('characters that cannot be printed are named while one writes', async () => {
  serve({
    OwnProfile: () => answered(person()),
    Specialties: () => ({ specialties: [] }),
    Unprintable: ({ text }) => ({ unprintableCharacters: text.includes('李') ? ['李'] : [] }),
  });
  render(<About />);
  const printed = await screen.findByLabelText('Name on certificates');
  await userEvent.setup().type(printed, ' 李');
  expect((await screen.findByText(/cannot print/)).textContent).toContain('李');
  expect(printed.getAttribute('aria-invalid')).toBe('true');
});

test('a gap says what waits for it and leads to the field', async () => {
  serve({ OwnProfile: () => answered(person({ gaps: [{ field: 'boardIdentifiers', board: { code: 'ABIM', label: 'American Board of Internal Medicine' } }] })) });
  const { container } = render(<Numbers />);
  const sentence = await screen.findByText(/your points cannot be reported: American Board/);
  expect(within(sentence).getByRole('link').getAttribute('href')).toBe('/profile/numbers#boardIdentifiers');
  expect(container.querySelector('#boardIdentifiers')).toBeTruthy();
  expect(await violations(container)).toEqual([]);
});

test('a wrong NPI is marked in the words of the page', async () => {
  serve({
    OwnProfile: () => answered(person()),
    SaveProfile: () => ({ updateProfile: { learner: null, errors: [{ ...refusal('INVALID_INPUT', ['input', 'npi']), parameters: [{ name: 'rule', value: 'npi' }] }] } }),
  });
  await setLanguage('ar');
  render(<Numbers />);
  await userEvent.setup().type(await screen.findByLabelText('رقم NPI'), '123{Enter}');
  expect(await screen.findByText(/هذا ليس رقم NPI/)).toBeTruthy();
});

test('an address waits for its code and is confirmed by it', async () => {
  const first = mail('layla@example.org', { primary: true });
  const waiting = mail('layla@clinic.example', { verifiedAt: null });
  const { asked } = serve({
    Security: () => ({ viewer: { emails: [first], sessions: [session('1', true)] } }),
    AddEmail: () => ({ addEmail: { viewer: { emails: [first, waiting] }, errors: [] } }),
    VerifyEmail: () => ({ verifyEmail: { viewer: { emails: [first, mail('layla@clinic.example')] }, errors: [] } }),
  });
  const { container } = render(<Security />);
  const user = userEvent.setup();
  await user.type(await screen.findByLabelText('Another address'), 'layla@clinic.example{Enter}');
  await user.type(await screen.findByLabelText('Code from the e-mail'), '123456{Enter}');
  await waitFor(() => expect(screen.queryByLabelText('Code from the e-mail')).toBeNull());
  expect(asked.at(-1)?.variables).toEqual({ input: { email: 'layla@clinic.example', code: '123456' } });
  expect(await violations(container)).toEqual([]);
});

test('signing out everywhere makes a stranger', async () => {
  const { asked } = serve({
    Security: () => ({ viewer: { emails: [mail('layla@example.org', { primary: true })], sessions: [session('1', true), session('2')] } }),
    EndSessions: () => ({ endSessions: { viewer: { roles: [], sessions: [] }, errors: [] } }),
  });
  render(<Security />);
  await userEvent.setup().click(await screen.findByRole('button', { name: 'Sign out everywhere' }));
  await waitFor(() => expect(learner.value).toBeNull());
  expect(asked.at(-1)?.variables).toEqual({ input: {} });
});
