import { reportError } from '../browser/diagnostics.js';
import { LazyPart } from '../browser/lazy-part.js';
import type {
  ChannelSessionId,
  Command,
  CommandId,
  CommandOutcome,
  ConnectionProblem,
  ConversationId,
  Diagnosis,
  Reason,
  ServerError,
  SupportFile,
  Team,
  TeamReport,
} from '../domain/index.js';
import { isObject } from '../domain/is-object.js';
import { toJsonText } from '../domain/text/json-text.js';
import { selectHasUnsent } from '../store/basic-selectors.js';
import { findBasicShapeProblem, namesBasicCommand } from '../store/basic-command-shapes.js';
import * as local from '../store/reduce-local.js';
import type { Draft, SessionState, WrapUpDraft } from '../store/state.js';
import { checkCommand, copyInput, isWrapUpDraft, readDraft, readUser } from './check-input.js';
import { checkOptions } from './check-options.js';
import { ClientState } from './client-state.js';
import { Commands } from './commands/commands.js';
import { Connection } from './connection/connection.js';
import { OutageMonitor } from './connection/outage-monitor.js';
import type { Recording } from './connection/recorder.js';
import { Resync } from './connection/resync.js';
import type { Customers } from './customers/customers.js';
import { Insight } from './insight-loader.js';
import { keepWork } from './kept-work/keep-work.js';
import { LazyOutbox } from './outbox/lazy-outbox.js';
import { Push } from './push/push.js';
import { canRemember, isRemembered } from './remember/can-remember.js';
import type { RememberedSignIn } from './remember/remembered-sign-in.js';
import { AnnouncementsLoader } from './rest/announcements-loader.js';
import { ConfigurationLoader } from './rest/configuration-loader.js';
import { History } from './rest/history.js';
import { RecentHistory } from './rest/recent-history.js';
import { RestError } from './rest/rest-answer.js';
import { RestClient } from './rest/rest-client.js';
import { SessionEventTarget } from './events/session-event-map.js';
import type { ServerClock } from './server-clock.js';
import { SessionEnvironment } from './session-environment.js';
import { SessionLifecycle } from './session-lifecycle.js';
import type { DeskSessionDependencies, DeskSessionOptions } from './session-options.js';
import { joinTabs } from './tabs/join-tabs.js';

export { defaultOptions, type DeskSessionOptions, type DeskSessionDependencies } from './session-options.js';

/**
 * One agent's session with one Agent Manager: login, connection, state, commands. Elements render `state` and send
 * commands through `dispatch`. Session events are dispatched once each (see `SessionEventMap`). Runs in Node and in
 * browsers, and depends on no element.
 */
export class DeskSession extends SessionEventTarget {
  /** The server's time, for countdowns and durations. */
  readonly clock: ServerClock;
  readonly rest: RestClient;
  readonly history: History;
  readonly announcements: AnnouncementsLoader;
  /** Push notifications while the desk is closed; needs the option `push`. */
  readonly push: Push;
  readonly #environment: SessionEnvironment;
  readonly #clientState: ClientState;
  readonly #connection: Connection;
  readonly #commands: Commands;
  readonly #outbox: LazyOutbox;
  readonly #configuration: ConfigurationLoader;
  readonly #lifecycle: SessionLifecycle;
  #filing: Promise<unknown> | undefined;
  readonly #customers: LazyPart<Customers>;
  #remembered: RememberedSignIn | undefined;
  readonly #insight: Insight;

