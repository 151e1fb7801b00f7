import { render } from '@testing-library/preact';
import { beforeEach, expect, test, vi } from 'vitest';
import type { ViewerOf } from '../../src/gql/session';
import { forgetViewer, takeViewer, useAccountChanges } from '../../src/state/account';
import { email, learner, roles } from '../../src/state/session';

const viewer = (changes: Partial<ViewerOf> = {}): ViewerOf => ({
  learner: {
    id: 'learner-1',
    name: 'Sara Al Mansoori',
    givenName: 'Sara',
    familyName: 'Al Mansoori',
    printedName: 'Sara Al Mansoori',
    profession: 'PHYSICIAN',
    specialty: null,
    timeZone: 'Asia/Dubai',
    language: 'en',
  },
  emails: [{ address: 'sara@demo.example', primary: true }],
  roles: ['LEARNER'],
  organizations: [],
  ...changes,
});

function listening(): () => void {
  const reload = vi.fn<() => void>();
  function Page() {
    useAccountChanges(reload);
    return null;
  }
  render(<Page />);
  return reload;
}

beforeEach(forgetViewer);

test('what the stream says first is no change, and is taken over', () => {
  const reload = listening();
  takeViewer(viewer());
  expect(reload).not.toHaveBeenCalled();
  expect(learner.value?.name).toBe('Sara Al Mansoori');
});

test('another name, address or role is shown at once, and pages ask again for what they show beside', () => {
  const reload = listening();
  takeViewer(viewer());
  takeViewer(viewer({ learner: { ...viewer().learner!, name: 'Sara Al Mazrouei' }, emails: [{ address: 'sara@clinic.example', primary: true }], roles: ['LEARNER', 'STAFF'] }));
  expect(reload).toHaveBeenCalledTimes(1);
  expect([learner.value?.name, email.value, roles.value]).toEqual(['Sara Al Mazrouei', 'sara@clinic.example', ['LEARNER', 'STAFF']]);
});

test('a license or a session that the stream does not carry is asked for, and nothing else moves', () => {
  const reload = listening();
  takeViewer(viewer());
  const before = learner.value;
  takeViewer(viewer());
  expect(reload).toHaveBeenCalledTimes(1);
  expect(learner.value).toBe(before);
});
