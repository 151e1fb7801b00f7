import { render, screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, expect, test } from 'vitest';
import Dashboard from '../../src/routes/Dashboard';
import { apply, forget } from '../../src/state/store';
import { violations } from '../axe';
import * as make from '../make';
import { serve } from '../server';

const summary = make.summary({
  total: '4.00',
  points: '12.00',
  byType: [
    { key: 'AMA_PRA_CATEGORY_1', label: 'AMA', amount: '4.00', unit: 'CREDIT' as const, count: 2 },
    { key: 'MOC', label: 'MOC', amount: '12.00', unit: 'POINT' as const, count: 1 },
  ],
});

function dashboard({ empty = false } = {}) {
  const none = { edges: [], pageInfo: { hasNextPage: false, endCursor: null } };
  const credits = { edges: [{ node: make.credit({ certificates: [{ id: 'c', number: 'MMC-1', status: 'ACTIVE', ready: true, downloadUrl: '/c/MMC-1.pdf', png: '/c/MMC-1.png', badge: '/c/MMC-1.jwt' }] }) }], pageInfo: none.pageInfo };
  return {
    ExpiringSoon: () => ({
      viewer: { learner: { id: 'learner-1', creditSummary: { expiring: empty ? { totalCount: 0, edges: [] } : { totalCount: 2, edges: [{ node: { id: 'c1', expiresOn: '2026-12-24' } }] } } } },
    }),
    Dashboard: () => ({
      viewer: {
        learner: {
          id: 'learner-1',
          creditSummary: empty ? make.summary() : summary,
          enrollments: { edges: empty ? [] : [{ node: make.enrollment() }] },
          credits: empty ? none : credits,
        },
      },
    }),
  };
}

beforeEach(forget);

test('credits and points stand beside each other and are never added', async () => {
  serve(dashboard());
  const { container } = render(<Dashboard />);
  expect((await screen.findByTestId('total')).textContent).toBe('4.00');
  expect(screen.getByTestId('points').textContent).toBe('12.00');
  expect(container.textContent).not.toContain('16.00');
  await waitFor(() => expect(container.textContent).toContain('may add up to more than the total'));
  expect(await violations(container)).toEqual([]);
});

test('every entry has its certificate', async () => {
  serve(dashboard());
  render(<Dashboard />);
  const table = await screen.findByRole('table', { name: 'Recent credits' });
  expect(within(table).getByRole('link', { name: /^Download certificate.*for Sepsis in the first hour$/ }).getAttribute('href')).toBe('/c/MMC-1.pdf?download');
  expect(within(table).getByText('2.25')).toBeTruthy();
});

test('progress made elsewhere moves the bar without asking anything', async () => {
  const { asked } = serve(dashboard());
  render(<Dashboard />);
  const bar = await screen.findByRole<HTMLProgressElement>('progressbar', { name: 'Progress: Sepsis in the first hour' });
  expect(bar.value).toBe(45);
  await screen.findByRole('link', { name: /^2 entries lose their use within 90 days/ });
  const before = asked.length;
  apply(make.update({ summary: null, enrollments: [make.enrollment({ percentComplete: '71.50', updatedAt: '2026-03-01T10:00:09Z' })] }));
  await waitFor(() => expect(bar.value).toBe(71.5));
  expect(asked).toHaveLength(before);
});

test('what expires soon is said with a way to it, and asked again when there is other credit', async () => {
  const { asked } = serve(dashboard());
  render(<Dashboard />);
  const link = await screen.findByRole('link', { name: '2 entries lose their use within 90 days, the first after 24 Dec 2026' });
  expect(link.getAttribute('href')).toBe('/credits?status=EXPIRING');
  const times = () => asked.filter(({ name }) => name === 'ExpiringSoon').length;
  expect(times()).toBe(1);
  apply(make.update({ summary: { ...summary, total: '4.25' } }));
  await waitFor(() => expect(screen.getByTestId('total').textContent).toBe('4.25'));
  await waitFor(() => expect(times()).toBe(2));
});

test('with nothing yet it leads to the catalogue', async () => {
  serve(dashboard({ empty: true }));
  const { container } = render(<Dashboard />);
  await screen.findByText(/No activity in progress/);
  await screen.findByText('Nothing you have loses its use within 90 days.');
  const links = screen.getAllByRole('link', { name: 'Browse the catalogue' });
  expect(new Set(links.map((link) => link.getAttribute('href')))).toEqual(new Set(['/catalogue']));
  expect(await violations(container)).toEqual([]);
});

test('without a connection it says so and offers another try', async () => {
  serve({});
  render(<Dashboard />);
  expect((await screen.findByRole('alert')).textContent).toContain('cannot be reached');
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
});
