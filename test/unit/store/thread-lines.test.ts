import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Entry } from '../../../src/domain/index.js';
import { EntriesWithPending, EntryList } from '../../../src/store/entry-list.js';
import { selectLineOf, selectLines } from '../../../src/store/selectors.js';
import { hasLine } from '../../../src/store/thread-lines.js';
import { message, notice, ownMessage } from '../../support/builders/domain-objects.js';

const createEntry = (isLineless: boolean, id: string): Entry =>
  isLineless ? { ...notice(id, 0), visible: false } : Number(id.length) % 3 === 0 ? notice(id, 0) : message(id, 0);

/** Compares with the lines found by looking at every entry. */
function check(entries: EntryList | EntriesWithPending): void {
  const lines = selectLines(entries);
  const expected = entries.slice().filter(hasLine);
  assert.equal(lines.length, expected.length);
  assert.deepEqual(
    Array.from({ length: lines.length }, (_, line) => lines.at(line)),
    expected,
  );
  assert.equal(lines.at(-1), undefined);
  assert.equal(lines.at(lines.length), undefined);
  entries.slice().forEach((entry, position) => {
    const line = entries.slice(0, position).filter(hasLine).length;
    assert.equal(lines.lineAt(position), line);
    assert.equal(selectLineOf(entries, entry.id), line);
  });
}

test('the lines of a thread that grows, is changed and is followed by pending messages', () => {
  const steps = fc.array(fc.record({ at: fc.option(fc.nat(40)), kinds: fc.array(fc.boolean(), { maxLength: 8 }) }), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(steps, fc.nat(3), (changes, pendingCount) => {
      let list = EntryList.empty;
      const earlier: EntryList[] = [];
      for (const [step, { at, kinds }] of changes.entries()) {
        selectLines(list);
        earlier.push(list);
        const entries = kinds.map((isLineless, i) => createEntry(isLineless, `${step}-${'x'.repeat(i)}`));
        if (at === null) for (const entry of entries) list = list.append(entry);
        else list = list.insert(Math.min(at, list.length), entries);
      }
      check(list);
      const pending = Array.from({ length: pendingCount }, (_, i) => ownMessage(`pending${i}`, 0));
      check(new EntriesWithPending(list, pending));
      // Earlier lists stay as they were.
      for (const previous of earlier) {
        check(previous);
        check(new EntriesWithPending(previous, pending));
      }
    }),
  );
});

test('a replaced message keeps its line', () => {
  const list = EntryList.of([createEntry(true, 'a'), message('b', 0), createEntry(true, 'c'), message('d', 0)]);
  selectLines(list);
  check(list.replace(1, message('b', 0, { delivery: 'seen' })));
});

test('an entry that is not in the thread has no line', () => {
  assert.equal(selectLineOf(EntryList.of([message('a', 0)]), message('b', 0).id), -1);
});
