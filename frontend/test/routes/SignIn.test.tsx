import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { setLanguage } from '../../src/i18n/catalog';
import { SignIn } from '../../src/routes/SignIn';
import { email, learner } from '../../src/state/session';
import { violations } from '../axe';
import * as make from '../make';
import { refusal, serve } from '../server';

beforeEach(() => {
  learner.value = null;
});

async function signIn(user: ReturnType<typeof userEvent.setup>) {
  await user.type(screen.getByLabelText('E-mail'), ' layla@example.org ');
  await user.type(screen.getByLabelText('Password'), 'correct horse battery{Enter}');
}

test('it signs in with the keyboard alone', async () => {
  const { asked } = serve({
    SignIn: () => ({ signIn: { viewer: { learner: make.learner(), emails: [{ address: 'layla@example.org', primary: true }], roles: ['LEARNER'], organizations: [] }, errors: [] } }),
  });
  const { container } = render(<SignIn />);
  expect(await violations(container)).toEqual([]);
  await signIn(userEvent.setup());
  expect(asked[0]?.variables).toEqual({ input: { email: 'layla@example.org', password: 'correct horse battery' } });
  expect(learner.value?.name).toBe('Dr. Layla Haddad');
  expect(email.value).toBe('layla@example.org');
});

test('it does not say which of the two is wrong', async () => {
  serve({ SignIn: () => ({ signIn: { viewer: null, errors: [refusal('INVALID_INPUT', [], 'No account has this address.')] } }) });
  render(<SignIn />);
  await signIn(userEvent.setup());
  expect((await screen.findByText(/is not right/)).textContent).toBe('E-mail or password is not right.');
  expect(learner.value).toBeNull();
});

test('after too many tries it says how long to wait', async () => {
  serve({ SignIn: () => ({ signIn: { viewer: null, errors: [{ ...refusal('THROTTLED'), retryAfterSeconds: 90 }] } }) });
  render(<SignIn />);
  await signIn(userEvent.setup());
  expect((await screen.findByText(/Too many tries/)).textContent).toContain('90 seconds');
});

test('it turns to Arabic, whole', async () => {
  await setLanguage('ar');
  const { container } = render(<SignIn />);
  expect(screen.getByRole('heading', { name: 'تسجيل الدخول' })).toBeTruthy();
  expect(container.textContent).not.toMatch(/[A-Za-z]{3}/);
});
