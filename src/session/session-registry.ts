import type { DeskSession } from './session.js';

const key = Symbol.for('agent-desk/sessions/1');

/** The session with this id was added or removed. */
class RegistryChangeEvent extends Event {
  constructor(readonly sessionId: string) {
    super('change');
  }
}

/**
 * The sessions of a page by id. Kept on `globalThis` under a shared symbol, so that two copies of the bundle use one
 * registry. The number in the key changes with the interface.
 */
class SessionRegistry extends EventTarget {
  readonly #sessions = new Map<string, DeskSession>();

  get(id: string): DeskSession | undefined {
    return this.#sessions.get(id);
  }

  /** False when another session already has this id; that one keeps it. */
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

  /** Calls `listener` when the session with this id is added or removed, until the returned function is called. */
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
