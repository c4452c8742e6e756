import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Command, CommandOutcome, ConversationId } from '../../../src/domain/index.js';
import type { Commands } from '../../../src/session/commands/commands.js';
import { defaultTiming } from '../../../src/session/timing.js';
import { WrapUpFiling } from '../../../src/session/wrap-up-filing.js';
import { conversation, stateWith } from '../../support/builders/domain-objects.js';
import { createSessionParts, settlePromises } from '../../support/builders/session-parts.js';

const id = 'talk' as ConversationId;
const endsAt = 60_000;

/** A wrap-up with a note. Each command that files it ends with the next outcome. */
function startFiling(...outcomes: readonly CommandOutcome[]) {
  const state = stateWith(conversation('talk', { role: 'wrap-up', wrapUp: { endsAt, seconds: 60 } }));
  const parts = createSessionParts(
    {
      ...state,
      connection: { status: 'online', problem: null },
      local: { ...state.local, wrapUpDrafts: new Map([[id, { codes: [], note: ' late ' }]]) },
    },
    () => [],
  );
  const filedAt: number[] = [];
  const dispatch = (command: Command): Promise<CommandOutcome> => {
    assert.equal(command.type === 'close-wrap-up' && command.note, 'late');
    filedAt.push(parts.time.monotonic());
    return Promise.resolve(outcomes[filedAt.length - 1] ?? { status: 'confirmed' });
  };
  new WrapUpFiling(parts.environment, { dispatch } as unknown as Commands);
  const change = () => parts.environment.store.update((current) => ({ ...current }));
  return { ...parts, filedAt, change };
}

describe('a wrap-up that was begun', () => {
  const due = endsAt - defaultTiming.wrapUpFiling;

  test('is filed once when the server takes or refuses it', async () => {
    for (const outcome of [{ status: 'confirmed' }, { status: 'refused', message: 'no' }] as const) {
      const { time, filedAt, change } = startFiling(outcome);
      time.advance(due);
      await settlePromises();
      change();
      time.advance(defaultTiming.wrapUpFiling);
      assert.deepEqual(filedAt, [due]);
    }
  });

  test('is filed again when that was lost with the connection', async () => {
    const { time, filedAt } = startFiling({ status: 'unknown' });
    time.advance(due);
    await settlePromises();
    time.advance(1);
    assert.deepEqual(filedAt, [due, due]);
  });

  test('is filed three times when the server never answers', async () => {
    const { time, filedAt, change } = startFiling(...Array.from({ length: 9 }, () => ({ status: 'unknown' }) as const));
    for (let i = 0; i < 9; i++) {
      time.advance(i === 0 ? due : 1);
      await settlePromises();
      change();
    }
    assert.equal(filedAt.length, 3);
  });

  test('is filed again after a change when it could not be sent, and not over and over', async () => {
    const { time, filedAt, change } = startFiling({ status: 'not-sent', why: 'offline' });
    time.advance(due);
    await settlePromises();
    time.advance(500);
    assert.equal(filedAt.length, 1);
    change();
    time.advance(0);
    assert.deepEqual(filedAt, [due, due + 500]);
  });
});
