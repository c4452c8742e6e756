import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SessionController } from '../../context/session-controller.js';
import type { DeskSession } from '../../session/desk-session.js';
import type { SessionFactEvent, SessionFactName, SessionFacts } from '../../session/session-events.js';

/**
 * What a session has told lately, to be said or shown once. Forgotten when nothing more has come for `span` milliseconds,
 * so that the same sentence is heard the next time.
 */
export class RecentFacts<Name extends SessionFactName> implements ReactiveController {
  facts: readonly SessionFacts[Name][] = [];

  #session: DeskSession | undefined;
  #unwatch: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly sessions: SessionController,
    private readonly name: Name,
    private readonly span: number,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#unwatch = this.sessions.onChange(() => this.#follow(this.sessions.session));
    this.#follow(this.sessions.session);
  }

  hostDisconnected(): void {
    this.#unwatch?.();
    this.#follow(undefined);
  }

  #follow(session: DeskSession | undefined): void {
    this.#session?.removeEventListener(this.name, this.#hear);
    this.#session = session;
    session?.addEventListener(this.name, this.#hear);
    this.forget();
  }

  readonly #hear = (event: Event): void => {
    this.facts = [...this.facts, (event as SessionFactEvent<Name>).detail];
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.forget(), this.span);
    this.host.requestUpdate();
  };

  forget(): void {
    clearTimeout(this.#timer);
    if (this.facts.length === 0) return;
    this.facts = [];
    this.host.requestUpdate();
  }
}
