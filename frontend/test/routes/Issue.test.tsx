import { render, screen, waitFor } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { Issue } from '../../src/routes/certificates/Issue';
import { violations } from '../axe';
import { serve } from '../server';

const issued = {
  id: 'certificate-1',
  number: 'MMC-7',
  kind: 'TRANSCRIPT',
  title: 'Earned January 1, 2026 to December 31, 2026',
  status: 'ACTIVE',
  downloadUrl: '/certificates/MMC-7.pdf',
  verifyUrl: '/verify/MMC-7',
};

const refused = (code: string, message: string, rule?: string) => ({
  issueCertificate: {
    certificate: null,
    errors: [{ code, message, path: ['input', 'enrollment'], parameters: rule ? [{ name: 'rule', value: rule }] : [], retryAfterSeconds: null }],
  },
});

test('a transcript is issued for the days that are chosen, and offered', async () => {
  const asked: unknown[] = [];
  const done = vi.fn();
  serve({
    IssueCertificate: ({ input }: { input: unknown }) => {
      asked.push(input);
      return { issueCertificate: { certificate: issued, errors: [] } };
    },
  });
  const { container } = render(<Issue done={done} />);
  await userEvent.click(screen.getByRole('button', { name: 'Issue a document' }));
  expect(await violations(container)).toEqual([]);
  const from = screen.getByLabelText('From');
  await userEvent.clear(from);
  await userEvent.type(from, '2025-07-01');
  await userEvent.click(screen.getByRole('button', { name: 'Issue it' }));

  await waitFor(() => expect(screen.getByText(issued.title)).toBeTruthy());
  expect(asked).toEqual([
    { kind: 'TRANSCRIPT', specialty: null, earnedFrom: '2025-07-01', earnedTo: `${new Date().getFullYear()}-12-31`, language: 'en' },
  ]);
  expect(screen.getAllByRole('link')[0]!.getAttribute('href')).toBe(`${issued.downloadUrl}?download`);
  expect(done).toHaveBeenCalledOnce();
});

test('a specialty without credit is said to have none, and nothing is offered', async () => {
  const done = vi.fn();
  serve({
    Specialties: () => ({ specialties: [{ code: 'cardiology', label: 'Cardiology' }] }),
    IssueCertificate: () => refused('NOTHING_TO_CLAIM', 'No.', 'none-in-period'),
  });
  render(<Issue done={done} />);
  await userEvent.click(screen.getByRole('button', { name: 'Issue a document' }));
  await userEvent.selectOptions(screen.getByLabelText('Document'), 'SPECIALTY');
  await screen.findByRole('option', { name: 'Cardiology' });
  await userEvent.selectOptions(screen.getByLabelText('Specialty'), 'cardiology');
  await userEvent.click(screen.getByRole('button', { name: 'Issue it' }));

  expect(await screen.findByText('You have no credit in this specialty in this period.')).toBeTruthy();
  expect(screen.queryByRole('link')).toBeNull();
  expect(done).not.toHaveBeenCalled();
});
