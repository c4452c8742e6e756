import type { EpochMs, StorageProblem } from '../../domain/index.js';
import {
  StorageError,
  type DeskStorage,
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

interface DatabaseRecord {
  readonly value: unknown;
  readonly savedAt: EpochMs;
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

/** Without a reason, the connection was closed. */
const errorOf = ({ error }: IDBRequest | IDBTransaction): DOMException => error ?? new DOMException('', 'AbortError');

const resultOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(errorOf(request));
  });

/** Resolves once everything in a transaction is stored. */
const completionOf = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(errorOf(transaction));
  });

const storeOf = (database: IDBDatabase): IDBObjectStore => database.transaction('records').objectStore('records');

/** Reads all records of a range, in the order of their keys. */
const readEach = (
  database: IDBDatabase,
  range: IDBKeyRange | null,
  read: (key: DatabaseKey, record: DatabaseRecord) => void,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = storeOf(database).openCursor(range);
    request.onerror = () => reject(errorOf(request));
    request.onsuccess = () => {
      const cursor = request.result;
      if (cursor === null) return resolve();
      read(cursor.key as DatabaseKey, cursor.value as DatabaseRecord);
      cursor.continue();
    };
  });

/** Keeps records in IndexedDB. The database is opened at the first operation. */
export class IndexedDbStorage implements DeskStorage {
  readonly #name: string;
  readonly #version: number;
  readonly #listeners = new Set<(problem: StorageProblem | null) => void>();
  #database: Promise<IDBDatabase> | undefined;
  #isBlocked = false;

  constructor(name = 'agent-desk', release = version) {
    this.#name = name;
    this.#version = release;
  }

  put<Kind extends RecordKind>(
    owner: RecordOwner,
    kind: Kind,
    { id, value, savedAt }: StoredRecord<Kind>,
  ): Promise<void> {
    return this.#run(async (database) => {
      const transaction = database.transaction('records', 'readwrite', { durability: 'strict' });
      const record: DatabaseRecord = { value, savedAt };
      transaction.objectStore('records').put(record, toDatabaseKey({ owner, kind, id }));
      // The page may be left before the answer of the request, which would otherwise commit it.
      transaction.commit();
      await completionOf(transaction);
    });
  }

  get<Kind extends RecordKind>(owner: RecordOwner, kind: Kind, id: string): Promise<StoredRecord<Kind> | null> {
    return this.#run(async (database) => {
      const key = toDatabaseKey({ owner, kind, id });
      const record = await resultOf<DatabaseRecord | undefined>(storeOf(database).get(key));
      return record === undefined ? null : { id, value: record.value as RecordTypes[Kind], savedAt: record.savedAt };
    });
  }

  list<Kind extends RecordKind>(owner: RecordOwner, kind: Kind): Promise<readonly StoredRecord<Kind>[]> {
    return this.#run(async (database) => {
      const records: StoredRecord<Kind>[] = [];
      await readEach(database, rangeOf(owner, kind), ([, , , id], { value, savedAt }) =>
        records.push({ id, value: value as RecordTypes[Kind], savedAt }),
      );
      return records;
    });
  }

  delete(keys: readonly RecordKey[]): Promise<void> {
    return this.#run(async (database) => {
      const transaction = database.transaction('records', 'readwrite', { durability: 'strict' });
      for (const key of keys) transaction.objectStore('records').delete(toDatabaseKey(key));
      await completionOf(transaction);
    });
  }

  index(): Promise<readonly RecordInfo[]> {
    return this.#run(async (database) => {
      const infos: RecordInfo[] = [];
      await readEach(database, null, ([address, agentId, kind, id], { savedAt }) => {
        if (Object.hasOwn(recordRules, kind))
          infos.push({ owner: { address, agentId }, kind: kind as RecordKind, id, savedAt });
      });
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

  async #run<T>(operation: (database: IDBDatabase) => Promise<T>): Promise<T> {
    try {
      return await this.#attempt(operation);
    } catch (error) {
      const problem = toProblem(error);
      if (problem === 'failed' || problem === 'unavailable') return this.#repeat(operation);
      throw new StorageError(problem, error);
    }
  }

  /** Browsers break connections without an event: a new one may work. */
  async #repeat<T>(operation: (database: IDBDatabase) => Promise<T>): Promise<T> {
    this.#forget();
    try {
      return await this.#attempt(operation);
    } catch (error) {
      this.#forget();
      throw new StorageError(toProblem(error), error);
    }
  }

  async #attempt<T>(operation: (database: IDBDatabase) => Promise<T>): Promise<T> {
    return operation(await (this.#database ??= this.#open()));
  }

  #open(): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(this.#name, this.#version);
      request.onupgradeneeded = () => {
        const { result: database } = request;
        if (!database.objectStoreNames.contains('records')) database.createObjectStore('records');
      };
      request.onblocked = () => {
        this.#isBlocked = true;
        reject(new StorageError('blocked'));
      };
      request.onerror = () => {
        this.#isBlocked = false;
        reject(errorOf(request));
      };
      request.onsuccess = () => {
        const { result: database } = request;
        // A newer release waits for this page: it gets the database, and this page has to be reloaded.
        database.onversionchange = () => {
          database.close();
          this.#forget();
          this.#announce('outdated');
        };
        database.onclose = () => {
          this.#forget();
          this.#announce('evicted');
        };
        resolve(database);
        if (!this.#isBlocked) return;
        this.#isBlocked = false;
        this.#database = Promise.resolve(database);
        this.#announce(null);
      };
    });
  }

  #forget(): void {
    if (!this.#isBlocked) this.#database = undefined;
  }

  #announce(problem: StorageProblem | null): void {
    for (const listener of this.#listeners) listener(problem);
  }
}
