import { ContextProvider } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { LazyPart } from '../../browser/lazy-part.js';
import { checkSession } from '../../context/check-session.js';
import '../../context/context-root.js';
import { sessionContext } from '../../context/session-context.js';
import type {
  CommandOutcome,
  ConnectionProblem,
  Diagnosis,
  Reason,
  Shortcuts,
  TelemetryHook,
} from '../../domain/index.js';
import type { PushOptions } from '../../session/push/push-options.js';
import type { Services } from '../../session/rest/rest-client.js';
import { defaultSessionId } from '../../session/session-registry.js';
import { DeskSessionEvent, sessionEventNames } from '../../session/events/session-event-map.js';
import { attend } from '../internal/attention/attend.js';
import { watchForTags } from '../internal/base/watch-for-tags.js';
import { adoptStylesInDocument } from '../internal/base/document-styles.js';
import { density } from '../internal/styles/tokens.js';
import { LocalizeController } from '../internal/localization/localize-controller.js';
import { BridgeConnection } from './bridge/connect-bridge.js';
import { toSessionOptions } from './session-attributes.js';
import { SessionRegistration } from './session-registration.js';
import { UnloadGuard } from './unload-guard.js';
import { DeskSession, defaultOptions, type DeskSessionOptions } from '../../session/session.js';

/** How long the connection stays open after the element is removed (ms), so that it can be moved in the page. */
const suspendDelayMs = 1000;

const debugView = new LazyPart(() => import('./debug-view.define.js'));

/**
 * Provides an agent's session with an Agent Manager to all elements inside it. Displays nothing itself. Elements elsewhere
 * in the page find it by `session-id`; elements without one use the first `<desk-session>` without an id.
 *
 * @summary An agent's session with an Agent Manager, shared by the elements inside it and those with its `session-id`.
 * @element desk-session
 *
 * @slot - The elements that use the session, and any other content.
 *
 * @csspart recording-button - The download button shown with `debug`.
 * @csspart check-button - The button shown with `debug` that checks the connection.
 *
 * @fires connection-changed - The connection or the login changed. Detail: `{ status, problem }`.
 * @fires presence-changed - The server reported the agent's state. Detail: `{ presence, channels }`.
 * @fires offer-received - A task was offered to the agent. Detail: `{ offer }`.
 * @fires offer-withdrawn - An offer ended without having been accepted here. Detail: `{ offer, reason }`.
 * @fires task-accepted - A task was accepted here. Detail: `{ conversationId, customer, channels, data }`, to open the customer's record.
 * @fires conversation-opened - A conversation was opened for the agent. Detail: `{ conversationId, customer, channels, data }`.
 * @fires wrap-up-started - The time for the wrap-up of a conversation runs. Detail: `{ conversationId, endsAt, seconds }`.
 * @fires message-received - A message from another participant arrived. Detail: `{ conversationId, message }`.
 * @fires message-sent - The server confirmed a message of this agent. Detail: `{ conversationId, message }`.
 * @fires message-failed - A message of this agent was refused or not delivered. Detail: `{ conversationId, messageId, reason }`.
 * @fires participant-changed - An agent joined, left or changed role. Detail: `{ conversationId, change, agentId, participant }`.
 * @fires conversation-closed - A conversation ended or left the agent. Detail: `{ conversationId, reason, detail }`.
 * @fires active-conversation-changed - The active conversation changed. Detail: `{ conversationId }`, null for none.
 * @fires queue-item-received - A new request arrived in a subscribed list. Detail: `{ item }`.
 * @fires announcement-received - A new announcement of a supervisor arrived. Detail: `{ announcement }`.
 * @fires session-taken-over - The agent has signed in elsewhere; this session sends nothing any more.
 * @fires credentials-expired - The server refuses the credentials of REST requests; the connection goes on. Detail: `{ renewedBy }`: `password` or `host`.
 * @fires command-ended - A command finished, with any outcome. Detail: `{ command, conversationId, outcome }`.
 * @fires request-refused - A command finished with an outcome other than confirmed or discarded. Detail: `{ command, conversationId, outcome }`.
 * @fires push-changed - Push notifications were turned on or off, or are not available. Detail: `{ state }`.
 * @fires conversation-requested - A push notification was clicked, to open this conversation. Detail: `{ conversationId }`.
 * @fires hand-raised - An agent of a supervised team raised the hand. Detail: `{ hand }`.
 * @fires hand-lowered - A raised hand was lowered, or a supervisor joined. Detail: `{ conversationId }`.
 * @fires protocol-problem - An event from the server could not be decoded. Detail: `{ event, problem }`.
 * @fires server-error-reported - The server reported an error that answers nothing requested here. Canceled: no element shows it. Detail: `{ event, message, conversationId }`.
 */
