import type { DeskStorage, RecordChange, RecordInfo, RecordKey, RecordOwner, StoredRecord } from './desk-storage.js';
import { isSameOwner } from './desk-storage.js';
import type { RecordKind, RecordTypes } from './record-kinds.js';

const toKey = ({ owner, kind, id }: RecordKey): string => JSON.stringify([owner.address, owner.agentId, kind, id]);

/** Keeps records for as long as this object lives: where the device keeps none, and in tests. */
export class MemoryStorage implements DeskStorage {
  readonly #records = new Map<string, RecordInfo & { readonly value: unknown }>();
  readonly #claims: RecordOwner[] = [];

  put<Kind extends RecordKind>(owner: RecordOwner, kind: Kind, record: StoredRecord<Kind>): Promise<void> {
    const { id } = record;
    this.#records.set(toKey({ owner, kind, id }), { owner, kind, ...record });
    return Promise.resolve();
  }

  get<Kind extends RecordKind>(owner: RecordOwner, kind: Kind, id: string): Promise<StoredRecord<Kind> | null> {
    const record = this.#records.get(toKey({ owner, kind, id }));
    return Promise.resolve((record as StoredRecord<Kind> | undefined) ?? null);
  }

  list<Kind extends RecordKind>(owner: RecordOwner, kind: Kind): Promise<readonly StoredRecord<Kind>[]> {
    const records = [...this.#records.values()].filter(
      (record) => record.kind === kind && isSameOwner(record.owner, owner),
    );
    const byId = records.sort((a, b) => (a.id < b.id ? -1 : 1));
    return Promise.resolve(byId.map(({ id, value, savedAt }) => ({ id, value: value as RecordTypes[Kind], savedAt })));
  }

  delete(keys: readonly RecordKey[]): Promise<void> {
    for (const key of keys) this.#records.delete(toKey(key));
    return Promise.resolve();
  }

  async change(changes: readonly RecordChange[]): Promise<void> {
    await Promise.all(
      changes.map(({ record, ...key }) =>
        record === null
          ? this.delete([key])
          : this.put(key.owner, key.kind, { id: key.id, ...(record as Omit<StoredRecord, 'id'>) }),
      ),
    );
  }

  index(): Promise<readonly RecordInfo[]> {
    return Promise.resolve([...this.#records.values()]);
  }

  claim(owner: RecordOwner): () => Promise<void> {
    const claim = { ...owner };
    this.#claims.push(claim);
    return () => {
      const position = this.#claims.indexOf(claim);
      if (position >= 0) this.#claims.splice(position, 1);
      return Promise.resolve();
    };
  }

  claimed(): Promise<readonly RecordOwner[]> {
    return Promise.resolve([...this.#claims]);
  }

  watch(): () => void {
    return () => undefined;
  }
}
