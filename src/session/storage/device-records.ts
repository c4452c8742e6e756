import type { StorageProblem } from '../../domain/index.js';
import type { SessionEnvironment } from '../session-environment.js';
import { withTimeout } from '../with-timeout.js';
import {
  isSameOwner,
  StorageError,
  type DeskStorage,
  type RecordChange,
  type RecordOwner,
  type StoredRecord,
} from './desk-storage.js';
import { IndexedDbStorage } from './indexed-db-storage.js';
import { MemoryStorage } from './memory-storage.js';
import type { RecordKind, RecordTypes } from './record-kinds.js';
import { selectPurgedAtLogout, selectPurgedAtSignIn } from './select-purged.js';

interface Batch {
  readonly owner: RecordOwner;
  readonly changes: RecordChange[];
  /** Those that are on the device when it is done. */
  readonly kept: ReadonlySet<RecordChange>;
  readonly done: Promise<void>;
}

const keyOf = ({ kind, id }: Pick<RecordChange, 'kind' | 'id'>): string => `${kind} ${id}`;

/** Makes the changes together, or else those that are possible. Rejects with the error of one that is not. */
async function keepChanges(
  storage: DeskStorage,
  changes: readonly RecordChange[],
  onKept: (change: RecordChange) => void,
): Promise<void> {
  const keep = async (some: readonly RecordChange[]): Promise<void> => {
    await storage.change(some);
    some.forEach(onKept);
  };
  try {
    await keep(changes);
  } catch (error) {
    if (changes.length === 1) throw error;
    const results = await Promise.allSettled(changes.map((change) => keep([change])));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }
}

/** What a session keeps for its agent beyond the page. Nothing here rejects: the state says what is not kept, and why. */
export class DeviceRecords {
  readonly #environment: SessionEnvironment;
  readonly #given: DeskStorage | undefined;
  #storage: Promise<DeskStorage> | undefined;
  #owner: RecordOwner | null = null;
  #release: Promise<() => Promise<void>> | undefined;
  /** The owner before is not in use here any more. */
  #released: Promise<void> | undefined;
  /** The sign-in of the owner has been noted, and only a logout deletes it. */
  #isNoted = false;
  /** What is put waits for that. */
  #isOpening = false;
  /** This was tried. Everything else waits for it. */
  #opened: Promise<unknown> = Promise.resolve();
  readonly #listeners = new Set<() => void>();
  /** What would be written now would stay. */
  #isPurged = false;
  readonly #running = new Set<Promise<unknown>>();
  readonly #closeListeners = new Set<() => void>();
  /** Changes that the storage has not got yet. */
  #batch: Batch | undefined;
  /** Records that could not be put, and why. */
  readonly #missing = new Map<string, { readonly problem: StorageProblem; readonly round: number }>();
  #round = 0;
  #retryTimer: unknown;

  constructor(environment: SessionEnvironment, given: DeskStorage | undefined) {
    this.#environment = environment;
    this.#given = given;
  }

  /** Whose records are read and written; null while no agent is signed in. */
  get owner(): RecordOwner | null {
    return this.#owner;
  }