export class DeskSessionElement extends LitElement {
  static override styles = [
    density,
    css`
      :host {
        display: contents;
      }
    `,
  ];

  readonly #localize = new LocalizeController(this);
  readonly #ownSession = new DeskSession();
  #providedSession: DeskSession | undefined;
  readonly #unloadGuard = new UnloadGuard();
  #stopAttention: (() => void) | undefined;
  readonly #bridge = new BridgeConnection();
  #isRemembering = false;
  #isJoining = false;
  readonly #registration = new SessionRegistration();
  #suspendTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #provider = new ContextProvider(this, { context: sessionContext, initialValue: this.#ownSession });

  constructor() {
    super();
    this.#ownSession.suspend();
    // Set before the class was loaded: Lit takes over such values of reactive properties only.
    if (Object.hasOwn(this, 'session')) {
      const { session } = this;
      Reflect.deleteProperty(this, 'session');
      this.session = session;
    }
  }

  /** Base URL of the Agent Manager, e.g. `https://cx.example.com/agent-manager`. Read when a sign-in starts. */
  @property() url = '';

  /** Id by which elements elsewhere in the page find this session. Without one it is the page's default session. */
  @property({ attribute: 'session-id' }) sessionId: string | undefined;

  /**
   * Format of replies: `reuse-id` sends the reply under the quoted message's id (as in the developer guide), `reference`
   * under a new id, for sites whose agents also use the vendor's desk.
   */
  @property({ attribute: 'reply-mode' }) replyMode: 'reuse-id' | 'reference' = defaultOptions.replyMode;

  /**
   * Release of the server, e.g. `4.4`. Features of later releases are hidden: advising needs 4.4, requests to a named agent 4.5,
   * consultation and hold 4.6, raised hands 4.9.
   */
  @property() server: DeskSessionOptions['server'] = defaultOptions.server;

  /** Accepts every offer automatically. */
  @property({ type: Boolean, attribute: 'auto-answer' }) autoAnswer = false;

  /** Timeout for the server's response to a request, in seconds. */
  @property({ type: Number, attribute: 'request-timeout' }) requestTimeout: number | undefined;

  /**
   * Where messages without a confirmation, drafts and settings are kept: `indexeddb` keeps them on this device, per agent,
   * until logout; `memory` only as long as the page. Set it before the sign-in.
   */
  @property() outbox: DeskSessionOptions['outbox'] = defaultOptions.outbox;

  /**
   * Records the last 500 wire events with personal data masked, and shows a button to download them for troubleshooting. It says
   * which tab has the connection. A second button checks the server, like `diagnose()`.
   * `npm run replay -- file` replays such a file. Set it before the sign-in.
   */
  @property({ type: Boolean }) debug = false;

  /**
   * `tab` keeps the sign-in for the next pages of this tab, until the tab is closed, the agent is signed out or 24 hours have
   * passed. Set it where the host page navigates or reloads; needs a secure page. See “What is kept on the device”.
   */
  @property() remember: 'tab' | null = null;

  /**
   * `share`: all tabs of this origin have one session, with one connection, where the page is secure (https or localhost).
   * `single`: each tab has its own, and the server ends the one before. Set it before the sign-in. See “Several tabs”.
   */
  @property() tabs: DeskSessionOptions['tabs'] = 'share';

  /**
   * Origin of the page around this one, e.g. `https://crm.example.com`: what the agent does is posted to that page, at exactly
   * this origin, with the messages of the vendor's desk. Each page with it posts to its own parent. See “CRM bridge”.
   */
  @property({ attribute: 'bridge-origin' }) bridgeOrigin: string | null = null;

  /** REST base URLs of services whose path is not next to the Agent Manager's. */
  @property({ attribute: false }) services: Partial<Services> = {};

