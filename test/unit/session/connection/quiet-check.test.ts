import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConversationId } from '../../../../src/domain/index.js';
import { QuietCheck } from '../../../../src/session/connection/quiet-check.js';
import { RecentHistory } from '../../../../src/session/rest/recent-history.js';
import { defaultTiming } from '../../../../src/session/timing.js';
import { conversation, message, stateWith } from '../../../support/builders/domain-objects.js';
import { createSessionParts, settlePromises } from '../../../support/builders/session-parts.js';

const start = Date.UTC(2026, 0, 1);
const id = 'talk' as ConversationId;
const pageSize = 25;

/** A stored message of the customer. */
const activity = (name: string, timestamp: number): unknown => ({
  ...{ id: name, name: 'CUSTOMER_MESSAGE', type: 'MESSAGE', timestamp, conversationId: id },
  data: { id: name, header: { timestamp, sender: { type: 'CUSTOMER' } }, body: { type: 'PLAIN', markdownText: name } },
});

/** How many of the messages that came after the snapshot are found, of 60 that the server has not sent. */
async function countFound(...newestTimes: readonly number[]): Promise<number> {
  // Newest first, as the service sends them; that of the clock that is ahead among them.
  const missed = Array.from({ length: 60 }, (_, i) => activity(`missed ${String(i)}`, start + (60 - i) * 100));
  const known = newestTimes.map((at, i) => activity(`known ${String(i)}`, at)).reverse();
  const rows = [...missed, ...known];
  const parts = createSessionParts(stateWith(conversation('talk')), ({ searchParams }) => {
    const from = Number(searchParams.get('offset')) * pageSize;
    return { docs: rows.slice(from, from + pageSize) };
  });
  const { environment, time, rest } = parts;
  environment.clock.observeNew(start);
  const { connection } = environment.store.state;
  environment.store.update((state) => ({ ...state, connection: { ...connection, status: 'online' } }));
  const found = new Set<string>();
  const history = new RecentHistory(environment, rest);
  const check = new QuietCheck(environment, history, (_, { events }) => {
    for (const event of events)
      if (event.type === 'entry-added' && event.entry.id.startsWith('missed')) found.add(event.entry.id);
  });
  check.start();
  check.observe({
    type: 'conversation-snapshot',
    conversation: conversation('talk'),
    history: newestTimes.map((at, i) => ({
      ...{ type: 'entry-added', conversationId: id },
      entry: message(`known ${String(i)}`, at),
    })),
  });
  time.advance(defaultTiming.quiet + defaultTiming.quietRepeat);
  for (let i = 0; i < 20; i++) await settlePromises();
  check.stop();
  return found.size;
}

test('what was never sent is found back to the newest known message', async () => {
  assert.equal(await countFound(start - 20_000, start - 15_000), 60);
});

for (const [name, at] of Object.entries({
  '2 minutes': start + 120_000,
  'a day': start + 86_400_000,
  'until 2099': Date.UTC(2099, 0, 1),
}))
  test(`it is found behind a known message of a clock that is ahead by ${name}`, async () => {
    assert.equal(await countFound(start - 20_000, at), 60);
  });