  /** The agent of the session signs in: deletes what is too old, and what other agents have left. */
  open(owner: RecordOwner): void {
    if (this.#owner !== null && isSameOwner(this.#owner, owner)) {
      // Another tab may have logged the agent out.
      void this.#run(undefined, (storage) => this.#note(storage, owner));
      return;
    }
    this.close();
    this.#owner = owner;
    this.#isPurged = false;
    this.#release = this.#open().then((storage) => storage.claim(owner));
    const { time } = this.#environment;
    // Not what `close` makes of it, which waits for what waits for this.
    const released = this.#released;
    this.#opened = this.#attempt(undefined, async (storage) => {
      await released;
      const claimed = await storage.claimed();
      await storage.delete(selectPurgedAtSignIn(await storage.index(), owner, { claimed, now: time.now() }));
      await this.#note(storage, owner);
    });
    const opened = this.#opened;
    this.#isOpening = true;
    void opened.then(() => {
      if (this.#opened === opened) this.#isOpening = false;
    });
  }

  /** What is put now may not be on the device before the page is left. */
  get isOpening(): boolean {
    return this.#isOpening;
  }

  async #note(storage: DeskStorage, owner: RecordOwner): Promise<void> {
    const now = this.#environment.time.now();
    await storage.put(owner, 'signed-in-at', { id: '', value: now, savedAt: now });
    // Another agent may be signed in by now.
    if (this.#owner !== null && isSameOwner(this.#owner, owner)) this.#isNoted = true;
  }

  /** False when another tab has logged the agent out. True also when the storage cannot tell. */
  isSignedIn(): Promise<boolean> {
    return this.#run(
      true,
      async (storage, owner) => !this.#isNoted || (await storage.get(owner, 'signed-in-at', '')) !== null,
    );
  }

  /** No agent is signed in on this page any more. The records stay. */
  close(): void {
    if (this.#owner !== null && !this.#isPurged) for (const listener of this.#closeListeners) listener();
    this.#owner = null;
    this.#isNoted = false;
    this.#missing.clear();
    this.#cancelRetry();
    const running = [...this.#running];
    // What is still being written belongs to an agent in use: the next sign-in would miss it when it deletes.
    this.#released = this.#release?.then((release) => Promise.all(running).then(release)) ?? this.#released;
    this.#release = undefined;
  }

  /** Resolves once the record is on the device. False when it is not, e.g. because the device is full. */
  async put<Kind extends RecordKind>(kind: Kind, id: string, value: RecordTypes[Kind]): Promise<boolean> {
    const { owner } = this;
    const isKept = await this.#change(kind, id, { value, savedAt: this.#environment.time.now() });
    if (!isKept && owner !== null && owner === this.#owner) this.#addMissing(keyOf({ kind, id }));
    return isKept;
  }

  get<Kind extends RecordKind>(kind: Kind, id: string): Promise<StoredRecord<Kind> | null> {
    return this.#run(null, (storage, owner) => storage.get(owner, kind, id));
  }

  /** A record of another owner, before an agent is signed in. */
  getOf<Kind extends RecordKind>(owner: RecordOwner, kind: Kind, id: string): Promise<StoredRecord<Kind> | null> {
    return this.#attempt(null, (storage) => storage.get(owner, kind, id));
  }

  /** All records of a kind, by id. Empty when they cannot be read. */
  list<Kind extends RecordKind>(kind: Kind): Promise<readonly StoredRecord<Kind>[]> {
    return this.#run([], (storage, owner) => storage.list(owner, kind));
  }

  async delete(kind: RecordKind, id: string): Promise<void> {
    this.#removeMissing(keyOf({ kind, id }));
    await this.#change(kind, id, null);
  }

  /** Deletes the agent's records at logout; all of them, settings included, when they forget this device. */
  purge(at: 'logout' | 'forget'): Promise<void> {
    this.#isPurged = true;
    return this.#run(undefined, async (storage, owner) =>
      storage.delete(selectPurgedAtLogout(await storage.index(), owner, at === 'forget')),
    );
  }

  /** Calls `listener` when the storage works again or has lost its records: what has to be kept must be put again. */
  watch(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Calls `listener` before the agent is no longer signed in on this page, unless the records are deleted then. */
  onClose(listener: () => void): void {
    this.#closeListeners.add(listener);
  }

  /**
   * What is changed in one task is changed together: a page that ends between a draft and the message that is made of it would
   * leave the text in both, or in neither.
   */
  async #change(kind: RecordKind, id: string, record: RecordChange['record']): Promise<boolean> {
    const owner = this.#owner;
    if (owner === null) return false;
    const batch = this.#batch?.owner === owner ? this.#batch : this.#startBatch(owner);
    const change = { owner, kind, id, record };
    batch.changes.push(change);
    await batch.done;
    return batch.kept.has(change);
  }

  #startBatch(owner: RecordOwner): Batch {
    const changes: RecordChange[] = [];
    const kept = new Set<RecordChange>();
    const done = this.#run<void>(undefined, async (storage) => {
      if (this.#batch === batch) this.#batch = undefined;
      await keepChanges(storage, changes, (change) => {
        kept.add(change);
        this.#removeMissing(keyOf(change));
      });
    });
    const batch = { owner, changes, kept, done };
    return (this.#batch = batch);
  }

  /** The owner is that of the call, not of the moment when the storage answers. */
  async #run<T>(otherwise: T, operation: (storage: DeskStorage, owner: RecordOwner) => Promise<T>): Promise<T> {
    const owner = this.#owner;
    if (owner === null) return otherwise;
    const run = this.#opened.then(() => this.#attempt(otherwise, (storage) => operation(storage, owner)));
    this.#running.add(run);
    return run.finally(() => this.#running.delete(run));
  }

  /** A storage that does not answer is one that fails: nothing of the session waits for it. */
  async #attempt<T>(otherwise: T, operation: (storage: DeskStorage) => Promise<T>): Promise<T> {
    const { time, timing } = this.#environment;
    const storage = await this.#open();
    try {
      const result = await withTimeout(operation(storage), timing.storage, time);
      // One that works is no sign that a record fits which did not.
      const [missing] = this.#missing.values();
      this.#report(missing?.problem ?? (storage instanceof MemoryStorage ? this.#memoryProblem : null));
      return result;
    } catch (error) {
      this.#report(problemOf(error));
      return otherwise;
    }
  }

  /** The record is not on the device: the state says so until it is, or is not needed any more. */
  #addMissing(key: string): void {
    this.#missing.set(key, { problem: this.#environment.store.state.storageProblem ?? 'failed', round: this.#round });
    this.#scheduleRetry();
  }

  #removeMissing(key: string): void {
    if (this.#missing.delete(key) && this.#missing.size === 0) this.#cancelRetry();
  }

  #cancelRetry(): void {
    this.#environment.time.clearTimeout(this.#retryTimer);
    this.#retryTimer = undefined;
  }

  #scheduleRetry(): void {
    const { time, timing } = this.#environment;
    this.#retryTimer ??= time.setTimeout(() => this.#retry(), timing.storageRetry);
  }

  /** Has everything put again that has to be kept. What was not put again since the time before is not missing. */
  #retry(): void {
    this.#retryTimer = undefined;
    for (const [key, { round }] of this.#missing) if (round < this.#round) this.#missing.delete(key);
    this.#round++;
    for (const listener of this.#listeners) listener();
    void this.get('signed-in-at', '');
    if (this.#missing.size > 0) this.#scheduleRetry();
  }

  /** Memory is no problem when the host has chosen it. */
  get #memoryProblem(): StorageProblem | null {
    return this.#given === undefined && this.#environment.options.outbox === 'indexeddb' ? 'unavailable' : null;
  }

  #open(): Promise<DeskStorage> {
    return (this.#storage ??= this.#load());
  }

  async #load(): Promise<DeskStorage> {
    const storage = this.#given ?? (await this.#loadDefault());
    storage.watch((problem) => {
      if (problem === 'evicted') this.#isNoted = false;
      this.#report(problem);
      if (problem === null || problem === 'evicted') for (const listener of this.#listeners) listener();
    });
    return storage;
  }

  async #loadDefault(): Promise<DeskStorage> {
    if (this.#environment.options.outbox === 'memory' || !hasIndexedDb()) return new MemoryStorage();
    const storage = new IndexedDbStorage();
    // Some browsers offer a database and then refuse to open it.
    const problem = await getProblem(storage.index());
    return problem === 'unavailable' || problem === 'failed' ? new MemoryStorage() : storage;
  }

  #report(storageProblem: StorageProblem | null): void {
    this.#environment.store.update((state) =>
      state.storageProblem === storageProblem ? state : { ...state, storageProblem },
    );
  }
}

const problemOf = (error: unknown): StorageProblem => (error instanceof StorageError ? error.problem : 'failed');

const getProblem = (operation: Promise<unknown>): Promise<StorageProblem | null> =>
  operation.then(() => null, problemOf);

/** A sandboxed frame throws when it is asked. */
function hasIndexedDb(): boolean {
  try {
    return typeof indexedDB === 'object' && indexedDB !== null;
  } catch {
    return false;
  }
}