  constructor(options?: Partial<DeskSessionOptions> | null, given?: Partial<DeskSessionDependencies> | null) {
    super();
    const dependencies = given ?? {};
    const environment = (this.#environment = new SessionEnvironment(this, dependencies));
    const rest = (this.rest = new RestClient(environment, dependencies));
    const clientState = (this.#clientState = new ClientState(environment));
    const connection = (this.#connection = new Connection(environment, dependencies.transport));
    new OutageMonitor(environment, connection);
    const recentHistory = new RecentHistory(environment, rest);
    const resync = new Resync(environment, rest, connection, recentHistory);
    const outbox = (this.#outbox = new LazyOutbox({
      ...{ environment, recentHistory, connection, resync },
      applyHistory: (id, recent) => lifecycle.applyHistory(id, recent),
    }));
    const commands = (this.#commands = new Commands(environment, connection, outbox));
    const push = (this.push = new Push({ environment, clientState, connection, resync }, dependencies.browser));
    const configuration = (this.#configuration = new ConfigurationLoader(environment, rest));
    const parts = {
      ...{ environment, rest, connection, resync, commands, outbox, clientState, push, configuration },
      recentHistory,
    };
    const lifecycle = (this.#lifecycle = new SessionLifecycle(parts));
    keepWork({
      environment,
      isResynced: () => resync.isDone,
      applyEvent: (event) => lifecycle.applyEvent(event),
      changeLocal: (change) => clientState.update(change),
      onWrapUp: () => void this.#loadFiling(),
    });
    this.clock = environment.clock;
    this.#customers = new LazyPart(() =>
      import('./customers/customers.js').then((code) => new code.Customers(environment, rest)),
    );
    this.history = new History(environment, rest, () => this.customers());
    this.#insight = new Insight(environment, dependencies);
    this.announcements = new AnnouncementsLoader(environment.store, rest, environment.clock);
    this.configure(options ?? {});
  }

  get state(): SessionState {
    return this.#environment.store.state;
  }

  get options(): DeskSessionOptions {
    return this.#environment.options;
  }

  /**
   * Whether this tab has the connection, or another one that shares the session, and since when (wall clock). Null while the
   * session is not shared.
   */
  get sharing(): { readonly isLeading: boolean; readonly since: number | null } | null {
    const { tabs, loneTab } = this.#environment;
    if (tabs !== null) return { isLeading: tabs.isLeading, since: tabs.leaderSince };
    return loneTab && { isLeading: loneTab.since !== null, since: loneTab.since };
  }

  /** Calls `listener` after every change of `state`, until the returned function is called. */
  subscribe(listener: () => void): () => void {
    return this.#environment.store.subscribe(listener);
  }

  /** Changes the options given; the others stay as they are. Null sets the default. */
  configure(options: Partial<DeskSessionOptions>): void {
    const previous = this.options;
    this.#environment.options = { ...previous, ...checkOptions(options) };
    this.#insight.configure();
    // Hosts assign an equal object at every render.
    if (toJsonText(copyInput(previous.push)) !== toJsonText(copyInput(this.options.push))) void this.push.refresh();
  }

  /**
   * Signs in and connects. Resolves with null, or with why the sign-in failed; then everything is as before. A second call
   * joins a sign-in with the same credentials; with others it is refused (`already-signing-in`).
   */
  login(username: string, password: string): Promise<ConnectionProblem | null> {
    return this.#lifecycle.login(username, password);
  }

  /**
   * Connects a user whom the host page has signed in: the Keycloak user object of the login response, or its JSON.
   * False when `user` is neither. Also reconnects after the session was taken over or ended. Does nothing while this agent
   * is connected or connecting.
   */
  connect(user: unknown): boolean {
    const agent = readUser(user);
    if (agent !== null) this.#lifecycle.connect(agent);
    return agent !== null;
  }

  /**
   * @internal States who is signed in, as often as the host likes: only another agent than in the statement before connects.
   * Null withdraws the statement and changes nothing.
   */
  declareAgent(user: unknown): void {
    const agent = user === null || user === undefined ? null : readUser(user);
    if (agent !== null || user === null || user === undefined) this.#lifecycle.declareAgent(agent);
  }

  /**
   * Renews the credentials of REST requests: by the agent's password, or without it by the host's function. The connection
   * and the conversations stay as they are. Resolves with null, or with why it failed.
   */
  renewCredentials(password: string | null = null): Promise<ConnectionProblem | null> {
    return this.#lifecycle.renewCredentials(password);
  }

  /**
   * @internal Keeps the sign-in for the next pages of this tab, and signs in with what the last one has kept. `name` tells the
   * sessions of a page apart.
   */
  async rememberInTab(name: string): Promise<void> {
    if (!canRemember()) {
      reportError('remember="tab" needs a secure page (https) with storage: every new page has to sign in again.');
      return;
    }
    const loading = import('./remember/remembered-sign-in.js').then(
      ({ RememberedSignIn }) => (this.#remembered = new RememberedSignIn(this.#environment, name)),
    );
    if (isRemembered(name)) {
      const kept = loading.then((remembered) => remembered.read());
      await this.#lifecycle.restore(kept.catch(() => null));
    }
    await loading.then(
      (remembered) => remembered.watch(),
      () => reportError('remember="tab": a part could not be loaded.'),
    );
  }

  /** @internal Signs in with the sign-in of other tabs, now or when there is one, until an agent was signed in here. */
  joinTabs(): Promise<void> {
    return joinTabs(this.#environment, (found) => this.#lifecycle.restore(found));
  }

  /** @internal The next page of this tab needs no sign-in, and has what is written here. */
  get isRemembered(): boolean {
    return this.#remembered?.isKept === true && !this.#environment.records.isOpening;
  }

  /** Takes the session back after it was opened elsewhere, or tries again after a refusal. Call it from a user gesture. */
  reconnect(): void {
    this.#lifecycle.reconnect();
  }

  /**
   * Logs the agent out, waits for the server's confirmation, and disconnects. While the agent has written something that is not
   * sent (messages, those of ended conversations, drafts, wrap-ups), nothing is sent (`not-sent`, `unsent-messages`), unless
   * `unsent` says what becomes of it: `wait` waits for the messages that are on their way, `discard` discards everything.
   */
  async logout(reason: Reason | null = null, unsent: 'ask' | 'wait' | 'discard' = 'ask'): Promise<CommandOutcome> {
    const command = copyInput({ type: 'log-out' as const, reason });
    const invalid = checkCommand(command, findBasicShapeProblem);
    if (invalid !== null) return invalid;
    if (unsent === 'discard') this.#outbox.discardAll();
    if (unsent === 'wait') await this.#outbox.settled();
    const hasUnsent = !this.#outbox.isEmpty || selectHasUnsent(this.state);
    if (unsent !== 'discard' && hasUnsent) return { status: 'not-sent', why: 'unsent-messages' };
    return this.#lifecycle.logout(command.reason);
  }

  /** Closes the connection without logging the agent out. `resume` opens it again. */
  suspend(): void {
    this.#lifecycle.suspend();
    this.#insight.configure(true);
  }

  resume(): void {
    this.#lifecycle.resume();
    this.#insight.configure(false);
  }

  /** Ends the session on this page. The agent stays logged in on the server. */
  dispose(): void {
    this.#lifecycle.dispose();
    this.#insight.configure(true);
    this.push.detach();
  }

  /** Sends a command. Resolves with its outcome, whatever it is; see `CommandOutcome`. Never rejects. */
  dispatch(given: Command): Promise<CommandOutcome> {
    const command = copyInput(given);
    if (namesBasicCommand(command)) return this.#dispatchChecked(command, findBasicShapeProblem);
    const { conversations } = this.#environment;
    if (conversations.code !== null) return this.#dispatchChecked(command, conversations.code.findShapeProblem);
    return conversations.load().then(
      ({ findShapeProblem }) => this.#dispatchChecked(command, findShapeProblem),
      () =>
        isObject(command)
          ? this.#commands.finishUnsent(command, 'offline')
          : { status: 'invalid', expected: 'command is an object' },
    );
  }

  #dispatchChecked<Checked extends Command>(
    command: Checked,
    findProblem: (command: Checked) => string | null,
  ): Promise<CommandOutcome> {
    const invalid = checkCommand(command, findProblem);
    return invalid === null ? this.#commands.dispatch(command) : Promise.resolve(invalid);
  }

  /** Sends a message again that was rejected, or whose delivery is unknown. */
  retryMessage(id: CommandId): void {
    this.#outbox.current?.retry(id);
  }

  /** Removes a message that was not sent. */
  discardMessage(id: CommandId): void {
    this.#outbox.current?.discard(id);
  }

  /** Makes a conversation the active one in every list and thread of this session. */
  activate(id: ConversationId | null): void {
    this.#clientState.update(local.setActiveConversation(id ?? null));
  }

  /** Marks everything in a conversation as read. */
  markRead(id: ConversationId): void {
    const isUnread = this.state.local.unread.has(id);
    this.#clientState.update(local.markRead(id));
    if (isUnread) this.#environment.tabs?.act({ type: 'read', conversationId: id });
  }

  /** @internal Has the tab that shows a conversation call the agent. False: it is this one, or there is none. */
  callElsewhere(id: ConversationId): Promise<boolean> {
    return this.#environment.tabs?.callElsewhere(id) ?? Promise.resolve(false);
  }

  /** @internal What `callElsewhere` does in this tab. */
  onCall(callAgent: ((id: ConversationId) => void) | null): void {
    this.#environment.callAgent = callAgent;
  }

  /** Stores what is being written in a conversation; null removes it. */
  setDraft(id: ConversationId, draft: Draft | null): void {
    const value = readDraft(draft);
    if (value === undefined) return;
    this.#clientState.update(local.setDraft(id, value));
    const { tabs, time } = this.#environment;
    tabs?.act({ type: 'draft', conversationId: id, at: time.now(), value });
  }

  /** Stores what is entered in a wrap-up; null removes it. It is sent by itself shortly before the end of the time. */
  setWrapUpDraft(id: ConversationId, draft: WrapUpDraft | null): void {
    if (!isWrapUpDraft(draft)) return;
    const value = copyInput(draft);
    this.#clientState.update(local.setWrapUpDraft(id, value));
    const { tabs, time } = this.#environment;
    tabs?.act({ type: 'wrap-up', conversationId: id, at: time.now(), value });
    if (value !== null) void this.#loadFiling();
  }

  /** @internal Stores what the agent has chosen to see in an element. */
  setFilter(element: string, filter: unknown): void {
    this.#clientState.update(local.setFilter(element, filter));
  }

  /** @internal Stores what the agent has set for themselves, beyond the page and the logout; `undefined` removes it. */
  setOwnSetting(name: string, value: unknown): void {
    this.#clientState.update(local.setOwnSetting(name, value));
    const { tabs, time } = this.#environment;
    tabs?.act({ type: 'setting', name, at: time.now(), value });
  }

  /**
   * Forgets the agent's own settings, e.g. sounds and notifications, and canned responses, which a logout keeps on this device.
   * Everything else that is kept on it goes at the logout.
   */
  forgetDevice(): void {
    for (const name of this.state.local.ownSettings.keys()) this.setOwnSetting(name, undefined);
  }

  /** Few conversations have a wrap-up. If the part fails to load, the next change loads it. */
  async #loadFiling(): Promise<void> {
    this.#filing ??= import('./wrap-up-filing.js').then(
      ({ WrapUpFiling }) => new WrapUpFiling(this.#environment, this.#commands),
    );
    await this.#filing.catch(() => (this.#filing = undefined));
  }

  /** Chooses the channel by which replies are sent. */
  chooseReplyChannel(id: ConversationId, session: ChannelSessionId): void {
    this.#clientState.update(local.setReplyChannel(id, session));
    this.#environment.tabs?.act({ type: 'reply-channel', conversationId: id, channelSessionId: session });
  }

  /** @internal The agent has read the note of a colleague. */
  closeHandoverNote(id: ConversationId): void {
    this.#clientState.update(local.closeHandoverNote(id));
    const note = this.state.local.handoverNotes.get(id);
    if (note !== undefined) this.#environment.tabs?.act({ type: 'handover-note', conversationId: id, note });
  }

  /** Hides an offer on this page. On the server it goes on until it expires. */
  hideOffer(id: ConversationId): void {
    this.#clientState.update(local.hideOffer(id));
    this.#environment.tabs?.act({ type: 'hide-offer', conversationId: id });
  }

  /** Shows an offer again that was hidden. */
  showOffer(id: ConversationId): void {
    this.#clientState.update(local.showOffer(id));
  }

  /** Clears the lists of lost offers and ended conversations. */
  dismissEnded(): void {
    this.#environment.tabs?.act({ type: 'dismiss-all' });
    this.#outbox.current?.dismiss(null);
    this.#clientState.dismiss(local.dismissEnded);
  }

  /** @internal The server has another version of the page's code: elements ask the agent to reload the page. */
  reportNewVersion(): void {
    this.#clientState.update(
      local.addServerError({ event: '', message: '', conversationId: null, code: 'new-version' }),
    );
  }

  /** Removes errors of the server that the agent has read. */
  dismissServerErrors(errors: readonly ServerError[]): void {
    this.#environment.tabs?.act({ type: 'dismiss-errors' });
    this.#clientState.update(local.dismissServerErrors(errors));
  }

  /** Removes an ended conversation, with its draft and what was not sent. */
  dismissConversation(id: ConversationId): void {
    this.#environment.tabs?.act({ type: 'dismiss', conversationId: id });
    this.#outbox.current?.dismiss(id);
    this.#clientState.dismiss((state) => local.removeEnded(state, (ended) => ended.conversation.id === id));
  }

  /** Loads the reasons and settings now if they could not be loaded at sign-in. They are also requested again by themselves. */
  loadConfiguration(): Promise<void> {
    return this.state.agent === null ? Promise.resolve() : this.#configuration.load();
  }

  /**
   * What the server knows about customers: attributes, labels, earlier conversations. The code is loaded on the first call.
   * Rejects with `RestError` if it cannot be loaded.
   */
  customers(): Promise<Customers> {
    return this.#customers.load().catch(() => {
      throw new RestError({ code: 'unreachable', detail: '' });
    });
  }

