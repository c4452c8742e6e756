/**
 * Keeps the world in an embedded database. A change is written before its events are sent, and a write resolves once
 * the operating system has it: killing the process loses nothing that an agent has received.
 */
import type { ClassicLevel } from 'classic-level';
import type { FileStore } from '../rest/rest-files.js';
import { handleTimer } from '../rules/handle-timer.js';
import { EmulatedClock, type ScheduleTimeout } from '../world/emulated-clock.js';
import type { WorldStore } from '../world/engine.js';
import { IdGenerator } from '../world/id-generator.js';
import type { RecordKind } from '../world/records.js';
import type { WorldOptions } from '../world/world-types.js';
import { World, type LogLine } from '../world/world.js';
import { restoreWorld, type SavedLine, type SavedRecord } from './restore-world.js';

export interface StoreOptions {
  readonly worldOptions: WorldOptions;
  readonly scheduleTimeout: ScheduleTimeout;
  readonly seed: number;
  readonly forget: 'none' | 'partial' | 'all';
  readonly files: FileStore;
}

type Batch = ({ type: 'put'; key: string; value: string } | { type: 'del'; key: string })[];

function lineKey(conversationId: string, seq: number): string {
  return `line:${conversationId}:${String(seq).padStart(10, '0')}`;
}

/** The database is native code, which cannot be bundled: `--store` needs it installed separately. */
async function openDatabase(path: string): Promise<ClassicLevel<string, string>> {
  const database = await import('classic-level').catch(() => {
    throw new Error('--store needs the package classic-level: npm install classic-level');
  });
  const db = new database.ClassicLevel(path, { keyEncoding: 'utf8', valueEncoding: 'utf8' });
  await db.open();
  return db;
}

/** Opens (or creates) the database and restores the world. */
export async function openStore(
  path: string,
  options: StoreOptions,
): Promise<{ world: World; store: WorldStore; files: FileStore }> {
  const db = await openDatabase(path);
  const records: (SavedRecord & { seq: number })[] = [];
  const seqs = new Map<string, number>();
  const lines: SavedLine[] = [];
  let startCount = 0;
  let offsetMs = 0;
  for await (const [key, value] of db.iterator()) {
    const at = key.indexOf(':');
    const kind = key.slice(0, at);
    if (kind === 'line') lines.push(JSON.parse(value) as SavedLine);
    else if (key === 'meta:boots') startCount = Number(value);
    else if (key === 'clock:ahead') offsetMs = Number(value);
    else if (kind === 'file') {
      const file = JSON.parse(value) as { name: string; type: string; base64: string };
      options.files.add({ name: file.name, type: file.type, bytes: Buffer.from(file.base64, 'base64') });
    } else {
      const { seq, value: saved } = JSON.parse(value) as { seq: number; value: unknown };
      seqs.set(key, seq);
      records.push({ kind: kind as RecordKind, value: saved, seq });
    }
  }
  // The database sorts by key; restore the records in the order they were created.
  records.sort((a, b) => a.seq - b.seq);
  await db.put('meta:boots', String(startCount + 1));
  const clock = new EmulatedClock(Date.now, options.scheduleTimeout, offsetMs);
  // Another seed for each start, so that no id is generated twice.
  const ids = new IdGenerator(options.seed + startCount * 7919);
  const world = new World(options.worldOptions, clock, ids, handleTimer, true);
  const lost = restoreWorld(world, records, lines, options.forget);
  const batch: Batch = lost.map((line) => ({
    type: 'put',
    key: lineKey(line.conversationId, line.seq),
    value: JSON.stringify(line),
  }));
  await db.batch(batch);
  return { world, store: new LevelStore(db, seqs), files: options.files };
}

class LevelStore implements WorldStore {
  readonly #db: ClassicLevel<string, string>;
  readonly #seqs: Map<string, number>;
  #nextSequence: number;

  constructor(db: ClassicLevel<string, string>, seqs: Map<string, number>) {
    this.#db = db;
    this.#seqs = seqs;
    this.#nextSequence = [...seqs.values()].reduce((max, seq) => Math.max(max, seq), 0) + 1;
  }

  /** The sequence number of a record, assigned when it is first written. */
  #sequenceOf(key: string): number {
    let seq = this.#seqs.get(key);
    if (seq === undefined) this.#seqs.set(key, (seq = this.#nextSequence++));
    return seq;
  }

  save(world: World, changed: ReadonlySet<string>, lines: readonly LogLine[]): Promise<void> {
    const batch: Batch = [];
    for (const key of changed) {
      if (key === 'clock:ahead') {
        batch.push({ type: 'put', key, value: String(world.clock.offsetMs) });
        continue;
      }
      const value = readRecord(world, key);
      if (value === undefined) {
        this.#seqs.delete(key);
        batch.push({ type: 'del', key });
      } else batch.push({ type: 'put', key, value: JSON.stringify({ seq: this.#sequenceOf(key), value }) });
    }
    for (const line of lines) {
      batch.push({ type: 'put', key: lineKey(line.conversationId, line.seq), value: JSON.stringify(line) });
    }
    return this.#db.batch(batch);
  }

  saveFile(name: string, type: string, bytes: Buffer): Promise<void> {
    return this.#db.put(`file:${name}`, JSON.stringify({ name, type, base64: bytes.toString('base64') }));
  }

  async clear(): Promise<void> {
    // The count of starts is kept, so that ids stay unique even after a reset.
    this.#seqs.clear();
    await this.#db.clear({ gt: 'meta:boots' });
    await this.#db.clear({ lt: 'meta:boots' });
  }

  close(): Promise<void> {
    return this.#db.close();
  }
}

/** The current value of a record; undefined when it was removed. */
function readRecord(world: World, key: string): unknown {
  const at = key.indexOf(':');
  const kind = key.slice(0, at);
  const id = key.slice(at + 1);
  const tables: Readonly<Record<string, ReadonlyMap<string, unknown>>> = {
    agent: world.agents,
    customer: world.customers,
    conversation: world.conversations,
    task: world.tasks,
    route: world.routeRequests,
    pull: world.pullRequests,
    announcement: world.announcements,
    label: world.labels,
  };
  return tables[kind]?.get(id);
}
