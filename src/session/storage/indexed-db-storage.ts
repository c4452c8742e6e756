import type { EpochMs, StorageProblem } from '../../domain/index.js';
import { answerTo, endOf, forEachRecord } from './database-requests.js';
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

interface Row {
  readonly value: unknown;
  readonly savedAt: EpochMs;
}

const toDatabaseKey = ({ owner, kind, id }: RecordKey): DatabaseKey => [owner.address, owner.agentId, kind, id];

const storeOf = (transaction: IDBTransaction): IDBObjectStore => transaction.objectStore('records');

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
  #database: Promise<IDBDatabase> | undefined;
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
      const key = toDatabaseKey({ owner, kind, id });
      const record = await answerTo<Row | undefined>(storeOf(database.transaction('records')).get(key));
      return record === undefined ? null : { id, value: record.value as RecordTypes[Kind], savedAt: record.savedAt };
    });
  }

  list<Kind extends RecordKind>(owner: RecordOwner, kind: Kind): Promise<readonly StoredRecord<Kind>[]> {
    return this.#run(async (database) => {
      const records: StoredRecord<Kind>[] = [];
      const range = rangeOf(owner, kind);
      await forEachRecord(storeOf(database.transaction('records')).openCursor(range), (key, row) => {
        const { value, savedAt } = row as Row;
        records.push({ id: (key as DatabaseKey)[3], value: value as RecordTypes[Kind], savedAt });
      });
      return records;
    });
  }

  delete(keys: readonly RecordKey[]): Promise<void> {
    return this.change(keys.map((key) => ({ ...key, record: null })));
  }

  change(changes: readonly RecordChange[]): Promise<void> {
    return this.#run(async (database) => {
      const transaction = database.transaction('records', 'readwrite', { durability: 'strict' });
      const store = storeOf(transaction);
      const end = endOf(transaction);
      try {
        for (const { record, ...key } of changes) {
          if (record === null) store.delete(toDatabaseKey(key));
          else store.put({ value: record.value, savedAt: record.savedAt }, toDatabaseKey(key));
        }
      } catch (error) {
        transaction.abort();
        await Promise.allSettled([end]);
        throw error;
      }
      // The page may be left before the answers of the requests, which would otherwise commit it.
      transaction.commit();
      await end;
    });
  }

  index(): Promise<readonly RecordInfo[]> {
    return this.#run(async (database) => {
      const infos: RecordInfo[] = [];
      await forEachRecord(storeOf(database.transaction('records')).openCursor(), (key, row) => {
        const [address, agentId, kind, id] = key as DatabaseKey;
        if (!Object.hasOwn(recordRules, kind)) return;
        infos.push({ owner: { address, agentId }, kind: kind as RecordKind, id, savedAt: (row as Row).savedAt });
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
    const request = indexedDB.open(this.#name, this.#version);
    const opening = answerTo(request);
    return new Promise((resolve, reject) => {
      request.onupgradeneeded = () => {
        const { result: database } = request;
        if (!database.objectStoreNames.contains('records')) database.createObjectStore('records');
      };
      request.onblocked = () => {
        this.#isBlocked = true;
        reject(new StorageError('blocked'));
      };
      opening.then(
        (database) => {
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
