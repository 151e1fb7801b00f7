import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { Assessment } from '../../src/routes/activity/Assessment';
import { byActivity, forget, putDetail } from '../../src/state/store';
import { violations } from '../axe';
import * as make from '../make';
import { serve } from '../server';

const attempt = (number: number, passed: boolean) => ({
  assessmentKey: 'test',
  number,
  score: passed ? '100.00' : '50.00',
  passed,
  submittedAt: '2026-03-01T10:00:00Z',
});

const after = (number: number, passed: boolean) =>
  make.enrollment({
    updatedAt: `2026-03-01T10:00:0${number}Z`,
    attempts: Array.from({ length: number }, (_, index) => attempt(index + 1, passed && index + 1 === number)),
    results: [
      {
        assessmentKey: 'test',
        number,
        answers: [
          { questionKey: 'q1', chosen: ['b'], correct: false, feedback: 'Every hour counts.' },
          { questionKey: 'q2', chosen: ['a', 'b'], correct: true, feedback: '' },
        ],
      },
    ],
  });

function Shown() {
  const view = byActivity.value.get('activity-1');
  return view ? <Assessment activity={make.activity()} assessment={make.assessment()} view={view} /> : null;
}

beforeEach(() => {
  forget();
  putDetail(make.enrollment());
});

async function answerAll(user: ReturnType<typeof userEvent.setup>) {
  await user.click(screen.getByRole('radio', { name: 'Later' }));
  await user.click(screen.getByRole('checkbox', { name: 'Cultures' }));
  await user.click(screen.getByRole('checkbox', { name: 'Lactate' }));
}

test('it is not sent before every question is answered, and leads to the one that is not', async () => {
  const { asked } = serve({});
  const user = userEvent.setup();
  const { container } = render(<Shown />);
  await user.click(screen.getByRole('radio', { name: 'Later' }));
  await user.click(screen.getByRole('button', { name: 'Submit answers' }));
  expect(asked).toEqual([]);
  expect(document.activeElement).toBe(screen.getByRole('checkbox', { name: 'Lactate' }));
  expect(screen.getByText('Answer every question first.')).toBeTruthy();
  expect(await violations(container)).toEqual([]);
});

test('answers survive a crash, and are sent again as the same submission', async () => {
  const user = userEvent.setup();
  const { asked } = serve({
    SubmitAssessment: () => {
      throw new TypeError('no connection');
    },
  });
  const { unmount } = render(<Shown />);
  await answerAll(user);
  await user.click(screen.getByRole('button', { name: 'Submit answers' }));
  expect((await screen.findByText(/Nothing is lost/)).textContent).toBeTruthy();
  unmount();

  const second = serve({ SubmitAssessment: () => ({ submitAssessment: { enrollment: after(1, false), errors: [] } }) });
  render(<Shown />);
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Later' }).checked).toBe(true);
  await user.click(screen.getByRole('button', { name: 'Submit answers' }));
  await screen.findByText(/Your score/);
  expect(second.asked[0]?.variables).toEqual(asked[0]?.variables);
  expect(second.asked[0]?.variables.input.answers).toEqual([
    { questionKey: 'q1', choiceKeys: ['b'] },
    { questionKey: 'q2', choiceKeys: ['a', 'b'] },
  ]);
});

test('a failed attempt shows each answer with its feedback, and another attempt starts blank', async () => {
  const user = userEvent.setup();
  putDetail(after(1, false));
  const { container } = render(<Shown />);
  expect(container.textContent).toContain('2 attempts left.');
  expect(container.textContent).toContain('Not right. Your answer: Later');
  expect(container.textContent).toContain('Every hour counts.');
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Later' }).checked).toBe(false);
});

test('with no attempt left there is nothing to try again', () => {
  putDetail(after(3, false));
  render(<Shown />);
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  expect(screen.getByText('Every allowed attempt is spent.')).toBeTruthy();
});

test('what is passed is not taken again', () => {
  putDetail(after(2, true));
  render(<Shown />);
  expect(screen.queryByRole('button')).toBeNull();
  expect(screen.getByText(/Passed/)).toBeTruthy();
});
