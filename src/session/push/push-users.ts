/** What an agent has chosen for this browser. */
export type PushChoice = 'on' | 'off';

const prefix = 'agent-desk-push';

/**
 * Who uses push in this browser. A browser has one registration token per Firebase app and one service worker, shared by all
 * agents, tabs and pages of the site: only the last agent may delete them. One entry per agent, so that tabs cannot overwrite
 * each other's.
 */
export class PushUsers {
  readonly #openStorage: () => Storage | undefined;
  /** Used where storage is denied or full. */
  readonly #memory = new Map<string, string>();

  constructor(openStorage: () => Storage | undefined) {
    this.#openStorage = openStorage;
  }

  get(app: string, user: string): PushChoice | null {
    const choice = this.#entries().get(entryKey(app, user));
    return choice === 'on' || choice === 'off' ? choice : null;
  }

  set(app: string, user: string, choice: PushChoice | null): void {
    const key = entryKey(app, user);
    this.#memory.delete(key);
    try {
      const storage = this.#openStorage();
      if (choice === null) storage?.removeItem(key);
      else storage?.setItem(key, choice);
      if (storage !== undefined) return;
    } catch {
      // Without storage, the entries last as long as the page.
    }
    if (choice !== null) this.#memory.set(key, choice);
  }

  /** True while anyone uses push of this Firebase app. */
  hasAny(app: string): boolean {
    const appKey = entryKey(app, '');
    return [...this.#entries()].some(([key, choice]) => choice === 'on' && key.startsWith(appKey));
  }

  #entries(): ReadonlyMap<string, string> {
    const entries = new Map<string, string>();
    try {
      const storage = this.#openStorage();
      for (let index = 0; index < (storage?.length ?? 0); index++) {
        const key = storage?.key(index) ?? '';
        if (key.startsWith(prefix)) entries.set(key, storage?.getItem(key) ?? '');
      }
    } catch {
      // What could be read is used.
    }
    for (const [key, choice] of this.#memory) entries.set(key, choice);
    return entries;
  }
}

const entryKey = (app: string, user: string): string => `${prefix} ${encodeURIComponent(app)} ${user}`;
