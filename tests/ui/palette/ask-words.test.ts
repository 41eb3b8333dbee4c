import { expect, test } from 'vitest';
import { askWords } from '../../../src/ui/palette/ask-words';

test('that the ticket asks is said only where it does', () => {
  const asks = 'It goes into the ticket, which shows it and asks before it is sent.';
  expect(askWords('limit', {})).toBe(asks);
  expect(askWords('limit', { 'limit small palette': 'hold', 'market small palette': 'none' })).toBe(asks);
  expect(askWords('limit', { 'limit small palette': 'none', 'limit large palette': 'none' })).toMatch(
    /^Enter may send it at once, .*without a question: /,
  );
});

test('where it goes by the size it is said up to which, or above which', () => {
  expect(askWords('market', { 'market small palette': 'none' })).toContain('without a question, if what it holds back is up to 10 %');
  expect(askWords('market', { 'market large palette': 'none' })).toContain('without a question, if what it holds back is above 10 %');
});
