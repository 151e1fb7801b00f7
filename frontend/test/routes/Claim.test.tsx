import { render, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { Claim } from '../../src/routes/activity/Claim';
import { byActivity, forget, put } from '../../src/state/store';
import { violations } from '../axe';
import * as make from '../make';
import { refusal, serve } from '../server';

const due = (basis: 'FULL' | 'PARTIAL') =>
  make.enrollment({
    status: 'READY_TO_CLAIM',
    claimable: [{ type: 'AMA_PRA_CATEGORY_1', board: null, specialty: null, amount: '2.00', unit: 'CREDIT', basis, maximum: '4.00' }],
  });

function Shown() {
  const view = byActivity.value.get('activity-1');
  return view ? <Claim view={view} title="Sepsis" /> : null;
}

function show(view = due('FULL')) {
  forget();
  put(view);
  return render(<Shown />);
}

test('it says what a claim would pay, and that a part can be completed later', async () => {
  const { container } = show(due('PARTIAL'));
  expect(screen.getByText('2.00').textContent).toBe('2.00');
  expect(container.textContent).toContain('partial · of at most 4.00');
  expect(container.textContent).toContain('come back for what is missing');
  expect(await violations(container)).toEqual([]);
});

test('nothing is claimed before the learner attests, and cancelling sends nothing', async () => {
  const { asked } = serve({});
  const user = userEvent.setup();
  show();
  await user.click(screen.getByRole('button', { name: 'Claim credit' }));
  const dialog = await screen.findByRole('dialog', { name: 'Claim this credit?' });
  expect(dialog.textContent).toContain('only the credit commensurate with the extent of my participation');
  await user.click(within(dialog).getByRole('button', { name: 'Not yet' }));
  expect(asked).toEqual([]);
});

test('the claim leads to the certificate', async () => {
  const { asked } = serve({
    ClaimCredit: () => ({
      claimCredit: {
        enrollment: { ...due('FULL'), status: 'CLAIMED', claimable: [], updatedAt: '2026-03-01T10:00:09Z' },
        credits: [make.credit({ amount: '2.00' })],
        certificate: { id: 'c', number: 'MMC-1', title: 'Sepsis', ready: false, verifyUrl: '/verify/MMC-1', downloadUrl: '/certificates/MMC-1.pdf', png: '/certificates/MMC-1.png', badge: '/certificates/MMC-1.jwt' },
        errors: [],
      },
    }),
  });
  const user = userEvent.setup();
  show();
  await user.click(screen.getByRole('button', { name: 'Claim credit' }));
  await user.click(await screen.findByRole('button', { name: 'I attest and claim' }));
  const dialog = await screen.findByRole('dialog', { name: 'Credit awarded' });
  expect(within(dialog).getByRole('link', { name: /Download certificate/ }).getAttribute('href')).toBe('/certificates/MMC-1.pdf?download');
  expect(asked.map(({ variables }) => variables)).toEqual([{ input: { enrollmentId: 'enrollment-1' } }]);
  await user.click(within(dialog).getByRole('button', { name: 'Done' }));
  expect(screen.getByText('All credit of this activity is claimed.')).toBeTruthy();
});

test('a refusal stays in the dialog, in words', async () => {
  serve({ ClaimCredit: () => ({ claimCredit: { enrollment: null, credits: [], certificate: null, errors: [refusal('NOTHING_TO_CLAIM')] } }) });
  const user = userEvent.setup();
  show();
  await user.click(screen.getByRole('button', { name: 'Claim credit' }));
  await user.click(await screen.findByRole('button', { name: 'I attest and claim' }));
  expect((await screen.findByRole('alert')).textContent).toContain('As the server says it.');
});
