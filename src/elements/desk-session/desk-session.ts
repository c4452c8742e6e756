import { ContextProvider } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import '../../context/context-root.js';
import { sessionContext } from '../../context/session-context.js';
import type { CommandOutcome, ConnectionProblem, Reason } from '../../domain/index.js';
import type { PushOptions } from '../../session/push/push-options.js';
import type { Services } from '../../session/rest/rest-client.js';
import { defaultSessionId, sessionRegistry } from '../../session/session-registry.js';
import { DeskSessionEvent, sessionEventNames } from '../../session/events/session-event-map.js';
import { watchForTags } from '../internal/base/define-lazily.js';
import { LocalizeController } from '../internal/localization/localize-controller.js';
import { reportError } from '../internal/base/diagnostics.js';
import { DeskSession, defaultOptions, type DeskSessionOptions } from '../../session/session.js';

/** How long the link outlives the element (ms): moving it in the page takes it out and puts it back. */
const suspendDelayMs = 1000;

/**
 * The one session with an Agent Manager that every widget in it shares. Shows nothing of its own. Widgets elsewhere in
 * the page find it by `session-id`; those without one find the first `<desk-session>` that has none either.
 *
 * @summary One agent's session with an Agent Manager, shared by all widgets inside it or naming it.
 * @element desk-session
 *
 * @slot - The widgets, and anything else.
 *
 * @csspart recording-button - The button that `debug` shows.
 *
 * @fires connection-changed - The link or the login changed. Detail: `{ status, problem }`.
 * @fires presence-changed - The server reported the agent's state. Detail: `{ presence, channels }`.
 * @fires offer-received - A task rings. Detail: `{ offer }`.
 * @fires offer-withdrawn - An offer went away without having been accepted here. Detail: `{ offer, reason }`.
 * @fires task-accepted - A task became ours. Detail: `{ conversationId }`.
 * @fires conversation-opened - A conversation came onto the desk. Detail: `{ conversationId }`.
 * @fires message-received - Somebody else wrote. Detail: `{ conversationId, message }`.
 * @fires message-sent - The server confirmed a message of ours. Detail: `{ conversationId, message }`.
 * @fires message-failed - A message of ours was refused or not delivered. Detail: `{ conversationId, messageId, reason }`.
 * @fires participant-changed - An agent joined, left or changed role. Detail: `{ conversationId, change, agentId, participant }`.
 * @fires conversation-closed - A conversation left the desk. Detail: `{ conversationId, reason, detail }`.
 * @fires active-conversation-changed - Another conversation is in front. Detail: `{ conversationId }`, null for none.
 * @fires queue-item-received - Somebody new waits in a subscribed list. Detail: `{ item }`.
 * @fires announcement-received - A supervisor has announced something. Detail: `{ announcement }`.
 * @fires session-taken-over - This login is used elsewhere now; nothing is sent from here any more.
 * @fires command-ended - A wish ended, however it did. Detail: `{ command, conversationId, outcome }`.
 * @fires request-refused - A wish ended other than confirmed or discarded. Detail: `{ command, conversationId, outcome }`.
 * @fires push-changed - Being woken by notifications was turned on or off, or cannot be. Detail: `{ state }`.
 * @fires conversation-requested - A notification was clicked: this conversation is wanted. Detail: `{ conversationId }`.
 * @fires protocol-problem - The server said something that could not be read. Detail: `{ event, problem }`.
 */
