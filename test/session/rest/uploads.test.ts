import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { startAgentManager, type AgentManager } from '../../../demo/agent-manager/server.js';
import type { ConversationId } from '../../../src/domain/index.js';
import { createDeskSession } from '../../../src/session/create-desk-session.js';
import type { DeskSessionDependencies } from '../../../src/session/session-options.js';
import { RestError } from '../../../src/session/rest/rest-client.js';
import type { UploadFormRequest } from '../../../src/session/rest/send-form.js';

const conversationId = '66f100000000000000000c01' as ConversationId;
const photo = new File([new Uint8Array(5000).fill(7)], 'päckchen.png', { type: 'image/png' });

let manager: AgentManager;
before(async () => {
  manager = await startAgentManager({ port: 0, quiet: true });
});
after(() => manager.stop());
beforeEach(() => control('/reset', {}));

async function control(path: string, body: unknown): Promise<void> {
  const headers = { 'Content-Type': 'application/json' };
  await fetch(`${manager.control}${path}`, { method: 'POST', body: JSON.stringify(body), headers });
}

const createSession = (ports: Partial<DeskSessionDependencies> = {}, url = manager.url) =>
  createDeskSession({ url }, ports);

async function problemOf(upload: Promise<unknown>): Promise<string> {
  const error = await upload.then(
    () => null,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof RestError, String(error));
  return error.problem.code;
}

test('an uploaded file can be downloaded', async () => {
  const session = createSession();
  const stored = await session.rest.upload(photo, conversationId);
  assert.deepEqual(
    { ...stored, url: '' },
    { url: '', mimeType: 'image/png', size: 5000, name: photo.name, thumbnailUrl: null },
  );
  assert.match(stored.url, /\/file-engine\/api\/downloadFileStream\?filename=/);
  const response = await fetch(stored.url);
  assert.deepEqual(new Uint8Array(await response.arrayBuffer()), new Uint8Array(5000).fill(7));
  session.dispose();
});

test('an upload reports progress and does not time out while it makes any', async () => {
  const shares: number[] = [];
  let request: UploadFormRequest | undefined;
  const session = createSession({
    timing: { rest: 60 },
    sendForm: async (formRequest) => {
      request = formRequest;
      for (const share of [0.25, 0.5, 0.75, 1]) {
        await new Promise((resolve) => setTimeout(resolve, 30));
        if (formRequest.signal.aborted) throw new Error('aborted');
        formRequest.onProgress(share);
      }
      return { status: 200, text: JSON.stringify({ name: '1_a.png', type: 'image/png', size: 3 }) };
    },
  });
  await session.rest.upload(photo, conversationId, { onProgress: (share) => shares.push(share) });
  assert.deepEqual(shares, [0.25, 0.5, 0.75, 1]);
  assert.equal((request?.form.get('file') as File).name, photo.name);
  assert.equal(request?.form.get('conversationId'), conversationId);
  session.dispose();
});

test('an upload fails when aborted, stalled, unreachable or refused', async () => {
  await control('/faults', { uploadMs: 60_000 });
  const session = createSession({ timing: { rest: 100 } });
  const controller = new AbortController();
  const upload = problemOf(createSession().rest.upload(photo, conversationId, { signal: controller.signal }));
  setTimeout(() => controller.abort(), 50);
  assert.equal(await upload, 'unreachable');
  assert.equal(await problemOf(session.rest.upload(photo, conversationId)), 'timed-out');
  const unreachable = createSession({}, 'http://127.0.0.1:1/agent-manager');
  assert.equal(await problemOf(unreachable.rest.upload(photo, conversationId)), 'unreachable');
  await control('/reset', {});
  const huge = new File([new Uint8Array(20_000_001)], 'film.mp4', { type: 'video/mp4' });
  assert.equal(await problemOf(createSession().rest.upload(huge, conversationId)), 'other');
  const malformed = createSession({ sendForm: () => Promise.resolve({ status: 200, text: '<html>' }) });
  assert.equal(await problemOf(malformed.rest.upload(photo, conversationId)), 'server-error');
});
