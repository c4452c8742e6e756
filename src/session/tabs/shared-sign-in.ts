import { isObject } from '../../domain/is-object.js';
import { decodeAgent } from '../../protocol/decode/decode-sign-in.js';
import { fromOpaque } from '../../protocol/wire-objects.js';
import { decryptRecord, encryptRecord } from '../remember/encrypted-record.js';
import type { KeptSignIn } from '../remember/remembered-sign-in.js';
import type { SessionEnvironment } from '../session-environment.js';
import type { RecordOwner } from '../storage/desk-storage.js';
import { maxAgeMs } from '../storage/select-purged.js';
import { uniqueId } from '../unique-id.js';
import { toDeskName } from './desk-name.js';
import { findSignedIn } from './sign-in-notice.js';
import { readTabMessage, writeTabMessage } from './tab-messages.js';
import { getTabPlatform, type TabPlatform } from './tab-platform.js';
import { version } from '../../browser/version.js';

/** A lock with this prefix shows that sign-in data is in use; see `TabId`. */
const lockPrefix = 'agent-desk/tab/';
/** How long the answer of the tab that leads may take (ms). */
const answerMs = 2_000;

/** What sessions of this page have read of a sign-in, by which id. */
const readSignIns = new WeakMap<SessionEnvironment, { readonly id: string; readonly token: string | null }>();

const hashOf = async (id: string): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(id));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

/**
 * The sign-in of an agent for other tabs: on the device, encrypted with a key that no script can read. The id by which it is found
 * is said only by a tab in which the agent is signed in, so that it is of no use when there is none.
 */
export class SharedSignIn {
  readonly #environment: SessionEnvironment;
  readonly #platform: TabPlatform;
  #id: string | null = null;
  #token: string | null = null;
  #keeping: Promise<void> = Promise.resolve();
  #release: (() => void) | undefined;

  constructor(environment: SessionEnvironment, platform: TabPlatform) {
    this.#environment = environment;
    this.#platform = platform;
  }

  /** The id, once the sign-in is on the device; null when it cannot be kept. */
  async id(): Promise<string | null> {
    await this.#keeping;
    return this.#id;
  }

  /** Its token is another one than was kept. */
  get isOutdated(): boolean {
    const known = this.#id === null ? readSignIns.get(this.#environment) : { token: this.#token };
    return known !== undefined && known.token !== this.#environment.credentials.loginToken;
  }

  /** Keeps the sign-in of this session, unless another tab has. */
  keep(): Promise<void> {
    this.#keeping = this.#keeping.then(() => this.#keep()).catch(() => undefined);
    return this.#keeping;
  }

  /** Another tab has renewed the token. */
  async read(id: string): Promise<void> {
    const { records, credentials } = this.#environment;
    if (records.owner === null) return;
    const kept = await readSignIn(this.#environment, records.owner, id);
    if (kept === null || kept.token === null) return;
    this.#use(id, kept.token, await hashOf(id));
    if (kept.token !== credentials.loginToken) credentials.setLoginToken(kept.token);
  }

  /** The agent is signed in here no longer. */
  stop(): void {
    this.#release?.();
    this.#release = undefined;
    this.#id = this.#token = null;
    readSignIns.delete(this.#environment);
  }

  async #keep(): Promise<void> {
    const { store, records, credentials, address } = this.#environment;
    const { agent } = store.state;
    const { owner } = records;
    const token = credentials.loginToken;
    if (agent === null || address === null || owner === null) return;
    const known = readSignIns.get(this.#environment);
    if (this.#id === null && known !== undefined) this.#use(known.id, known.token, await hashOf(known.id));
    if (this.#id !== null && this.#token === token) return;
    const id = uniqueId() + uniqueId();
    const hash = await hashOf(id);
    const value = await encryptRecord({ user: fromOpaque(agent.source), token, address: address.href }, id);
    // The agent may have logged out meanwhile, and nothing of it stays on the device.
    if (records.owner !== owner || store.state.agent?.id !== agent.id) return;
    this.#use(id, token, hash);
    if (!(await records.put('sign-in', hash, value))) this.stop();
    await this.#deleteUnused(hash);
  }

  #use(id: string, token: string | null, hash: string): void {
    this.#release?.();
    this.#id = id;
    this.#token = token;
    this.#release = this.#platform.requestLock(lockPrefix + hash, { shared: true });
  }

  /** What tabs have left that are gone. */
  async #deleteUnused(hash: string): Promise<void> {
    const { records } = this.#environment;
    const held = new Set(await this.#platform.heldLocks());
    for (const { id } of await records.list('sign-in'))
      if (id !== hash && !held.has(lockPrefix + id)) void records.delete('sign-in', id);
  }
}

/** The sign-in of the one agent who is signed in in other tabs; null when there is none, or several. */
export async function findSharedSignIn(environment: SessionEnvironment): Promise<KeptSignIn | null> {
  const platform = getTabPlatform(environment);
  const [owner, ...others] = await findSignedIn(environment);
  if (platform === null || owner === undefined || others.length > 0) return null;
  const id = await askForId(platform, owner, environment);
  if (id === null) return null;
  const kept = await readSignIn(environment, owner, id);
  if (kept !== null) readSignIns.set(environment, { id, token: kept.token });
  return kept;
}

/** Asks the tab that leads. */
function askForId(platform: TabPlatform, owner: RecordOwner, { time }: SessionEnvironment): Promise<string | null> {
  const name = toDeskName(owner);
  const self = uniqueId();
  return new Promise((resolve) => {
    const finish = (id: string | null): void => {
      time.clearTimeout(timer);
      channel.close();
      inbox.close();
      resolve(id);
    };
    const timer = time.setTimeout(() => finish(null), answerMs);
    const ask = (): void => channel.post(writeTabMessage({ type: 'who' }, self, version));
    // A tab that was alone has to load the code first. It says when it has.
    const channel = platform.openChannel(name, (data) => {
      const result = readTabMessage(data, version);
      if ('message' in result && result.message.type === 'lead') ask();
    });
    const inbox = platform.openChannel(`${name} ${self}`, (data) => {
      const result = readTabMessage(data, version);
      if ('message' in result && result.message.type === 'sign-in') finish(result.message.id);
    });
    ask();
  });
}

async function readSignIn(
  { records, time }: SessionEnvironment,
  owner: RecordOwner,
  id: string,
): Promise<KeptSignIn | null> {
  try {
    const record = await records.getOf(owner, 'sign-in', await hashOf(id));
    if (record === null || time.now() - record.savedAt > maxAgeMs) return null;
    const data = await decryptRecord(record.value, id);
    if (!isObject(data)) return null;
    const agent = decodeAgent(data['user']);
    const { token, address } = data;
    if (agent === null || agent.id !== owner.agentId || typeof address !== 'string') return null;
    return { agent, token: typeof token === 'string' ? token : null, address: new URL(address) };
  } catch {
    return null;
  }
}
