import { ContextEvent } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DeskSession } from '../session/session.js';
import { defaultSessionId, sessionRegistry } from '../session/session-registry.js';
import { checkSession } from './check-session.js';
import { sessionContext } from './session-context.js';

export interface SessionHost extends ReactiveControllerHost, HTMLElement {
  /** Takes precedence over the registry and the context. */
  session: DeskSession | null | undefined;
  /** Id in the page's session registry. */
  sessionId: string | null | undefined;
}

/**
 * Finds the session of an element: its `session` property, else the session registered under its `session-id`, else that
 * of the nearest `<desk-session>` ancestor, else the page's default session. The result changes when providers are
 * upgraded late, moved or removed; listeners are notified of each change.
 */
export class SessionController implements ReactiveController {
  #current: DeskSession | undefined;
  #fromContext: DeskSession | undefined;
  #fromRegistry: DeskSession | undefined;
  #unsubscribeContext: (() => void) | undefined;
  #unwatchRegistry: (() => void) | undefined;
  #watchedId: string | undefined;
  #isConnected = false;
  readonly #host: SessionHost;
  readonly #listeners = new Set<() => void>();

  constructor(host: SessionHost) {
    this.#host = host;
    host.addController(this);
  }

  get session(): DeskSession | undefined {
    return this.#current;
  }

  get #givenSession(): DeskSession | undefined {
    return checkSession(this.#host.session);
  }

  get #givenId(): string | undefined {
    return this.#host.sessionId ?? undefined;
  }

  /** Calls the listener whenever another session, or none, is found. Returns how to remove it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  hostConnected(): void {
    this.#isConnected = true;
    this.#refresh();
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    this.#release();
    // An element moved out of its provider must not keep showing that session.
    this.#updateCurrent();
  }

  hostUpdate(): void {
    const registryId = this.#givenSession === undefined ? (this.#givenId ?? defaultSessionId) : undefined;
    if (this.#isConnected && registryId !== this.#watchedId) this.#refresh();
    else this.#updateCurrent();
  }

  #refresh(): void {
    this.#release();
    if (this.#givenSession === undefined) {
      const id = this.#givenId;
      this.#watchedId = id ?? defaultSessionId;
      const readRegistry = () => {
        this.#fromRegistry = sessionRegistry().get(id ?? defaultSessionId);
        this.#updateCurrent();
      };
      this.#unwatchRegistry = sessionRegistry().watch(this.#watchedId, readRegistry);
      this.#fromRegistry = sessionRegistry().get(this.#watchedId);
      if (id === undefined) {
        this.#host.dispatchEvent(new ContextEvent(sessionContext, this.#host, this.#handleContextSession, true));
      }
    }
    this.#updateCurrent();
  }

  // A field, so that the identity is stable: the context root uses it to deduplicate requests, and holds it weakly.
  readonly #handleContextSession = (session: DeskSession, unsubscribe?: () => void): void => {
    if (unsubscribe !== this.#unsubscribeContext) {
      this.#unsubscribeContext?.();
      this.#unsubscribeContext = unsubscribe;
    }
    if (!this.#isConnected || this.#givenId !== undefined || this.#givenSession !== undefined) {
      unsubscribe?.();
      return;
    }
    this.#fromContext = session;
    this.#updateCurrent();
  };

  #release(): void {
    this.#unsubscribeContext?.();
    this.#unsubscribeContext = undefined;
    this.#unwatchRegistry?.();
    this.#unwatchRegistry = undefined;
    this.#watchedId = undefined;
    this.#fromContext = undefined;
    this.#fromRegistry = undefined;
  }

  #updateCurrent(): void {
    const found = this.#isConnected ? this.#find() : undefined;
    if (found === this.#current) return;
    this.#current = found;
    for (const listener of [...this.#listeners]) listener();
    this.#host.requestUpdate();
  }

  #find(): DeskSession | undefined {
    if (this.#givenSession !== undefined) return this.#givenSession;
    if (this.#givenId !== undefined) return this.#fromRegistry;
    if (this.#fromContext !== undefined) return this.#fromContext;
    // Wait for the provider's upgrade: it may hold another agent's session than the default one.
    return this.#isInsideUnupgradedProvider() ? undefined : this.#fromRegistry;
  }

  #isInsideUnupgradedProvider(): boolean {
    if (customElements.get('desk-session') !== undefined) return false;
    let node: Node | null = this.#host;
    while (node !== null) {
      if (node instanceof Element && node.localName === 'desk-session') return true;
      node = node.parentNode ?? (node instanceof ShadowRoot ? node.host : null);
    }
    return false;
  }
}
