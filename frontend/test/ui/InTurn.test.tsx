import { render, screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { InTurn } from '../../src/ui/InTurn';

test('draws its parts one after another from the top, and leaves no part out', async () => {
  const { container, rerender } = render(
    <InTurn>
      <p>first</p>
      {false}
      <p>second</p>
      <p>third</p>
    </InTurn>,
  );
  expect(container.textContent).toBe('first');
  await screen.findByText('third');
  expect(container.textContent).toBe('firstsecondthird');

  rerender(
    <InTurn>
      <p>first</p>
      <p>between</p>
      <p>second</p>
      <p>third</p>
    </InTurn>,
  );
  await screen.findByText('third');
  expect(container.textContent).toBe('firstbetweensecondthird');
});
