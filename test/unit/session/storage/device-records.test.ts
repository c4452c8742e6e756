import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { SessionEnvironment } from '../../../../src/session/session-environment.js';
import { StorageError } from '../../../../src/session/storage/desk-storage.js';
import { MemoryStorage } from '../../../../src/session/storage/memory-storage.js';

const owner = { address: 'https://cx.example.com/am', agentId: 'mara' };

function createRecords(storage = new MemoryStorage(), timing = {}) {
  const environment = new SessionEnvironment(new EventTarget(), { storage, timing });
  environment.records.open(owner);
  return { records: environment.records, problem: () => environment.store.state.storageProblem };
}

class FailingStorage extends MemoryStorage {
  failure: Error | null = null;
  isTooLarge = (_id: string): boolean => false;
  override put(...args: Parameters<MemoryStorage['put']>): Promise<void> {
    const failure = this.isTooLarge(args[2].id) ? new StorageError('full') : this.failure;
    return failure === null ? super.put(...args) : Promise.reject(failure);
  }
}

describe('records', () => {
  test('are there for the next page of the same agent, and for no other agent', async () => {
    const storage = new MemoryStorage();
    const first = createRecords(storage);
    assert.equal(await first.records.put('draft', 'c1', 'hello'), true);
    await first.records.put('draft', 'c2', 'later');
    await first.records.delete('draft', 'c2');
    const { records } = createRecords(storage);
    assert.deepEqual(
      (await records.list('draft')).map(({ id, value }) => [id, value]),
      [['c1', 'hello']],
    );
    records.open({ ...owner, agentId: 'otto' });
    assert.deepEqual(await records.list('draft'), []);
  });

  test('go at logout, and those of an agent who has left go when another one signs in', async () => {
    const storage = new MemoryStorage();
    const { records } = createRecords(storage);
    await records.put('draft', 'c1', 'hello');
    await records.put('setting', 'sound', true);
    await records.purge('logout');
    assert.deepEqual(await records.list('draft'), []);
    await records.put('draft', 'c1', 'second');
    records.close();
    await Promise.resolve();
    records.open({ ...owner, agentId: 'otto' });
    await records.list('draft');
    const kinds = (await storage.index()).map(({ owner: { agentId }, kind }) => `${agentId} ${kind}`);
    assert.deepEqual(kinds.sort(), ['mara setting', 'otto signed-in-at']);
  });

  test('say while what is put waits for the sign-in to be noted', async () => {
    const storage = new MemoryStorage();
    let answer: () => void = () => undefined;
    storage.claimed = () => new Promise((resolve) => (answer = () => resolve([])));
    const { records } = createRecords(storage);
    const put = records.put('draft', 'c1', 'hello');
    await setTimeout();
    assert.equal(records.isOpening, true);
    assert.equal(await storage.get(owner, 'draft', 'c1'), null);
    answer();
    assert.equal(await put, true);
    assert.equal(records.isOpening, false);
  });

  test('say that an agent is signed in whose sign-in could not be noted, also when that of the one before comes late', async () => {
    const storage = new MemoryStorage();
    const put = storage.put.bind(storage);
    let answer: () => void = () => undefined;
    storage.put = (...args) =>
      args[0].agentId === 'otto'
        ? Promise.reject(new StorageError('full'))
        : new Promise<void>((resolve) => (answer = () => resolve(put(...args))));
    const { records } = createRecords(storage, { storage: 30 });
    await setTimeout();
    records.close();
    records.open({ ...owner, agentId: 'otto' });
    const isSignedIn = records.isSignedIn();
    answer();
    assert.equal(await isSignedIn, true);
    answer();
    await setTimeout();
    assert.equal(await records.isSignedIn(), true);
  });

  test('that are still being written when an agent leaves go, too, when another one signs in', async () => {
    const storage = new MemoryStorage();
    const put = storage.put.bind(storage);
    storage.put = async (...args) => {
      if (args[1] === 'draft') await setTimeout(20);
      return put(...args);
    };
    const { records } = createRecords(storage);
    await records.list('draft');
    const written = records.put('draft', 'c1', 'hello');
    records.close();
    records.open({ ...owner, agentId: 'otto' });
    assert.equal(await written, true);
    await records.list('draft');
    assert.deepEqual(
      (await storage.index()).filter(({ kind }) => kind === 'draft'),
      [],
    );
  });

  test('that are changed in one task are changed together; one that cannot be kept does not keep the others back', async () => {
    const changes: string[][] = [];
    class WatchedStorage extends FailingStorage {
      override change(some: Parameters<MemoryStorage['change']>[0]): Promise<void> {
        changes.push(some.map(({ kind, id, record }) => `${record === null ? '-' : '+'}${kind} ${id}`));
        return super.change(some);
      }
    }
    const storage = new WatchedStorage();
    const { records, problem } = createRecords(storage);
    await records.put('draft', 'c1', 'hello');
    changes.length = 0;
    void records.delete('draft', 'c1');
    await records.put('setting', 'm1', 'hello');
    assert.deepEqual(changes, [['-draft c1', '+setting m1']]);
    storage.failure = new StorageError('full');
    void records.delete('setting', 'm1');
    assert.equal(await records.put('draft', 'c1', 'again'), false);
    assert.equal(problem(), 'full');
    assert.deepEqual([await records.list('setting'), await records.list('draft')], [[], []]);
  });

  test('are not written or read while no agent is signed in', async () => {
    const { records } = createRecords();
    records.close();
    assert.equal(await records.put('draft', 'c1', 'hello'), false);
    assert.equal(await records.get('draft', 'c1'), null);
  });

  test('a full device is reported until the next one is saved', async () => {
    const storage = new FailingStorage();
    const { records, problem } = createRecords(storage);
    assert.equal(await records.put('draft', 'c1', 'hello'), true);
    assert.equal(problem(), null);
    storage.failure = new StorageError('full');
    assert.equal(await records.put('draft', 'c1', 'more'), false);
    assert.equal(problem(), 'full');
    storage.failure = null;
    assert.equal(await records.put('draft', 'c1', 'more'), true);
    assert.equal(problem(), null);
  });

  test('a device with room for one record is full until the other one is saved, or is not needed any more', async () => {
    const storage = new FailingStorage();
    storage.isTooLarge = (id) => id === 'large';
    const { records, problem } = createRecords(storage, { storageRetry: 5 });
    assert.equal(await records.put('draft', 'large', 'hello'), false);
    assert.equal(await records.put('draft', 'small', 'hello'), true);
    await records.list('draft');
    assert.equal(problem(), 'full', 'the large one is still missing');
    await records.delete('draft', 'large');
    assert.equal(problem(), null);
    let attempts = 0;
    const unwatch = records.watch(() => {
      attempts++;
      void records.put('draft', 'large', 'hello');
    });
    await records.put('draft', 'large', 'hello');
    while (attempts < 3) await setTimeout(1);
    assert.equal(problem(), 'full', 'it is tried again');
    storage.isTooLarge = () => false;
    while (problem() !== null) await setTimeout(1);
    assert.equal((await records.get('draft', 'large'))?.value, 'hello');
    unwatch();
    storage.isTooLarge = () => true;
    await records.put('draft', 'late', 'hello');
    assert.equal(problem(), 'full');
    while (problem() !== null) await setTimeout(1);
  });

  test('nothing waits for a storage that does not answer', async () => {
    const storage = new MemoryStorage();
    storage.list = () => new Promise(() => undefined);
    const { records, problem } = createRecords(storage, { storage: 5 });
    assert.deepEqual(await records.list('draft'), []);
    assert.equal(problem(), 'failed');
  });

  test('without a storage of the platform, memory is used and the agent is told', async () => {
    const environment = new SessionEnvironment(new EventTarget(), {});
    environment.records.open(owner);
    assert.equal(await environment.records.put('draft', 'c1', 'hello'), true);
    assert.equal(environment.store.state.storageProblem, 'unavailable');
    assert.equal((await environment.records.get('draft', 'c1'))?.value, 'hello');
  });

  test('memory that the host has chosen is no problem', async () => {
    const environment = new SessionEnvironment(new EventTarget(), {});
    environment.options = { ...environment.options, outbox: 'memory' };
    environment.records.open(owner);
    await environment.records.put('draft', 'c1', 'hello');
    assert.equal(environment.store.state.storageProblem, null);
  });
});
