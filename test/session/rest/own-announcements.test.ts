import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import type { AnnouncementDraft } from '../../../src/domain/index.js';
import type { DeskSession } from '../../../src/session/session.js';
import { disposeSessions, signIn, startEmulator, until, type NodeEmulator } from '../../support/node/node-session.js';

const hourMs = 3_600_000;

let emulator: NodeEmulator;
before(async () => {
  emulator = await startEmulator();
});
afterEach(() => disposeSessions(emulator));

const textsOf = ({ state }: DeskSession) => state.local.announcements.map(({ text }) => text);

async function openAuthor() {
  const vela = await signIn(emulator, 'vela');
  const own = await vela.announcements.own();
  const teams = vela.state.agent?.supervisedTeams ?? [];
  const draft = (changed: Partial<AnnouncementDraft> = {}): AnnouncementDraft => ({
    ...{ text: 'Cake in the kitchen.', teams, from: vela.clock.now(), until: vela.clock.now() + hourMs },
    ...changed,
  });
  return { vela, own, teams, draft };
}

describe('announcements a supervisor writes', () => {
  test('reach the agents of their teams, change there, and go when they are deleted', async () => {
    const { own, teams, draft } = await openAuthor();
    const [mara, ines] = [await signIn(emulator, 'mara'), await signIn(emulator, 'ines')];
    assert.deepEqual(await own.create(draft()), { status: 'confirmed' });
    await until(mara, () => textsOf(mara).length === 1, 'Harbour has it');
    await until(ines, () => textsOf(ines).length === 1, 'Quay has it');
    await mara.announcements.markSeen(mara.state.local.announcements.map(({ id }) => id));
    const [listed] = await own.list();
    assert.ok(listed);
    assert.deepEqual(listed.teams, teams);
    assert.deepEqual(listed.seenBy, [mara.state.agent?.id]);

    const harbour = teams.filter(({ name }) => name === 'Harbour');
    const changed = draft({ text: 'No cake left.', teams: harbour });
    assert.deepEqual(await own.change(listed.id, changed), { status: 'confirmed' });
    await until(mara, () => textsOf(mara).includes('No cake left.'), 'the new text');
    await until(ines, () => textsOf(ines).length === 0, 'Quay has it no more');
    assert.deepEqual(textsOf(mara), ['No cake left.']);

    assert.deepEqual(await own.delete(listed.id), { status: 'confirmed' });
    await until(mara, () => textsOf(mara).length === 0, 'it is gone');
    assert.deepEqual(await own.list(), []);
  });

  test('are shown to the agents when their time comes', async () => {
    const { vela, own, draft } = await openAuthor();
    const mara = await signIn(emulator, 'mara');
    const now = vela.clock.now();
    await own.create(draft({ text: 'Later.', from: now + hourMs, until: now + 2 * hourMs }));
    await own.create(draft({ text: 'Now.' }));
    await until(mara, () => textsOf(mara).includes('Now.'), 'the one after it');
    assert.deepEqual(textsOf(mara), ['Now.']);
    await mara.announcements.load();
    assert.deepEqual(textsOf(mara), ['Now.']);
    await emulator.control('POST', '/clock', { advanceMs: hourMs });
    await until(mara, () => textsOf(mara).includes('Later.'), 'the planned one');
    assert.deepEqual(
      (await own.list()).map(({ text }) => text),
      ['Later.', 'Now.'],
    );
  });

  test('are refused in words: what is not complete, for others than supervisors, and by the server', async () => {
    const { own, draft } = await openAuthor();
    assert.deepEqual(await own.create(draft({ text: ' ' })), { status: 'invalid', expected: 'text is not missing' });
    assert.deepEqual(await own.create(draft({ until: 1 })), {
      status: 'invalid',
      expected: 'until is not before-from',
    });
    assert.deepEqual(await own.change('nope', draft()), { status: 'refused', message: 'unknown announcement' });

    const mara = await signIn(emulator, 'mara');
    const notHers = await mara.announcements.own();
    assert.deepEqual(await notHers.create(draft()), { status: 'not-sent', why: 'not-allowed' });
    assert.deepEqual(await notHers.delete('any'), { status: 'not-sent', why: 'not-allowed' });
    assert.deepEqual(await notHers.list(), []);
    assert.deepEqual(await own.list(), []);
  });
});
