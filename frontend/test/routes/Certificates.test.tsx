import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import Certificates from '../../src/routes/Certificates';
import { navigate } from '../../src/lib/router';
import { openJobs } from '../../src/state/jobs';
import { apply, forget } from '../../src/state/store';
import { violations } from '../axe';
import * as make from '../make';
import { refusal, serve } from '../server';

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
      certificates: { totalCount: held.length, edges: held.map((node) => ({ node })), pageInfo: { hasNextPage: false, endCursor: null } },
    },
  },
});

const packaged = (changes: object) => ({
  id: 'job-1',
  kind: 'PACKAGE_CERTIFICATES',
  status: 'RUNNING',
  done: 1,
  total: 2,
  cancellable: true,
  createdAt: '2026-03-09T08:30:00Z',
  downloadUrl: null,
  expiresAt: null,
  errors: [],
  rowErrors: { edges: [] },
  ...changes,
});
const listed = (...nodes: object[]) => ({ viewer: { jobs: { edges: nodes.map((node) => ({ node })) } } });
const nothing = () => listed();

beforeEach(() => {
  forget();
  openJobs.value = [];
  navigate('/certificates', { replace: true });
});

test('a certificate that is revoked while one looks is shown so, with the one in its place', async () => {
  let held = holding(certificate('MMC-1', 'ACTIVE', '4.00'));
  serve({ Certificates: () => held, Packages: nothing, Filters: () => ({ specialties: [], boards: [] }) });
  apply(make.update({ summary: make.summary({ total: '4.00' }) }));
  const { container } = render(<Certificates />);
  expect(await screen.findByText('Active', { ignore: 'option' })).toBeTruthy();

  held = holding(certificate('MMC-2', 'ACTIVE', '2.00'), certificate('MMC-1', 'REVOKED', '4.00', 'Not attended.'));
  apply(make.update({ summary: make.summary({ total: '2.00' }) }));

  await waitFor(() => expect(screen.getByText('Revoked', { ignore: 'option' })).toBeTruthy());
  expect(screen.getByText('Not attended.')).toBeTruthy();
  expect(screen.getAllByRole('listitem').filter((each) => each.classList.contains('certificate'))).toHaveLength(2);
  expect(await violations(container)).toEqual([]);
});

test('those that are chosen are asked for in one file, and how far it is stands there until it can be downloaded', async () => {
  let jobs = listed();
  const { asked } = serve({
    Certificates: () => holding(certificate('MMC-1', 'ACTIVE', '4.00'), certificate('MMC-2', 'ACTIVE', '2.00')),
    Filters: () => ({ specialties: [], boards: [] }),
    Packages: () => jobs,
    PackageCertificates: () => {
      jobs = listed(packaged({}));
      return { packageCertificates: { job: { id: 'job-1' }, errors: [] } };
    },
    CancelJob: () => ({ cancelJob: { job: { id: 'job-1' }, errors: [] } }),
  });
  const user = userEvent.setup();
  const { container } = render(<Certificates />);

  await user.click(await screen.findByRole('checkbox', { name: /MMC-2/ }));
  expect(screen.getByText('1 chosen')).toBeTruthy();
  expect((screen.getByLabelText('Choose all shown') as HTMLInputElement).indeterminate).toBe(true);
  await user.click(screen.getByRole('button', { name: 'Package…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Certificates in one file', hidden: true }));
  await user.selectOptions(dialog.getByLabelText('File'), 'PDF');
  await user.click(dialog.getByRole('button', { name: 'Make the file', hidden: true }));

  expect(await screen.findByText('1 of 2')).toBeTruthy();
  const { input } = asked.find(({ name }) => name === 'PackageCertificates')!.variables;
  expect(input).toMatchObject({ ids: ['MMC-2'], format: 'PDF', paper: 'A4', order: 'DATE', cover: true, name: null });

  openJobs.value = [packaged({ done: 2 }) as never];
  expect(await screen.findByText('Putting it together')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Call it off' }));
  expect(asked.find(({ name }) => name === 'CancelJob')!.variables).toEqual({ input: { jobId: 'job-1' } });

  jobs = listed(
    packaged({
      status: 'DONE',
      done: 2,
      downloadUrl: '/jobs/job-1/file',
      expiresAt: '2026-03-16T08:30:00Z',
      rowErrors: { edges: [{ node: { row: 1, column: '', code: 'not_printed', message: 'A glyph is missing.' } }] },
    }),
  );
  openJobs.value = [];
  expect((await screen.findByRole('link', { name: 'Download' })).getAttribute('href')).toBe('/jobs/job-1/file');
  expect(screen.getByText('1 certificate could not be printed and was left out')).toBeTruthy();
  expect(await violations(container)).toEqual([]);
});

test('what fits the filter of the address is asked for, and a refusal stands in the dialog', async () => {
  navigate('/certificates?status=ACTIVE&from=2026-01-01&to=nonsense', { replace: true });
  const { asked } = serve({
    Certificates: () => holding(certificate('MMC-1', 'ACTIVE', '4.00')),
    Filters: () => ({ specialties: [], boards: [] }),
    Packages: nothing,
    PackageCertificates: () => ({ packageCertificates: { job: null, errors: [refusal('INVALID_INPUT', ['input', 'filter'], 'No certificate fits.')] } }),
  });
  const filter = { kinds: null, status: ['ACTIVE'], specialties: null, completedFrom: '2026-01-01', completedTo: null };
  const user = userEvent.setup();
  render(<Certificates />);

  await user.click(await screen.findByRole('button', { name: 'Package…' }));
  await user.click(screen.getByRole('button', { name: 'Make the file', hidden: true }));

  expect(await screen.findByText('No certificate fits.')).toBeTruthy();
  expect(asked.find(({ name }) => name === 'Certificates')!.variables.filter).toEqual(filter);
  expect(asked.find(({ name }) => name === 'PackageCertificates')!.variables.input.filter).toEqual(filter);
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
