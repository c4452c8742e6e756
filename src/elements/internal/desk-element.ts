import { LitElement, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { SelectController } from '../../context/select-controller.js';
import { SessionController } from '../../context/session-controller.js';
import type { Command, CommandOutcome, Connection } from '../../domain/index.js';
import type { DeskSession } from '../../session/desk-session.js';
import type { Messages } from '../../messages/catalogue.js';
import { watchForTags } from './define-when-seen.js';
import { LocalizeController } from './localize-controller.js';
import { sharedStyles } from './shared-styles.js';
import { tokens } from './tokens.js';

/**
 * What every widget shares: how it finds its session, its language, its look, and how a wish of the person becomes a
 * vetoable event and then a command.
 */
export abstract class DeskElement extends LitElement {
  static override styles: CSSResultGroup = [tokens, sharedStyles];

  protected readonly sessions = new SessionController(this);
  protected readonly localize = new LocalizeController(this);
  readonly #connection = new SelectController(this, this.sessions, (state) => state.connection);

  /** The session to use. Without it: the one named by `session-id`, the nearest `<desk-session>`, or the page's default. */
  @property({ attribute: false }) session: DeskSession | undefined;

  /** Id of a `<desk-session>` elsewhere in the page. */
  @property({ attribute: 'session-id' }) sessionId: string | undefined;

  /** The session this element has found, if any. */
  protected get desk(): DeskSession | undefined {
    return this.sessions.session;
  }

  protected get words(): Messages {
    return this.localize.words;
  }

  protected get connection(): Connection {
    return this.#connection.value;
  }

  /** True while commands can reach the server. */
  protected get online(): boolean {
    return this.connection.status === 'online';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const root = this.getRootNode();
    // In a shadow root of the host, others of ours may stand beside this one; in one of our own, nobody does.
    if (root instanceof ShadowRoot && !(root.host instanceof DeskElement)) watchForTags(root);
  }

  /**
   * Turns a person's wish into a command: first the cancelable event, so that the host may veto it, then the session.
   * Null when the host vetoed.
   */
  protected async ask(request: Event, command: Command): Promise<CommandOutcome | null> {
    if (!this.dispatchEvent(request)) return null;
    const session = this.desk;
    return session === undefined ? { status: 'not-sent', why: 'offline' } : session.dispatch(command);
  }

  /** Words for a wish that did not come true; null when it did. */
  protected explain(outcome: CommandOutcome): string | null {
    const words = this.words;
    switch (outcome.status) {
      case 'confirmed':
      case 'discarded':
        return null;
      case 'refused':
        return outcome.code === undefined ? words.outcomeRefused(outcome.message) : words.refusal(outcome.code);
      case 'timed-out':
        return words.outcomeTimedOut;
      case 'not-sent':
        return {
          offline: words.outcomeOffline,
          'already-pending': words.outcomeAlreadyPending,
          'no-such-conversation': words.outcomeGone,
          'no-such-offer': words.outcomeOfferGone,
          'no-channel': words.outcomeNoChannel,
          'not-allowed': words.outcomeNotAllowed,
          'nobody-to-whisper-to': words.outcomeNobodyToWhisperTo,
          empty: words.outcomeEmpty,
          'link-lost': words.outcomeLinkLost,
          'session-ended': words.outcomeSessionEnded,
        }[outcome.why];
    }
  }

  /** Words for why there is no connection; null when there is nothing to say. */
  protected explainConnection(): string | null {
    const { words } = this;
    const { problem } = this.connection;
    if (problem === null) return null;
    const text: string | ((detail: string) => string) = {
      'login-failed': words.problemLoginFailed,
      unauthorised: words.problemUnauthorised,
      'bad-request': words.problemBadRequest,
      licence: words.problemLicence,
      'timed-out': words.problemTimedOut,
      'server-error': words.problemServerError,
      unreachable: words.problemUnreachable,
      'no-url': words.problemNoUrl,
      'session-ended': words.problemSessionEnded,
      'forced-logout': words.problemForcedLogout,
      other: words.problemOther,
    }[problem.code];
    return typeof text === 'string' ? text : text(problem.detail);
  }

  /** What to show instead of content while there is no session or nobody is signed in; null when there is content. */
  protected placeholder(): TemplateResult | null {
    const words = this.words;
    if (this.desk === undefined) return this.#state(words.noSession, words.noSessionHint);
    switch (this.connection.status) {
      case 'online':
      case 'reconnecting':
        return null;
      case 'signing-in':
        return this.#state(words.signingIn);
      case 'connecting':
        return this.#state(words.connecting, this.explainConnection());
      case 'taken-over':
        return this.#state(words.takenOver);
      case 'signed-out':
        // Why a sign-in failed is said once on a page, by the form where it can be put right.
        return this.#state(words.signedOut);
      case 'refused':
        return this.#state(this.explainConnection() ?? words.problemOther(''));
      case 'closed':
        return this.#state(this.explainConnection() ?? words.sessionClosed);
    }
  }

  #state(title: string, hint: string | null = null): TemplateResult {
    return html`<div part="placeholder" class="empty" role="status">
      <div>${title}</div>
      ${hint === null ? nothing : html`<div class="small">${hint}</div>`}
    </div>`;
  }
}