  /**
   * Bearer token for REST requests, or a function that returns one. Default: the token from the sign-in. The function is
   * called again, with `{ refused }`, when the server refuses a token.
   */
  @property({ attribute: false }) token: DeskSessionOptions['token'] = null;

  /**
   * Push notifications while the page is closed: Firebase configuration, VAPID key and URL of the service worker. See
   * "Push notifications". The browser prompts for permission only when the agent turns them on.
   */
  @property({ attribute: false }) push: PushOptions | null = null;

  /**
   * Called with what happened and how long it took, e.g. `offer-accepted` or `message-confirmed`, without personal data. See
   * “Observability”.
   */
  @property({ attribute: false }) telemetry: TelemetryHook | null = null;

  /** Size of rows, controls and texts of the elements inside it. */
  @property({ reflect: true }) density: 'comfortable' | 'compact' | undefined;

  /**
   * Keyboard shortcuts of the desk that differ from the defaults, e.g. `{ palette: 'Ctrl+Shift+P', help: null }`. Null turns
   * one off. See “Keyboard shortcuts”.
   */
  @property({ type: Object }) shortcuts: Shortcuts = {};

  /**
   * What makes a sound: `offers`, `messages`, both (the default), or `none`. The agent can choose something else in
   * `<agent-state-switch>`, which counts more than this and the next five attributes. See “Calling the agent”.
   */
  @property() sounds: string | undefined;

  /** Volume of all sounds, from 0 to 100; 50 by default. */
  @property({ type: Number }) volume: number | undefined;

  /**
   * What shows a desktop notification while the page is not in front: `offers`, `messages`, both (the default), or `none`. The
   * agent has to allow notifications first, by a button.
   */
  @property() notifications: string | undefined;

  /** Desktop notifications quote the message; else they have only the customer's name. */
  @property({ type: Boolean, attribute: 'quote-messages' }) quoteMessages = false;

  /** No sounds and no notifications. */
  @property({ type: Boolean, attribute: 'do-not-disturb' }) doNotDisturb = false;

  /** No count of unread messages and open offers in the title of the page and on its icon. */
  @property({ type: Boolean, attribute: 'no-count' }) noCount = false;

  /**
   * Keycloak user object of a sign-in performed by the page. Another agent than before connects; the same one again changes
   * nothing, so it can be set at every render. To connect the same agent after the session ended, call `connect()`.
   */
  @property({ attribute: false }) agent: unknown;

  /**
   * The session that elements use. Set it to provide your own, which this element never closes.
   *
   * @default new DeskSession()
   */
  get session(): DeskSession {
    return this.#providedSession ?? this.#ownSession;
  }

  set session(given: DeskSession | null | undefined) {
    const session = given === this.#ownSession ? undefined : checkSession(given);
    if (session === this.#providedSession) return;
    this.#listen(this.session, 'removeEventListener');
    this.#providedSession = session;
    // No element shows its own session while another is provided.
    if (session !== undefined) this.#ownSession.suspend();
    else this.#resumeOwnSession();
    if (this.isConnected) this.#listen(this.session, 'addEventListener');
    this.#provider.setValue(this.session);
    if (!this.isConnected) return;
    this.#followSession();
    this.#register();
  }

  /** Moved to another document. */
  adoptedCallback(): void {
    if (this.shadowRoot !== null) adoptStylesInDocument(this.shadowRoot, DeskSessionElement.elementStyles);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    clearTimeout(this.#suspendTimer);
    this.#listen(this.session, 'addEventListener');
    this.#followSession();
    this.#register();
    this.#resumeOwnSession();
    this.ownerDocument.addEventListener('agent-desk-new-version', this.#reportNewVersion);
    const root = this.getRootNode();
    if (root instanceof ShadowRoot) watchForTags(root);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unloadGuard.stop();
    this.#stopAttention?.();
    this.#stopAttention = undefined;
    this.#bridge.connect(null, null);
    this.ownerDocument.removeEventListener('agent-desk-new-version', this.#reportNewVersion);
    // Moving an element disconnects and reconnects it synchronously; only a removed one frees its id.
    queueMicrotask(() => {
      if (!this.isConnected) this.#registration.unregister();
    });
    // A page may take the element out and insert it again, e.g. to move it.
    clearTimeout(this.#suspendTimer);
    this.#suspendTimer = setTimeout(() => {
      this.#listen(this.session, 'removeEventListener');
      this.#ownSession.suspend();
    }, suspendDelayMs);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#configure();
    this.#connectBridge();
    if (changed.has('sessionId') && this.isConnected) this.#register();
    if (changed.has('agent')) this.session.declareAgent(this.agent);
    if (this.remember === 'tab') this.#rememberInTab();
    else this.#joinTabs();
  }

  protected override firstUpdated(): void {
    this.#resumeOwnSession();
  }

  /** A page that signs agents in by itself says who it is. */
  #joinTabs(): void {
    if (this.#isJoining || (this.tabs ?? 'share') !== 'share' || (this.agent ?? null) !== null) return;
    this.#isJoining = true;
    void this.#ownSession.joinTabs();
  }

  #followSession(): void {
    this.#unloadGuard.follow(this.session);
    const stop = this.#stopAttention;
    this.#stopAttention = attend(this.session, this.#localize);
    stop?.();
    // Its options are set by the first update.
    if (this.hasUpdated) this.#connectBridge();
  }

  #connectBridge(): void {
    if (this.isConnected) this.#bridge.connect(this.session, this.bridgeOrigin ?? null);
  }

  #rememberInTab(): void {
    if (this.#isRemembering) return;
    this.#isRemembering = true;
    void this.#ownSession.rememberInTab(this.sessionId ?? defaultSessionId).then(() => this.#joinTabs());
  }

  #configure(): void {
    this.#ownSession.configure(toSessionOptions(this));
  }

