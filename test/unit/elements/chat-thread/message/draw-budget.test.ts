import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DrawBudget } from '../../../../../src/elements/internal/format/draw-budget.js';
import { findLinks } from '../../../../../src/elements/chat-thread/message/find-links.js';
import { splitLongRuns } from '../../../../../src/elements/internal/format/long-runs.js';
import { takeText, type TextPart } from '../../../../../src/elements/chat-thread/message/rich/take-text.js';
import { linksOfText } from '../../../../../src/elements/chat-thread/message/rich/links-of-text.js';

const take = (text: string, steps: number): readonly TextPart[] =>
  takeText(text, new DrawBudget(steps), (from, to) => linksOfText(text, from, to));

const shown = (text: string, steps: number): string => text.slice(0, take(text, steps).at(-1)?.to ?? 0);

const fill = (unit: string, length = 20_000): string => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

const texts: Readonly<Record<string, string>> = {
  words: fill('word '),
  'one word': fill('x'),
  lines: fill('a\n'),
  'line breaks': fill('\n'),
  'Windows lines': fill('ab\r\n'),
  Arabic: fill('\u0628'),
  'Arabic words': fill('\u0633\u0644\u0627\u0645 '),
  Chinese: fill('订单在这里谢谢'),
  emoji: fill('👨‍👩‍👧‍👦🇨🇭👍🏽e\u0301\u0323'),
  'joined emoji': fill('👩\u200d'),
  links: fill('https://shop.example/a?b=c '),
  'long links': fill(`see https://shop.example/${'a'.repeat(3_000)} and `),
  'Arabic links': fill(`https://shop.example/${'\u0628'.repeat(900)} `),
  'mail addresses': fill('a@b.de,'),
};

describe('a text', () => {
  for (const [kind, text] of Object.entries(texts)) {
    test(`of ${kind} is shown in steps, each longer than the one before, until all of it is shown`, () => {
      let previous = '';
      let steps = 1;
      for (; previous !== text; steps++) {
        const current = shown(text, steps);
        assert.ok(current.length > previous.length && current.startsWith(previous), `step ${steps}`);
        const added = current.length - previous.length;
        assert.ok(added <= 8_000 + 4_096 + 80, `step ${steps} adds ${added} characters`);
        const lines = current.split('\n').length - previous.split('\n').length;
        assert.ok(lines <= 201, `step ${steps} adds ${lines} lines`);
        previous = current;
      }
      assert.ok(steps < 150, `${steps} steps`);
      const parts = take(text, steps);
      assert.equal(parts.map(({ from, to }) => text.slice(from, to)).join(''), text);
      assert.equal(takeText(text, new DrawBudget(steps)).at(-1)?.to, text.length);
    });

    test(`of ${kind} is never cut within a character or a link`, () => {
      const part = text.slice(0, 12_000);
      const starts = new Set([...new Intl.Segmenter().segment(part)].map(({ index }) => index));
      const links = findLinks(part);
      for (const { to } of take(part, 40)) {
        // Emoji that are joined without end are one character: that one is divided.
        if (kind !== 'joined emoji') assert.ok(to === part.length || starts.has(to), `character at ${to}`);
        assert.deepEqual(
          links.filter(({ start, end }) => start < to && to < end),
          [],
          `link at ${to}`,
        );
      }
    });
  }

  test('is cut between words', () => {
    const text = texts['words'] ?? '';
    for (const { to } of take(text, 5)) assert.match(text.slice(0, to), /word ?$/);
  });

  test('that is short costs its length only, so that many fit', () => {
    const budget = new DrawBudget(1);
    assert.equal(budget.drawItems(Array.from({ length: 5_000 }), () => takeText('Row', budget)).length, 187);
    assert.equal(budget.isExceeded, true);
  });
});

describe('links of a long text', () => {
  test('are those of the whole text, found window by window', () => {
    for (const unit of [
      'word https://shop.example/a?b=c, ',
      'pim@mail.example ',
      'xwww.shop.example www.shop.example/a ',
      `https://shop.example/${'a'.repeat(997)} `,
      'https://shop.example/a,https://shop.example/b;',
      '见https://shop.example/a谢谢',
    ]) {
      const text = fill(unit, 30_000);
      const expected = findLinks(text).filter(({ end }) => end < 26_000);
      const found = linksOfText(text, 0, text.length).filter(({ end }) => end < 26_000);
      assert.deepEqual(found, expected, unit);
    }
  });
});

describe('long runs of letters', () => {
  test('are divided, and nothing else is', () => {
    for (const unit of ['\u0628', '\u0633\u0644\u0627\u0645', '\u0915\u094d\u0937', 'b\u0628']) {
      const text = fill(unit);
      const parts = splitLongRuns(text);
      assert.equal(parts.join(''), text);
      assert.ok(parts.length > 1 || unit.startsWith('b'), unit);
      assert.ok(unit.startsWith('b') || parts.every((part) => part.length <= 400), unit);
    }
    for (const kind of ['words', 'one word', 'Chinese', 'Arabic words', 'emoji'])
      assert.equal(splitLongRuns(texts[kind] ?? '').length, 1, kind);
  });
});

describe('lists', () => {
  const items = Array.from({ length: 1_000 }, (_, i) => i);

  test('are shown in steps', () => {
    const counts = [1, 2, 3, 6].map((steps) => new DrawBudget(steps).drawItems(items, String).length);
    assert.deepEqual(counts, [200, 400, 600, 1_000]);
  });

  test('nothing follows what was left out', () => {
    const budget = new DrawBudget(1);
    takeText(fill('word '), budget);
    assert.equal(budget.take('footer'), false);
    assert.deepEqual(budget.drawItems(items, String), []);
    assert.equal(budget.isExceeded, true);
  });

  test('a section has a budget of its own, and says so for all', () => {
    const budget = new DrawBudget(1);
    takeText('short', budget);
    assert.equal(budget.isExceeded, false);
    const section = budget.section();
    assert.equal(section.drawItems(items, String).length, 200);
    assert.equal(budget.isExceeded, true);
    assert.equal(budget.take('footer'), true);
  });

  test('what fits exactly leaves nothing out', () => {
    const budget = new DrawBudget(1);
    assert.equal(budget.drawItems(items.slice(0, 200), String).length, 200);
    assert.equal(budget.isExceeded, false);
  });
});
