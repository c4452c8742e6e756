import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  formatSelection,
  type FormatKind,
} from '../../../../src/elements/chat-thread/composer/formatting/format-selection.js';

/** The selection is between brackets. */
function format(kind: FormatKind, marked: string): string {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  const text = marked.replace('[', '').replace(']', '');
  const change = formatSelection(kind, { text, start, end });
  const selected = change.text.slice(change.selectStart, change.selectEnd);
  return `${text.slice(0, change.start)}${change.text.slice(0, change.selectStart)}[${selected}]${change.text.slice(change.selectEnd)}${text.slice(change.end)}`;
}

test('the selected words are formatted, and the same again removes the format', () => {
  const cases: readonly (readonly [FormatKind, before: string, after: string])[] = [
    ['bold', 'a [big] deal', 'a **[big]** deal'],
    ['bold', 'a **[big]** deal', 'a [big] deal'],
    ['bold', 'a[ big ]deal', 'a **[big]** deal'],
    ['bold', 'no selection []', 'no selection **[]**'],
    ['italic', 'a **[big]** deal', 'a ***[big]*** deal'],
    ['italic', 'a *[big]* deal', 'a [big] deal'],
    ['strike', '[all]', '~~[all]~~'],
    ['code', 'x `[y]`', 'x [y]'],
    ['list', 'one\ntw[o\nthr]ee', 'one\n- two\n- three[]'],
    ['list', '- on[]e', 'one[]'],
    ['quote', '[]', '> []'],
    ['quote', '> a\n[]b', '> a\n> b[]'],
  ];
  for (const [kind, before, after] of cases) assert.equal(format(kind, before), after, `${kind} of ${before}`);
});
