import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Entries, Entry, Message, Notice } from '../../../../../src/domain/index.js';
import {
  buildThreadItems,
  type ThreadItem,
} from '../../../../../src/elements/chat-thread/message-list/thread-items.js';
import { ThreadLines } from '../../../../../src/store/thread-lines.js';
import { messageWith } from '../../../../support/builders/all-thread-items.js';

const minute = 60_000;
const noon = new Date(2026, 10, 29, 12).getTime();

const message = (id: string, at: number, fields: Partial<Message> = {}): Message => ({
  ...messageWith({ type: 'text', text: id }, 'Ana'),
  id: id as never,
  at: (noon + at) as never,
  whisper: false,
  ...fields,
});
const notice = (id: string, at: number): Notice => ({
  kind: 'notice',
  id: id as never,
  at: (noon + at) as never,
  what: { type: 'other', wireName: '' },
  visible: true,
});
const from = (kind: 'customer' | 'agent' | 'bot', id: string) => ({ sender: { kind, id, name: id } });

function build(entries: readonly Entry[], range: { start?: number; end?: number; unreadFrom?: number } = {}) {
  const lines = new ThreadLines(entries as unknown as Entries, []);
  const { start = 0, end = entries.length, unreadFrom = -1 } = range;
  return buildThreadItems({ lines, start, end, unreadFrom, findQuoted: () => undefined, stepsOf: () => 1 });
}

/** The messages, with a bracket where a group starts or ends. */
const groupsOf = (items: readonly ThreadItem[]): string =>
  items
    .map((item) =>
      item.kind === 'message' ? `${item.startsGroup ? '[' : ''}${item.key}${item.endsGroup ? ']' : ''}` : '-',
    )
    .slice(1)
    .join(' ');

test('days begin at midnight, also where the clocks change at that time', () => {
  const zone = process.env['TZ'];
  process.env['TZ'] = 'America/Santiago';
  // On 6 September 2026, 1 o’clock follows the end of 5 September.
  const at = (day: number, hour: number, minutes: number) => new Date(2026, 8, day, hour, minutes).getTime() - noon;
  const items = build([
    message('a', at(5, 23, 30)),
    message('b', at(6, 1, 30)),
    message('c', at(7, 0, 30)),
    message('d', at(7, 1, 30)),
  ]);
  assert.equal(items.map(({ kind, key }) => (kind === 'day' ? '-' : key)).join(' '), '- a - b - c d');
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

describe('groups of messages', () => {
  test('one sender, each within three minutes of the one before', () => {
    const entries = [0, 2, 5, 8.01, 9].map((at, i) => message('abcde'.charAt(i), at * minute));
    assert.equal(groupsOf(build(entries)), '[a b c] [d e]');
  });

  test('a clock that goes back a little does not break a group', () => {
    assert.equal(groupsOf(build([message('a', 2000), message('b', 0)])), '[a b]');
  });

  test('they end at another sender, a whisper, a notice, and another kind of activity', () => {
    const mara = from('agent', 'mara');
    const entries = [
      message('a', 0),
      message('b', 1, mara),
      message('c', 2, from('agent', 'otto')),
      message('d', 3, { ...mara, whisper: true }),
      message('e', 4, { ...mara, whisper: true }),
      message('f', 5, mara),
      notice('n', 6),
      message('g', 7, mara),
      message('h', 8, { ...mara, activity: 'scheduled' }),
      message('i', 9, from('bot', 'mara')),
    ];
    assert.equal(groupsOf(build(entries)), '[a] [b] [c] [d e] [f] - [g] [h] [i]');
  });

  test('they end at the first unread message, and at midnight', () => {
    const midnight = 12 * 60 * minute;
    assert.equal(
      groupsOf(build([message('a', 0), message('b', 1), message('c', 2)], { unreadFrom: 1 })),
      '[a] - [b c]',
    );
    assert.equal(groupsOf(build([message('a', midnight - 1000), message('b', midnight + 1000)])), '[a] - [b]');
  });

  test('they do not depend on the range that is rendered', () => {
    const entries = Array.from({ length: 6 }, (_, i) => message('abcdef'.charAt(i), i * minute));
    assert.equal(groupsOf(build(entries, { start: 2, end: 4 })), 'c d');
    assert.equal(groupsOf(build(entries, { start: 0, end: 1 })), '[a');
    assert.equal(groupsOf(build(entries, { start: 5, end: 6 })), 'f]');
  });

  test('a new message changes the one before, and no other', () => {
    const entries = Array.from({ length: 6 }, (_, i) => message('abcdef'.charAt(i), i * minute));
    const before = build(entries.slice(0, 5));
    const after = build(entries);
    const changed = before.filter((item, i) => JSON.stringify(item) !== JSON.stringify(after[i]));
    assert.deepEqual(
      changed.map(({ key }) => key),
      ['e'],
    );
  });
});
