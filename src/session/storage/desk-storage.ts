import type { EpochMs, StorageProblem } from '../../domain/index.js';
import type { RecordKind, RecordTypes } from './record-kinds.js';

/** Whose records: one agent at one Agent Manager. Records that belong to no agent have an empty `agentId`. */
export interface RecordOwner {
  readonly address: string;
  readonly agentId: string;
}

/** Identity of a record. */
export interface RecordKey {
  readonly owner: RecordOwner;
  readonly kind: RecordKind;
  readonly id: string;
}

export interface RecordInfo extends RecordKey {
  /** When it was put (wall clock of this device). */
  readonly savedAt: EpochMs;
}

/** A record to be put; null deletes it. */
export interface RecordChange extends RecordKey {
  readonly record: { readonly value: unknown; readonly savedAt: EpochMs } | null;
}

export interface StoredRecord<Kind extends RecordKind = RecordKind> {
  readonly id: string;
  readonly value: RecordTypes[Kind];
  readonly savedAt: EpochMs;
}

/**
 * Where records are kept. Values are anything that can be cloned: objects without methods, `File`, `CryptoKey`. Operations take
 * effect in the order of the calls. They reject with `StorageError`.
 */
export interface DeskStorage {
  /** Resolves once the record is on the device: a crash right after it loses nothing. */
  put<Kind extends RecordKind>(
    owner: RecordOwner,
    kind: Kind,
    record: { readonly id: string; readonly value: RecordTypes[Kind]; readonly savedAt: EpochMs },
  ): Promise<void>;
  get<Kind extends RecordKind>(owner: RecordOwner, kind: Kind, id: string): Promise<StoredRecord<Kind> | null>;
  /** All records of a kind, by id. */
  list<Kind extends RecordKind>(owner: RecordOwner, kind: Kind): Promise<readonly StoredRecord<Kind>[]>;
  /** Deletes these records. Those that do not exist are ignored. */
  delete(keys: readonly RecordKey[]): Promise<void>;
  /** Makes all of these changes, in their order, or none. */
  change(changes: readonly RecordChange[]): Promise<void>;
  /** Every record of this origin, of all owners. */
  index(): Promise<readonly RecordInfo[]>;
  /** Marks an owner as in use on this page, until the returned function is called and has resolved, or the page ends. */
  claim(owner: RecordOwner): () => Promise<void>;
  /** Owners in use on any page of this origin. */
  claimed(): Promise<readonly RecordOwner[]>;
  /** Calls `listener` when a problem arises by itself, with null when it is over; then put again what has to be kept. */
  watch(listener: (problem: StorageProblem | null) => void): () => void;
}

/** An operation of a storage failed. */
export class StorageError extends Error {
  override readonly name = 'StorageError';

  constructor(
    readonly problem: StorageProblem,
    cause?: unknown,
  ) {
    super(`Not saved on this device: ${problem}.`, { cause });
  }
}

export const isSameOwner = (a: RecordOwner, b: RecordOwner): boolean =>
  a.address === b.address && a.agentId === b.agentId;