export class DeskSessionElement extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }

    button {
      position: fixed;
      inset-block-end: 0.5rem;
      inset-inline-start: 0.5rem;
      z-index: 2147483647;
    }
  `;

  readonly #localize = new LocalizeController(this);
  readonly #ownSession = new DeskSession();
  #providedSession: DeskSession | undefined;
  #registeredId: string | undefined;
  #registeredSession: DeskSession | undefined;
  #unwatchRegistry: (() => void) | undefined;
  #suspendTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #provider = new ContextProvider(this, { context: sessionContext, initialValue: this.#ownSession });

  /** Base URL of the Agent Manager, e.g. `https://cx.example.com/agent-manager`. Read when a sign-in starts. */
  @property() url = '';

  /** Name by which widgets elsewhere in the page find this session. Without one it is the page's default session. */
  @property({ attribute: 'session-id' }) sessionId: string | undefined;

  /**
   * How replies are written: `reuse-id` puts the quoted message's id into the reply (the developer guide's form),
   * `reference` gives the reply an id of its own, for sites whose agents also use the vendor's desk.
   */
  @property({ attribute: 'reply-mode' }) replyMode: 'reuse-id' | 'reference' = defaultOptions.replyMode;

  /**
   * Release of the server, e.g. `4.4`: asking for an agent by name needs 4.5, consultation 4.6; what is newer is not offered.
   */
  @property() server: DeskSessionOptions['server'] = defaultOptions.server;

  /** Accepts every offer at once, without asking the agent. */
  @property({ type: Boolean, attribute: 'auto-answer' }) autoAnswer = false;

  /** How long to wait for the answer to a request, in seconds. */
  @property({ type: Number, attribute: 'request-timeout' }) requestTimeout: number | undefined;

  /**
   * Keeps the last 500 wire events with everything personal masked, and shows a button that downloads them: for finding
   * out what happened. `npm run replay -- file` plays such a file. Set it before the sign-in.
   */
  @property({ type: Boolean }) debug = false;

  /** REST base URLs of services that are not siblings of the Agent Manager. */
  @property({ attribute: false }) services: Partial<Services> = {};

  /** Bearer token for REST, or a function that gets one; without it, what the sign-in answered is used. */
  @property({ attribute: false }) token: DeskSessionOptions['token'] = null;

  /**
   * Wakes the agent by notifications while the desk is closed: Firebase configuration, VAPID key and where the service
   * worker is. See "Woken while away". Nothing is asked before the agent turns it on.
   */
  @property({ attribute: false }) push: PushOptions | null = null;

  /** Keycloak user object of a sign-in done elsewhere; setting it connects. */
  @property({ attribute: false }) agent: unknown;

  /** The session the widgets use. Set one to bring your own; this element then never closes it. */
  get session(): DeskSession {
    return this.#providedSession ?? this.#ownSession;
  }

  set session(session: DeskSession | undefined) {
    if (session === this.#providedSession) return;
    this.#listen(this.session, 'removeEventListener');
    this.#providedSession = session;
    if (this.isConnected) this.#listen(this.session, 'addEventListener');
    this.#provider.setValue(this.session);
    if (this.isConnected) this.#register();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    clearTimeout(this.#suspendTimer);
    this.#listen(this.session, 'addEventListener');
    this.#register();
    if (this.#providedSession === undefined) this.#ownSession.resume();
    const root = this.getRootNode();
    if (root instanceof ShadowRoot) watchForTags(root);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Moving an element takes it out and puts it back in one turn; only one that stays out makes room for another.
    queueMicrotask(() => {
      if (!this.isConnected) this.#unregister();
    });
    this.#suspendTimer = setTimeout(() => {
      this.#listen(this.session, 'removeEventListener');
      if (this.#providedSession === undefined) this.#ownSession.suspend();
    }, suspendDelayMs);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { url, services, replyMode, server, autoAnswer, token, requestTimeout, push, debug } = this;
    if (replyMode !== 'reuse-id' && replyMode !== 'reference') {
      reportError(`reply-mode is "reuse-id" or "reference", not "${String(replyMode)}": "reuse-id" is used.`);
    }
    if (!/^\d+\.\d+$/.test(server)) reportError(`server is a release such as "4.8", not "${server}".`);
    if (requestTimeout !== undefined && !(requestTimeout > 0)) {
      reportError('request-timeout is a number of seconds above zero: the defaults are used.');
    }
    this.#ownSession.configure({
      url,
      services,
      replyMode: replyMode === 'reference' ? 'reference' : 'reuse-id',
      server,
      autoAnswer,
      token,
      push,
      debug,
      requestTimeout: requestTimeout !== undefined && requestTimeout > 0 ? requestTimeout * 1000 : null,
    });
    if (changed.has('sessionId') && this.isConnected) this.#register();
    if (changed.has('agent') && this.agent !== undefined && this.agent !== null) this.connect(this.agent);
  }

  protected override render() {
    return html`<slot></slot>${this.debug ? this.#renderDownloadButton() : nothing}`;
  }

  /** Signs in and connects. Null, or why it failed. */
  async login(username: string, password: string): Promise<ConnectionProblem | null> {
    await this.updateComplete;
    return this.session.login(username, password);
  }

  /** Connects a user who was signed in elsewhere. False when `agent` is no Keycloak user object. */
  connect(agent: unknown): boolean {
    return this.session.connect(agent);
  }

  /** Logs the agent out and disconnects. */
  logout(reason: Reason | null = null): Promise<CommandOutcome> {
    return this.session.logout(reason);
  }

  /** Downloads what `debug` has kept. False when there is nothing. */
  downloadRecording(): boolean {
    const recording = this.session.recording();
    if (recording === null) return false;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([JSON.stringify(recording, null, 1)], { type: 'application/json' }));
    link.download = `agent-desk-${recording.recordedAt.replaceAll(':', '-')}.json`;
    link.click();
    // The download has its own hold on the data once it has begun.
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    return true;
  }

  #renderDownloadButton(): TemplateResult {
    return html`<button part="recording-button" type="button" @click=${this.downloadRecording}>
      ${this.#localize.translations.downloadRecording}
    </button>`;
  }

  readonly #redispatch = (event: Event): void => {
    if (event instanceof DeskSessionEvent) this.dispatchEvent(new DeskSessionEvent(event.name, event.detail));
  };

  #listen(session: DeskSession, method: 'addEventListener' | 'removeEventListener'): void {
    for (const name of sessionEventNames) session[method](name, this.#redispatch);
  }

  #register(): void {
    const id = this.sessionId ?? defaultSessionId;
    if (this.#registeredId === id && this.#registeredSession === this.session) return;
    this.#unregister();
    if (sessionRegistry().add(id, this.session)) {
      this.#registeredId = id;
      this.#registeredSession = this.session;
      return;
    }
    // The name is free again when the other one leaves, as when a host swaps one view for the next.
    this.#unwatchRegistry = sessionRegistry().watch(id, () => this.#register());
    queueMicrotask(() => {
      if (this.#unwatchRegistry === undefined) return;
      reportError(
        id === defaultSessionId
          ? 'Two <desk-session> elements without a session-id: widgets outside them use the first. Give each an id.'
          : `Two <desk-session> elements with session-id "${id}": widgets use the first.`,
      );
    });
  }

  #unregister(): void {
    this.#unwatchRegistry?.();
    this.#unwatchRegistry = undefined;
    if (this.#registeredId !== undefined && this.#registeredSession !== undefined) {
      sessionRegistry().remove(this.#registeredId, this.#registeredSession);
    }
    this.#registeredId = undefined;
    this.#registeredSession = undefined;
  }
}
