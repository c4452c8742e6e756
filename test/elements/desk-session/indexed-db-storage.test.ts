import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import type { StorageProblem } from '../../../src/domain/index.js';
import { StorageError } from '../../../src/session/storage/desk-storage.js';
import { IndexedDbStorage } from '../../../src/session/storage/indexed-db-storage.js';
import { canStoreFiles, itWithDevtools } from '../../support/browser/engine.js';
import { until } from '../../support/browser/mount-session.js';

const mara = { address: 'https://cx.example.com/am', agentId: 'mara' };
const otto = { ...mara, agentId: 'otto' };
const draft = (id: string, value: unknown) => ({ id, value, savedAt: 1 });

let count = 0;
const nextName = () => `storage-test-${++count}-${Date.now()}`;

const problemOf = async (operation: Promise<unknown>): Promise<StorageProblem | null> =>
  operation.then(
    () => null,
    (error: unknown) => (error instanceof StorageError ? error.problem : 'failed'),
  );

function openRaw(name: string, version: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => {
      if (!request.result.objectStoreNames.contains('records')) request.result.createObjectStore('records');
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error as Error);
  });
}

describe('records in IndexedDB', () => {
  it('outlive the page, by agent and kind, with files and keys', async () => {
    const name = nextName();
    const storage = new IndexedDbStorage(name);
    const file = canStoreFiles ? new File(['content'], 'note.txt', { type: 'text/plain' }) : undefined;
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt']);
    await storage.put(mara, 'draft', draft('c2', { text: 'later' }));
    await storage.put(mara, 'draft', draft('c1', { text: 'hello', file }));
    await storage.put(mara, 'draft', draft('c1', { text: 'hello, changed', file }));
    await storage.put(otto, 'draft', draft('c1', { text: 'other' }));
    await storage.put(mara, 'sign-in', draft('', { key }));
    const next = new IndexedDbStorage(name);
    const drafts = await next.list(mara, 'draft');
    expect(drafts.map(({ id }) => id)).to.deep.equal(['c1', 'c2']);
    const [first] = drafts as unknown as { value: { text: string; file?: File } }[];
    const { text, file: keptFile } = first?.value ?? {};
    expect([text, keptFile?.name, await keptFile?.text()]).to.deep.equal([
      'hello, changed',
      ...(canStoreFiles ? ['note.txt', 'content'] : [undefined, undefined]),
    ]);
    const kept = (await next.get(mara, 'sign-in', ''))?.value as { key: CryptoKey };
    expect([kept.key.algorithm.name, kept.key.extractable]).to.deep.equal(['AES-GCM', false]);
    await next.delete([
      { owner: mara, kind: 'draft', id: 'c1' },
      { owner: mara, kind: 'draft', id: 'never' },
    ]);
    const left = (await storage.index()).map(({ owner, kind, id }) => `${owner.agentId} ${kind} ${id}`);
    expect(left).to.deep.equal(['mara draft c2', 'mara sign-in ', 'otto draft c1']);
  });

  it('other pages see which agents are in use', async () => {
    const name = nextName();
    const storage = new IndexedDbStorage(name);
    const release = storage.claim(mara);
    const isClaimed = async () => (await storage.claimed()).some(({ agentId }) => agentId === 'mara');
    await until(isClaimed, 'the claim');
    void release();
    await until(async () => !(await isClaimed()), 'the release');
  });

  it('a newer release in another tab gets the database, and this page is told to reload', async () => {
    const name = nextName();
    const storage = new IndexedDbStorage(name);
    await storage.put(mara, 'draft', draft('c1', 'hello'));
    const problems: (StorageProblem | null)[] = [];
    storage.watch((problem) => problems.push(problem));
    const newer = await openRaw(name, 2);
    expect(problems).to.deep.equal(['outdated']);
    expect(await problemOf(storage.put(mara, 'draft', draft('c1', 'more')))).to.equal('outdated');
    newer.close();
  });

  it('waits for a tab with an older release, says so, and goes on when it is closed', async () => {
    const name = nextName();
    const older = await openRaw(name, 1);
    const storage = new IndexedDbStorage(name, 2);
    const problems: (StorageProblem | null)[] = [];
    storage.watch((problem) => problems.push(problem));
    expect(await problemOf(storage.put(mara, 'draft', draft('c1', 'hello')))).to.equal('blocked');
    older.close();
    await until(() => problems.includes(null), 'the upgrade');
    await storage.put(mara, 'draft', draft('c1', 'hello'));
    expect((await storage.get(mara, 'draft', 'c1'))?.value).to.equal('hello');
  });

  it('a value that cannot be kept fails alone', async () => {
    const storage = new IndexedDbStorage(nextName());
    expect(
      await problemOf(
        storage.put(
          mara,
          'draft',
          draft('c1', () => undefined),
        ),
      ),
    ).to.equal('failed');
    expect(await problemOf(storage.put(mara, 'draft', draft('c1', 'hello')))).to.equal(null);
  });

  it('several changes are made together or not at all', async () => {
    const storage = new IndexedDbStorage(nextName());
    await storage.put(mara, 'draft', draft('c1', 'hello'));
    const removed = { owner: mara, kind: 'draft', id: 'c1', record: null } as const;
    const added = (value: unknown) =>
      ({ owner: mara, kind: 'message', id: 'm1', record: { value, savedAt: 1 } }) as const;
    expect(await problemOf(storage.change([removed, added(() => undefined)]))).to.equal('failed');
    expect((await storage.list(mara, 'draft')).map(({ id }) => id)).to.deep.equal(['c1']);
    await storage.change([removed, added('hello')]);
    expect(await storage.list(mara, 'draft')).to.deep.equal([]);
    expect((await storage.list(mara, 'message')).map(({ id }) => id)).to.deep.equal(['m1']);
  });

  itWithDevtools('eviction is announced, and later records are kept', async () => {
    const name = nextName();
    const storage = new IndexedDbStorage(name);
    await storage.put(mara, 'draft', draft('c1', 'hello'));
    const problems: (StorageProblem | null)[] = [];
    storage.watch((problem) => problems.push(problem));
    await executeServerCommand('devtools', {
      method: 'Storage.clearDataForOrigin',
      params: { origin: location.origin, storageTypes: 'indexeddb' },
    });
    await until(() => problems.includes('evicted'), 'the eviction');
    expect(await storage.list(mara, 'draft')).to.deep.equal([]);
    expect(await problemOf(storage.put(mara, 'draft', draft('c1', 'again')))).to.equal(null);
  });
});