  protected override render() {
    return html`<slot></slot>${this.debug ? this.#renderDebugView() : nothing}`;
  }

  #renderDebugView(): unknown {
    debugView.request();
    return html`<agent-desk-debug
      exportparts="recording-button, check-button"
      .session=${this.session}
    ></agent-desk-debug>`;
  }

  /** Signs in and connects. Resolves to null, or to the reason it failed. */
  async login(username: string, password: string): Promise<ConnectionProblem | null> {
    await this.updateComplete;
    return this.session.login(username, password);
  }

  /** Connects a user whom the page has signed in. False when `agent` is not a Keycloak user object. */
  connect(agent: unknown): boolean {
    // Properties set just before are not applied yet.
    this.#configure();
    return this.session.connect(agent);
  }

  /**
   * Logs the agent out and disconnects. While the agent has written something that is not sent, nothing happens (`not-sent`,
   * `unsent-messages`), unless `unsent` is `wait` (for the messages that are on their way) or `discard`.
   */
  logout(reason: Reason | null = null, unsent: 'ask' | 'wait' | 'discard' = 'ask'): Promise<CommandOutcome> {
    return this.session.logout(reason, unsent);
  }

  /**
   * Checks whether the server can be used from this page: that it is reached, CORS, the socket, each service, the clock, push
   * notifications. Needs no sign-in, and changes nothing on the server.
   */
  async diagnose(): Promise<Diagnosis> {
    await this.updateComplete;
    return this.session.diagnose();
  }

  /** Downloads the recording made with `debug`. False when there is none. */
  downloadRecording(): boolean {
    const recording = this.session.recording();
    if (recording === null) return false;
    debugView.whenLoaded(({ downloadRecording }) => downloadRecording(recording));
    return true;
  }

  readonly #redispatch = (event: Event): void => {
    // The page has removed this element, and has perhaps put another one for this agent in its place.
    if (event.type === 'session-taken-over' && !this.isConnected) return;
    if (!(event instanceof DeskSessionEvent)) return;
    if (!this.dispatchEvent(new DeskSessionEvent(event.name, event.detail))) event.preventDefault();
  };

  /** Said by the loader. */
  readonly #reportNewVersion = (): void => this.session.reportNewVersion();

  #listen(session: DeskSession, method: 'addEventListener' | 'removeEventListener'): void {
    for (const name of sessionEventNames) session[method](name, this.#redispatch);
  }

  /** Its own session connects only while this element is in the page, has its options and uses no other session. */
  #resumeOwnSession(): void {
    if (this.isConnected && this.hasUpdated && this.#providedSession === undefined) this.#ownSession.resume();
  }

  #register(): void {
    this.#registration.register(this.sessionId ?? defaultSessionId, this.session);
  }
}
