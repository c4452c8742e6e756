/** The emulator's announcements: written, planned, changed and deleted by supervisors. */
import assert from 'node:assert/strict';
import { before, beforeEach, test } from 'node:test';
import type { Json } from '../../demo/agent-manager/world/world-types.js';
import {
  connectClient,
  controlRequest,
  fetchJson,
  login,
  startEmulator,
  type EmulatorUrls,
  type HttpResponse,
} from './emulator-client.js';

const harbour = { teamId: '7ea30000-0000-4000-8000-000000000001', teamName: 'Harbour' };
const quay = { teamId: '7ea30000-0000-4000-8000-000000000002', teamName: 'Quay' };
const velaId = 'a1b0c3d2-9999-4a99-8a99-000000000009';
const hourMs = 3_600_000;

let emulator: EmulatorUrls;
before(async () => {
  emulator = await startEmulator();
});
beforeEach(() => controlRequest(emulator, 'POST', '/reset', {}));

const isoIn = (ms: number): string => new Date(Date.now() + ms).toISOString();
const written = (changed: Json = {}): Json => ({
  teams: [harbour],
  announcementText: 'Cake in the kitchen.',
  scheduledTime: isoIn(-1000),
  expiryTime: isoIn(hourMs),
  supervisorId: velaId,
  supervisorName: 'vela',
  ...changed,
});
const request = (method: string, path = '', body?: Json, headers: Record<string, string> = {}): Promise<HttpResponse> =>
  fetchJson(new URL(`/team-announcement/announcement${path}`, emulator.url).href, method, body, headers);

test('plans an announcement, and moves it', async () => {
  const mara = await connectClient(emulator, 'mara');
  const planned = { scheduledTime: isoIn(hourMs), expiryTime: isoIn(2 * hourMs) };
  const { status, body } = await request('POST', '', written(planned));
  assert.deepEqual([status, body['status'], body['seenBy']], [201, 'scheduled', []]);
  const path = `/${String(body['id'])}`;
  const ofMara = async () => (await request('GET', `/?teamIds=${harbour.teamId}&status=active`)).body as unknown;
  assert.deepEqual(await ofMara(), []);
  const moved = { expiryTime: isoIn(3 * hourMs) };
  assert.equal((await request('PUT', path, written(moved))).body['status'], 'active');
  await mara.waitForEvent('ANNOUNCEMENT_CREATED');
  await controlRequest(emulator, 'POST', '/clock', { advanceMs: hourMs });
  assert.equal((await request('PUT', path, written({ ...moved, teams: [quay] }))).status, 200);
  await mara.waitForEvent('ANNOUNCEMENT_DELETED');
  assert.equal(
    mara.eventNames().filter((name) => name === 'ANNOUNCEMENT_CREATED').length,
    1,
    'not again at its old time',
  );
  assert.deepEqual((await request('GET', path)).body['teams'], [quay]);
  await controlRequest(emulator, 'POST', '/clock', { advanceMs: 2 * hourMs });
  assert.equal((await request('GET', path)).body['status'], 'expired');
  assert.equal((await request('DELETE', path)).status, 200);
  assert.equal((await request('GET', path)).status, 404);
});

test('lists those of one supervisor, by page', async () => {
  for (const announcementText of ['One.', 'Two.', 'Three.']) await request('POST', '', written({ announcementText }));
  const list = async (query: string) =>
    ((await request('GET', query)).body as unknown as Json[]).map((row) => row['announcementText']);
  assert.deepEqual(await list(`?page=1&limit=1000&supervisorIds=${velaId}`), ['One.', 'Two.', 'Three.']);
  assert.deepEqual(await list(`?page=2&limit=2&supervisorIds=${velaId}`), ['Three.']);
  assert.deepEqual(await list('?page=1&limit=1000&supervisorIds=someone-else'), []);
});

test('refuses what is not complete, and others than the author', async () => {
  for (const [changed, status] of [
    [{ announcementText: ' ' }, 400],
    [{ teams: [] }, 400],
    [{ teams: 'Harbour' }, 400],
    [{ teams: [{ teamId: 'elsewhere' }] }, 403],
    [{ scheduledTime: 'soon' }, 400],
    [{ expiryTime: isoIn(-2000) }, 400],
    [{ expiryTime: null }, 400],
    [{ supervisorId: 'a1b0c3d2-1111-4a11-8a11-000000000001' }, 403],
    [{ supervisorId: '__proto__' }, 403],
  ] as const) {
    const refused = await request('POST', '', written(changed));
    assert.equal(refused.status, status, JSON.stringify(changed));
    assert.equal(typeof refused.body['msg'], 'string');
  }
  const { body } = await request('POST', '', written());
  const path = `/${String(body['id'])}`;
  const { token } = await login(emulator, 'mara');
  const asMara = { Authorization: `Bearer ${token}` };
  assert.equal((await request('DELETE', path, undefined, asMara)).status, 403);
  assert.equal((await request('PUT', path, written(), asMara)).status, 403);
  assert.equal((await request('POST', '', written(), asMara)).status, 403);
  assert.equal((await request('PUT', '/nope', written())).status, 404);
  assert.equal((await request('GET', path)).status, 200);
});