  /**
   * Checks whether the server can be used from here: that it is reached, CORS, the socket, each service, the clock, push
   * notifications. Needs no sign-in, and changes nothing on the server. Rejects when the code cannot be loaded.
   */
  diagnose(): Promise<Diagnosis> {
    return this.#insight.diagnose();
  }

  /**
   * What an agent can send to their support, with a diagnosis: no texts, no names, no addresses, no tokens. Rejects when the code
   * cannot be loaded.
   */
  supportFile(): Promise<SupportFile> {
    return this.#insight.supportFile();
  }

  /** @internal An element has caught an error: only these words are kept. */
  noteElementError(element: string, where: string, error: unknown): void {
    this.#environment.journal.add('element-error', { element, where, error: error instanceof Error ? error.name : '' });
  }

  /** The last wire events, with personal data masked; null unless the option `debug` is on. */
  recording(): Recording | null {
    return this.#connection.recorder?.recording(this.state.agent?.id ?? '') ?? null;
  }

  /**
   * Loads a supervisor's report of one team. Given the previous report, start times are kept stable and tables that
   * cannot be read keep their rows. The server is not asked when another tab of the agent has done so within `maxAgeMs`. Rejects
   * with `RestError` when no table can be read.
   */
  async teamReport(team: Team, previous: TeamReport | null = null, maxAgeMs = 0): Promise<TeamReport> {
    const report = await this.rest.teamReport({ team, previous, now: this.clock.now(), maxAgeMs });
    const { members, problems } = report;
    if (problems.members === undefined) this.#commands.settle({ type: 'team-reported', members });
    this.#environment.conversations.whenLoaded(({ learnAgentNames, namedAgentsOfReport }) => {
      this.#environment.store.update((state) => learnAgentNames(state, namedAgentsOfReport(report, previous)));
    });
    return report;
  }
}
