import { render, screen, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { Download } from '../../src/ui/Download';
import { violations } from '../axe';

const files = { downloadUrl: '/certificates/M-1.pdf?paper=A4', png: '/certificates/M-1.png?paper=A4', badge: '/certificates/M-1.jwt' };

const links = (within_: HTMLElement) =>
  within(within_)
    .getAllByRole('link', { hidden: true })
    .map((link) => [link.textContent, link.getAttribute('href')]);

test('one click saves the PDF, and the button beside it opens every format and printing', async () => {
  const { container } = render(<Download files={files} title="Sepsis" />);

  const first = screen.getByRole('link', { name: /^Download certificate ?for Sepsis$/ });
  expect(first.getAttribute('href')).toBe('/certificates/M-1.pdf?paper=A4&download');
  const button = screen.getByRole('button', { name: 'All formats and printing for Sepsis' });
  const list = document.getElementById(button.getAttribute('popovertarget')!)!;
  expect(links(list)).toEqual([
    ['PDF', '/certificates/M-1.pdf?paper=A4&download'],
    ['Picture (PNG)', '/certificates/M-1.png?paper=A4&download'],
    ['Open Badge', '/certificates/M-1.jwt'],
    ['Print', '/certificates/M-1.pdf?paper=A4'],
  ]);
  expect(await violations(container)).toEqual([]);
});

test('what a certificate does not have is not offered, and two of them open lists of their own', () => {
  render(
    <>
      <Download files={{ ...files, badge: null }} title="Sepsis" />
      <Download files={files} title="Stroke" primary />
    </>,
  );

  const lists = screen.getAllByRole('button').map((button) => document.getElementById(button.getAttribute('popovertarget')!)!);
  expect(lists.map((list) => links(list).length)).toEqual([3, 4]);
});
