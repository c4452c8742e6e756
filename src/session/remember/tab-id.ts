import { uniqueId } from '../unique-id.js';
import { tabIdKey } from './can-remember.js';

const lockPrefix = 'agent-desk/tab/';

/** The id by which a tab finds its sign-in data. A lock shows other tabs that it is in use; the data is stored by its hash. */
export class TabId {
  readonly #key: string;
  #current: string | null = null;
  #release: (() => void) | undefined;

  constructor(name: string) {
    this.#key = tabIdKey(name);
  }

  /** The id in use on this page. */
  get current(): string | null {
    return this.#current;
  }

  /** The id that an earlier page of this tab has left. */
  get(): string | null {
    return sessionStorage.getItem(this.#key);
  }

  create(): string {
    return uniqueId() + uniqueId();
  }

  /** Leaves the id to the next page of this tab. */
  set(id: string): void {
    sessionStorage.setItem(this.#key, id);
  }

  clear(): void {
    sessionStorage.removeItem(this.#key);
    this.#release?.();
    this.#release = undefined;
    this.#current = null;
  }

  /** Uses the id on this page. False when another page still does after `timeoutMs`. */
  async hold(id: string, timeoutMs: number): Promise<boolean> {
    const name = lockPrefix + (await this.hash(id));
    const released = new Promise<void>((resolve) => (this.#release = resolve));
    const isHeld = await new Promise<boolean>((resolve) => {
      const options = { signal: AbortSignal.timeout(timeoutMs) };
      const callback = (): Promise<void> => {
        resolve(true);
        return released;
      };
      navigator.locks.request(name, options, callback).catch(() => resolve(false));
    });
    if (isHeld) this.#current = id;
    return isHeld;
  }

  async hash(id: string): Promise<string> {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(id));
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  /** Hashes of the ids in use, in all tabs, or about to be. */
  async heldHashes(): Promise<ReadonlySet<string>> {
    const { held = [], pending = [] } = await navigator.locks.query();
    return new Set(
      [...held, ...pending].flatMap(({ name = '' }) =>
        name.startsWith(lockPrefix) ? [name.slice(lockPrefix.length)] : [],
      ),
    );
  }
}
