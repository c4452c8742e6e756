import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ConversationId } from '../../../src/domain/index.js';
import { getDeadlines, getLimit } from '../../support/faults/deadlines.js';
import { findings, type Finding, type Violation, type Written } from '../../support/faults/history-checker.js';

const written = (text: string, id = 'one', sentAt: number | null = null): Written => ({
  ...{ text, conversationId: id as ConversationId, sentAt },
  ...{ outcome: null, emits: 1, wasAsked: false, wasHidden: false },
});
const find = (finding: Finding, ...texts: readonly string[]): readonly Violation[] =>
  texts.map((text) => ({ finding, text }));

describe('after the last fault, a message has', () => {
  const all = [written('a'), written('b'), written('other', 'two'), written('c')];
  const expected = new Map([
    ['a', 30_000],
    ['b', 31_600],
    ['other', 30_000],
    ['c', 33_200],
  ]);

  test('the time of the rule, and that of those before it in its conversation', () => {
    assert.deepEqual(getDeadlines(find('not settled', 'a', 'b', 'other', 'c'), all, 600), expected);
  });

  test('as much time on a page without a sign-in yet, which shows none', () => {
    const done = written('done', 'one', 1);
    const violations = find('nowhere on screen', 'done', 'a', 'b', 'other', 'c');
    assert.deepEqual(getDeadlines(violations, [done, ...all], 600), expected);
  });

  test('no time for what was sent before', () => {
    assert.deepEqual(getDeadlines(find('not settled', 'c'), all, 600), new Map([['c', 30_000]]));
  });
});

describe('each sign-in that a silent connection has swallowed', () => {
  const limitAfter = (finding: Finding, unanswered: number, text = 'a'): number =>
    getLimit({ finding, text }, new Map([['a', 31_600]]), unanswered);

  for (const finding of ['not settled', 'nowhere on screen'] as const)
    test(`gives 20 s to what is ${finding}, up to the connections of a browser`, () => {
      const limits = [0, 1, 2, 6, 7, 100].map((unanswered) => limitAfter(finding, unanswered));
      assert.deepEqual(limits, [31_600, 51_600, 71_600, 151_600, 151_600, 151_600]);
      assert.equal(limitAfter(finding, 2, 'sent before'), 70_000);
    });

  test('gives no time to a customer message that is missing', () => {
    assert.deepEqual(
      [0, 1, 6].map((unanswered) => limitAfter('customer message missing', unanswered)),
      [90_000, 90_000, 90_000],
    );
  });

  test('gives no time to what no sign-in changes', () => {
    const others = findings.filter(
      (finding) => !['not settled', 'nowhere on screen', 'customer message missing'].includes(finding),
    );
    for (const finding of others) assert.equal(limitAfter(finding, 6), 31_600, finding);
  });
});
