import { reportError } from '../../browser/diagnostics.js';
import type { Agent } from '../../domain/index.js';
import { isObject } from '../../domain/is-object.js';
import { decodeAgent } from '../../protocol/decode/decode-rest.js';
import { fromOpaque } from '../../protocol/wire-objects.js';
import type { SessionState } from '../../store/state.js';
import type { SessionEnvironment } from '../session-environment.js';
import type { DeskStorage } from '../storage/desk-storage.js';
import { IndexedDbStorage } from '../storage/indexed-db-storage.js';
import { maxAgeMs } from '../storage/select-purged.js';
import { TabId } from './tab-id.js';
import { decryptRecord, encryptRecord } from './encrypted-record.js';

/** A sign-in of an earlier page in this tab. */
export interface KeptSignIn {
  readonly agent: Agent;
  readonly token: string | null;
  readonly address: URL;
}

/** Sign-in data belongs to a tab, not to an agent: whose it is can be read only with the id of the tab. */
const owner = { address: '', agentId: '' };

/**
 * Keeps the sign-in of this tab beyond the page: encrypted, with a key that no script can read, for 24 hours, and only until the
 * agent is no longer signed in here. Its id is in the session storage of the tab, so that it cannot be used without the tab.
 */
export class RememberedSignIn {
  readonly #environment: SessionEnvironment;
  readonly #storage: DeskStorage = new IndexedDbStorage();
  readonly #tabId: TabId;
  /** What is kept, or on its way to be. */
  #kept: { readonly agent: Agent; readonly token: string | null } | null = null;
  /** Whether it really is. */
  #isKept = false;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(environment: SessionEnvironment, name: string) {
    this.#environment = environment;
    this.#tabId = new TabId(name);
  }

  /** The next page of this tab needs no sign-in. */
  get isKept(): boolean {
    return this.#isKept;
  }

  /** What an earlier page of this tab has kept. Null when there is none, or when another tab uses it. */
  async read(): Promise<KeptSignIn | null> {
    const id = this.#tabId.get();
    if (id === null) return null;
    const kept = await this.#readRecord(id).catch(() => null);
    if (kept === null) this.#tabId.clear();
    else {
      this.#kept = kept;
      this.#isKept = true;
    }
    return kept;
  }

  /** Follows the session from now on, and deletes what other tabs have left. */
  watch(): void {
    const { store } = this.#environment;
    store.subscribe(() => this.#update(store.state));
    this.#update(store.state);
    void this.#deleteOrphans().catch(() => undefined);
  }

  #update({ agent, connection }: SessionState): void {
    const { status, problem } = connection;
    if (agent !== null && (status === 'connecting' || status === 'online')) {
      const token = this.#environment.credentials.loginToken;
      if (this.#kept?.agent.source === agent.source && this.#kept.token === token) return;
      this.#kept = { agent, token };
      this.#enqueue(() => this.#save(agent, token));
      return;
    }
    // A page that closes its session does not end it: the agent is still logged in on the server.
    const isOver = status === 'signed-out' || status === 'taken-over' || (status === 'closed' && problem !== null);
    if (!isOver || this.#kept === null) return;
    this.#kept = null;
    this.#isKept = false;
    this.#enqueue(() => this.#delete());
  }

  #enqueue(action: () => Promise<void>): void {
    this.#queue = this.#queue.then(action).catch(() => {
      reportError('remember="tab": the sign-in could not be kept. The next page has to sign in again.');
    });
  }

  async #save(agent: Agent, token: string | null): Promise<void> {
    const { time, address } = this.#environment;
    this.#isKept = false;
    if (address === null || this.#kept?.agent !== agent) return;
    await this.#delete();
    const id = this.#tabId.create();
    const name = await this.#tabId.hash(id);
    const data = { user: fromOpaque(agent.source), token, address: address.href };
    const value = await encryptRecord(data, id);
    await this.#tabId.hold(id, this.#environment.timing.tabLock);
    await this.#storage.put(owner, 'sign-in', { id: name, value, savedAt: time.now() });
    if (this.#kept?.agent !== agent) return this.#delete();
    this.#tabId.set(id);
    this.#isKept = true;
  }

  async #delete(): Promise<void> {
    const id = this.#tabId.current;
    this.#tabId.clear();
    if (id !== null) await this.#storage.delete([{ owner, kind: 'sign-in', id: await this.#tabId.hash(id) }]);
  }

  async #readRecord(id: string): Promise<KeptSignIn | null> {
    const { time, timing } = this.#environment;
    // A tab that was duplicated has the same id, and its agent is at work in the first one.
    if (!(await this.#tabId.hold(id, timing.tabLock))) return null;
    const record = await this.#storage.get(owner, 'sign-in', await this.#tabId.hash(id));
    if (record === null || time.now() - record.savedAt > maxAgeMs) return null;
    const data: unknown = await decryptRecord(record.value, id);
    if (!isObject(data)) return null;
    const { user, token, address } = data;
    const agent = decodeAgent(user);
    if (agent === null || typeof address !== 'string') return null;
    return { agent, token: typeof token === 'string' ? token : null, address: new URL(address) };
  }

  async #deleteOrphans(): Promise<void> {
    const { time, timing } = this.#environment;
    const first = await this.#findOrphans();
    if (first.length === 0) return;
    await new Promise<void>((resolve) => time.setTimeout(resolve, timing.orphan));
    // A tab that went to its next page has it again.
    const again = new Set(await this.#findOrphans());
    const orphans = first.filter((id) => again.has(id));
    await this.#storage.delete(orphans.map((id) => ({ owner, kind: 'sign-in', id })));
  }

  async #findOrphans(): Promise<readonly string[]> {
    const held = await this.#tabId.heldHashes();
    const records = await this.#storage.index();
    return records.flatMap(({ kind, id }) => (kind === 'sign-in' && !held.has(id) ? [id] : []));
  }
}
