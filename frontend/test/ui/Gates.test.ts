import { describe, expect, test } from 'vitest';
import { setLanguage } from '../../src/i18n/catalog';
import { terms, wordFor } from '../../src/i18n/terms';
import { gateSentence, gateStep } from '../../src/ui/Gates';
import * as make from '../make';

describe('a gate', () => {
  test.each([
    [make.gate(), 'You have completed 45% of the content; 80% is needed.'],
    [make.gate({ actual: '91.00' }), 'Every required part of the content must be completed to 80%.'],
    [make.gate({ kind: 'ATTEMPTS', code: 'attempts.left', actual: '1', required: '3', unit: 'COUNT' }), '1 of 3 attempts at the assessment are used.'],
    [make.gate({ kind: 'TIME', code: 'time.short', actual: '12.50', required: '30', unit: 'MINUTES' }), 'You have spent 12.5 of 30 minutes with the material.'],
    [make.gate({ code: 'content.unheard_of' }), 'As the server explains it.'],
  ])('is a sentence (%#)', (gate, sentence) => {
    expect(gateSentence(gate)).toBe(sentence);
  });

  test('is a sentence in Arabic, with its digits', async () => {
    await setLanguage('ar');
    expect(gateSentence(make.gate())).toMatch(/٤٥.*٨٠/);
  });

  test('leads to the step that meets it, if the learner can act', () => {
    expect(gateStep(make.gate(), 'a=')?.to).toBe('/activities/a%3D/next/content');
    expect(gateStep(make.gate({ kind: 'ELIGIBILITY', code: 'eligibility.unmet' }), 'a')?.to).toBe('/profile');
    expect(gateStep(make.gate({ actor: 'STAFF' }), 'a')).toBeUndefined();
    expect(gateStep(make.gate({ met: true }), 'a')).toBeUndefined();
  });
});

test('a value that the enum grew later reads as OTHER', () => {
  expect(wordFor(terms.value.formats, 'HOLOGRAM')).toBe('Other format');
});
