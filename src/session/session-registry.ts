import type { DeskSession } from './session.js';

const key = Symbol.for('agent-desk/sessions/1');

/** Names the entry whose sessions changed. */
class RegistryChangeEvent extends Event {
  constructor(readonly sessionId: string) {
    super('change');
  }
}

/**
 * Sessions of this page by id, so that widgets anywhere in the page find theirs. Kept on `globalThis` under a shared
 * symbol: two copies of the bundle on one page then meet in one registry. The number in the key changes when its shape
 * does.
 */
class SessionRegistry extends EventTarget {
  readonly #sessions = new Map<string, DeskSession>();

  get(id: string): DeskSession | undefined {
    return this.#sessions.get(id);
  }

  /** False when another live session has this id already: the first one keeps it. */
  add(id: string, session: DeskSession): boolean {
    const existing = this.#sessions.get(id);
    if (existing !== undefined && existing !== session) return false;
    this.#sessions.set(id, session);
    this.dispatchEvent(new RegistryChangeEvent(id));
    return true;
  }

  remove(id: string, session: DeskSession): void {
    if (this.#sessions.get(id) !== session) return;
    this.#sessions.delete(id);
    this.dispatchEvent(new RegistryChangeEvent(id));
  }

  /** Calls `listener` whenever the session with this id appears or goes, until the returned function is called. */
  watch(id: string, listener: () => void): () => void {
    const handleChange = (event: Event) => {
      if ((event as RegistryChangeEvent).sessionId === id) listener();
    };
    this.addEventListener('change', handleChange);
    return () => this.removeEventListener('change', handleChange);
  }
}

export type { SessionRegistry };

export const defaultSessionId = 'default';

export function sessionRegistry(): SessionRegistry {
  const globalScope = globalThis as { [key]?: SessionRegistry };
  return (globalScope[key] ??= new SessionRegistry());
}
