import { render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import Certificates from '../../src/routes/Certificates';
import { apply, forget } from '../../src/state/store';
import { violations } from '../axe';
import * as make from '../make';
import { serve } from '../server';

const certificate = (number: string, status: string, amount: string, revocationReason: string | null = null) => ({
  id: number,
  number,
  kind: 'CREDIT',
  title: 'Sepsis in the first hour',
  learnerName: 'Amal Haddad',
  issuedAt: '2026-03-09T08:30:00Z',
  status,
  revocationReason,
  ready: true,
  visible: true,
  nameVisible: true,
  verifyUrl: `/verify/${number}`,
  downloadUrl: `/c/${number}.pdf?paper=A4`,
  png: `/c/${number}.png?paper=A4`,
  badge: `/c/${number}.jwt`,
  credits: { edges: [{ node: { id: `credit-${number}`, type: 'AMA_PRA_CATEGORY_1', board: null, specialty: null, amount, unit: 'CREDIT' } }] },
});

const holding = (...held: ReturnType<typeof certificate>[]) => ({
  viewer: {
    learner: {
      id: 'learner-1',
      certificates: { edges: held.map((node) => ({ node })), pageInfo: { hasNextPage: false, endCursor: null } },
    },
  },
});

beforeEach(forget);

test('a certificate that is revoked while one looks is shown so, with the one in its place', async () => {
  let held = holding(certificate('MMC-1', 'ACTIVE', '4.00'));
  serve({ Certificates: () => held });
  apply(make.update({ summary: make.summary({ total: '4.00' }) }));
  const { container } = render(<Certificates />);
  expect(await screen.findByText('Active')).toBeTruthy();

  held = holding(certificate('MMC-2', 'ACTIVE', '2.00'), certificate('MMC-1', 'REVOKED', '4.00', 'Not attended.'));
  apply(make.update({ summary: make.summary({ total: '2.00' }) }));

  await waitFor(() => expect(screen.getByText('Revoked')).toBeTruthy());
  expect(screen.getByText('Not attended.')).toBeTruthy();
  expect(screen.getAllByRole('listitem').filter((each) => each.classList.contains('certificate'))).toHaveLength(2);
  expect(await violations(container)).toEqual([]);
});

test('a certificate is hidden by its holder, who sees each time that it was verified', async () => {
  let held = holding(certificate('MMC-1', 'ACTIVE', '4.00'));
  const asked: unknown[] = [];
  serve({
    Certificates: () => held,
    SetCertificateVisibility: ({ input }: { input: unknown }) => {
      asked.push(input);
      held = holding({ ...certificate('MMC-1', 'ACTIVE', '4.00'), visible: false });
      return { setCertificateVisibility: { certificate: { id: 'MMC-1', visible: false, nameVisible: true }, errors: [] } };
    },
    Verifications: () => ({
      node: {
        id: 'MMC-1',
        verifications: {
          edges: [{ node: { id: 'trace-1', at: '2026-03-10T08:30:00Z', channel: 'FILE', by: null, organization: 'Dubai Health' } }],
          pageInfo: { hasNextPage: false, endCursor: null },
        },
      },
    }),
  });
  const { container } = render(<Certificates />);
  const user = userEvent.setup();

  await user.click(await screen.findByText('What others see'));
  expect(await screen.findByText('Dubai Health')).toBeTruthy();
  await user.click(screen.getByRole('checkbox', { name: /It can be verified/ }));

  expect(await screen.findByText('Hidden')).toBeTruthy();
  expect(asked).toEqual([{ certificateId: 'MMC-1', visible: false }]);
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /Your name is shown/ }).disabled).toBe(true);
  expect(await violations(container)).toEqual([]);
});
