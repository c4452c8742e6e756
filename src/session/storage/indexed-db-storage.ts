import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { EpochMs, StorageProblem } from '../../domain/index.js';
import {
  StorageError,
  type DeskStorage,
  type RecordChange,
  type RecordInfo,
  type RecordKey,
  type RecordOwner,
  type StoredRecord,
} from './desk-storage.js';
import { recordRules, type RecordKind, type RecordTypes } from './record-kinds.js';

/** Raise it when the layout of the database or of a kind changes, and convert older records in `upgrade`. */
const version = 1;
const lockPrefix = 'agent-desk/owner/';

type DatabaseKey = [address: string, agentId: string, kind: string, id: string];

interface Schema extends DBSchema {
  records: { key: DatabaseKey; value: { readonly value: unknown; readonly savedAt: EpochMs } };
}

const toDatabaseKey = ({ owner, kind, id }: RecordKey): DatabaseKey => [owner.address, owner.agentId, kind, id];

/** An array is above every string. */
const rangeOf = ({ address, agentId }: RecordOwner, kind: RecordKind): IDBKeyRange =>
  IDBKeyRange.bound([address, agentId, kind], [address, agentId, kind, []]);

function toProblem(error: unknown): StorageProblem {
  if (error instanceof StorageError) return error.problem;
  switch ((error as DOMException | null)?.name) {
    case 'QuotaExceededError':
      return 'full';
    case 'VersionError':
      return 'outdated';
    case 'SecurityError':
    case 'InvalidStateError':
      return 'unavailable';
    default:
      return 'failed';
  }
}

/** Keeps records in IndexedDB. The database is opened at the first operation. */
export class IndexedDbStorage implements DeskStorage {
  readonly #name: string;
  readonly #version: number;
  readonly #listeners = new Set<(problem: StorageProblem | null) => void>();
  #database: Promise<IDBPDatabase<Schema>> | undefined;
  #isBlocked = false;

  constructor(name = 'agent-desk', release = version) {
    this.#name = name;
    this.#version = release;
  }

  put<Kind extends RecordKind>(owner: RecordOwner, kind: Kind, { id, ...record }: StoredRecord<Kind>): Promise<void> {
    return this.change([{ owner, kind, id, record }]);
  }

  get<Kind extends RecordKind>(owner: RecordOwner, kind: Kind, id: string): Promise<StoredRecord<Kind> | null> {
    return this.#run(async (database) => {
      const record = await database.get('records', toDatabaseKey({ owner, kind, id }));
      return record === undefined ? null : { id, value: record.value as RecordTypes[Kind], savedAt: record.savedAt };
    });
  }

  list<Kind extends RecordKind>(owner: RecordOwner, kind: Kind): Promise<readonly StoredRecord<Kind>[]> {
    return this.#run(async (database) => {
      const records: StoredRecord<Kind>[] = [];
      let cursor = await database.transaction('records').store.openCursor(rangeOf(owner, kind));
      while (cursor !== null) {
        const { value, savedAt } = cursor.value;
        records.push({ id: cursor.key[3], value: value as RecordTypes[Kind], savedAt });
        cursor = await cursor.continue();
      }
      return records;
    });
  }

  delete(keys: readonly RecordKey[]): Promise<void> {
    return this.change(keys.map((key) => ({ ...key, record: null })));
  }

  change(changes: readonly RecordChange[]): Promise<void> {
    return this.#run(async (database) => {
      const transaction = database.transaction('records', 'readwrite', { durability: 'strict' });
      const requests: Promise<unknown>[] = [];
      try {
        for (const { record, ...key } of changes) {
          requests.push(
            record === null
              ? transaction.store.delete(toDatabaseKey(key))
              : transaction.store.put({ value: record.value, savedAt: record.savedAt }, toDatabaseKey(key)),
          );
        }
      } catch (error) {
        transaction.abort();
        await Promise.allSettled([...requests, transaction.done]);
        throw error;
      }
      // The page may be left before the answers of the requests, which would otherwise commit it.
      transaction.commit();
      await Promise.all([...requests, transaction.done]);
    });
  }

  index(): Promise<readonly RecordInfo[]> {
    return this.#run(async (database) => {
      const infos: RecordInfo[] = [];
      let cursor = await database.transaction('records').store.openCursor();
      while (cursor !== null) {
        const [address, agentId, kind, id] = cursor.key;
        if (Object.hasOwn(recordRules, kind)) {
          infos.push({ owner: { address, agentId }, kind: kind as RecordKind, id, savedAt: cursor.value.savedAt });
        }
        cursor = await cursor.continue();
      }
      return infos;
    });
  }

  claim({ address, agentId }: RecordOwner): () => Promise<void> {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    // Pages without the secure context that locks need are not seen by others.
    const name = lockPrefix + JSON.stringify([address, agentId]);
    const ended = navigator.locks?.request(name, { mode: 'shared' }, () => released).catch(() => undefined);
    return async () => {
      release();
      await ended;
    };
  }

  async claimed(): Promise<readonly RecordOwner[]> {
    const { held = [] } = (await navigator.locks?.query().catch(() => undefined)) ?? {};
    return held.flatMap(({ name = '' }) => {
      if (!name.startsWith(lockPrefix)) return [];
      const [address, agentId] = JSON.parse(name.slice(lockPrefix.length)) as [string, string];
      return [{ address, agentId }];
    });
  }

  watch(listener: (problem: StorageProblem | null) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async #run<T>(operation: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
    try {
      return await this.#attempt(operation);
    } catch (error) {
      const problem = toProblem(error);
      if (problem === 'failed' || problem === 'unavailable') return this.#repeat(operation);
      throw new StorageError(problem, error);
    }
  }

  /** Browsers break connections without an event: a new one may work. */
  async #repeat<T>(operation: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
    this.#forget();
    try {
      return await this.#attempt(operation);
    } catch (error) {
      this.#forget();
      throw new StorageError(toProblem(error), error);
    }
  }

  async #attempt<T>(operation: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
    return operation(await (this.#database ??= this.#open()));
  }

  #open(): Promise<IDBPDatabase<Schema>> {
    return new Promise((resolve, reject) => {
      const opening = openDB<Schema>(this.#name, this.#version, {
        upgrade: (database) => {
          if (!database.objectStoreNames.contains('records')) database.createObjectStore('records');
        },
        blocked: () => {
          this.#isBlocked = true;
          reject(new StorageError('blocked'));
        },
        // A newer release waits for this page: it gets the database, and this page has to be reloaded.
        blocking: (_current, _blocked, event) => {
          (event.target as IDBDatabase).close();
          this.#forget();
          this.#announce('outdated');
        },
        terminated: () => {
          this.#forget();
          this.#announce('evicted');
        },
      });
      opening.then(
        (database) => {
          resolve(database);
          if (!this.#isBlocked) return;
          this.#isBlocked = false;
          this.#database = opening;
          this.#announce(null);
        },
        (error: unknown) => {
          this.#isBlocked = false;
          reject(error as Error);
        },
      );
    });
  }

  #forget(): void {
    if (!this.#isBlocked) this.#database = undefined;
  }

  #announce(problem: StorageProblem | null): void {
    for (const listener of this.#listeners) listener(problem);
  }
}
