/** A wrap-up that the agent has begun and not saved, at the end of its time. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ConversationId } from '../../../src/domain/index.js';
import type { WrapUpDraft } from '../../../src/store/state.js';
import { createScenario, type TestUser } from './scenario.js';

const wrapUpSeconds = 4;
const refund = { category: 'Billing', value: 'Refund' };

describe('a wrap-up that was begun and not saved', () => {
  const scenario = createScenario({ wrapup: wrapUpSeconds });

  async function beginWrapUp(user: TestUser, draft: WrapUpDraft | null): Promise<ConversationId> {
    const id = await scenario.openChat(user);
    await user.dispatchConfirmed({ type: 'leave', conversationId: id });
    user.session.setWrapUpDraft(id, draft);
    return id;
  }
  const closedAs = (user: TestUser, id: ConversationId) =>
    user
      .eventDetails('conversation-closed')
      .map((detail) => detail as { conversationId: string; reason: string })
      .find(({ conversationId }) => conversationId === id)?.reason;
  const storedWrapUps = async (id: ConversationId) =>
    (await scenario.worldChat(id)).messages
      .filter(({ data }) => data.body?.type === 'WRAPUP')
      .map(({ data }) => data.body as unknown as { wrapups: readonly { value: string }[]; note?: string });

  test('is filed by itself two seconds before its end, with codes and note, and says so', async () => {
    const mara = await scenario.signInReady('mara');
    const id = await beginWrapUp(mara, { codes: [refund], note: ' Called back ' });
    const endsAt = mara.conversation(id).wrapUp?.endsAt ?? 0;
    let filedAfter = Infinity;
    mara.session.addEventListener('command-ended', () => {
      filedAfter = Math.min(filedAfter, mara.session.clock.now());
    });
    await mara.waitForConversationEnd(id);
    assert.equal(closedAs(mara, id), 'wrap-up-filed');
    assert.ok(filedAfter >= endsAt - 2100, `not before it has to be: ${String(endsAt - filedAfter)} ms`);
    const [stored] = await storedWrapUps(id);
    assert.deepEqual(
      stored?.wrapups.map(({ value }) => value),
      ['Refund'],
    );
    assert.equal(stored?.note, 'Called back');
    assert.equal(mara.session.state.local.wrapUpDrafts.size, 0);
  });

  test('needs no code: a note alone is filed', async () => {
    const mara = await scenario.signInReady('mara');
    const id = await beginWrapUp(mara, { codes: [], note: 'Half a thought' });
    await mara.waitForConversationEnd(id);
    assert.equal(closedAs(mara, id), 'wrap-up-filed');
    assert.equal((await storedWrapUps(id))[0]?.note, 'Half a thought');
  });

  test('is skipped with nothing chosen, as without the form', async () => {
    const mara = await scenario.signInReady('mara');
    const [blank, none] = [await beginWrapUp(mara, { codes: [], note: '  ' }), await beginWrapUp(mara, null)];
    for (const id of [blank, none]) {
      await mara.waitForConversationEnd(id);
      assert.equal(closedAs(mara, id), 'wrap-up-expired');
      assert.deepEqual(await storedWrapUps(id), []);
    }
  });

  test('stays to be copied when the connection is not back in time', async () => {
    const mara = await scenario.signInReady('mara');
    const id = await beginWrapUp(mara, { codes: [refund], note: 'Too late' });
    await scenario.emulator.control('POST', '/faults', {
      dropSockets: { username: 'mara', how: 'close' },
      down: 600_000,
    });
    await mara.waitUntil(() => mara.session.state.connection.status === 'reconnecting', 'a lost connection');
    // Both are over: the wrap-up, and what keeps the connection away.
    await scenario.advanceClock(601);
    await mara.waitUntil(() => mara.session.state.connection.status === 'online', 'a connection again');
    await mara.waitForConversationEnd(id);
    assert.deepEqual(await storedWrapUps(id), []);
    assert.deepEqual(mara.session.state.local.wrapUpDrafts.get(id)?.note, 'Too late');
  });
});
