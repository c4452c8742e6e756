import { reportError } from '../../browser/diagnostics.js';
import { version } from '../../browser/version.js';
import type { Command, CommandId, CommandOutcome, ConversationId, ServerEvent } from '../../domain/index.js';
import type { PendingCommand } from '../../store/state.js';
import type { Commands } from '../commands/commands.js';
import type { LazyOutbox } from '../outbox/lazy-outbox.js';
import type { SessionEnvironment } from '../session-environment.js';
import type { TabSharing } from '../tab-sharing.js';
import { EventLog } from './event-log.js';
import { FrontTab } from './front-tab.js';
import { HandedOverMessages } from './handed-over-messages.js';
import { MirroredCommands } from './mirrored-commands.js';
import { createTabActions, toTabDraft, type TabActions } from './tab-actions.js';
import { TabGroup, type TabGroupListener } from './tab-group.js';
import type {
  FollowerMessage,
  Lookalikes,
  NumberedMessage,
  TabAction,
  TabChange,
  TabLink,
  TabRequest,
  TabSnapshot,
} from './tab-messages.js';
import { readTabPending, toTabCommand, toTabPending } from './tab-pending.js';
import { getTabPlatform, type TabPlatform } from './tab-platform.js';
import { toDeskName } from './desk-name.js';
import { toTabChange, type AdoptedLead } from './lone-tab.js';
import { SaidState } from './said-state.js';
import { SharedSignIn } from './shared-sign-in.js';
import { ShownConversation } from './shown-conversation.js';
import { announceSignIn } from './sign-in-notice.js';

/** What a session does at the request of the other tabs. */
export interface SharedSession {
  readonly isResynced: boolean;
  /** An agent is signed in, and the connection is open or wanted. */
  readonly isWanted: boolean;
  /** Opens the connection of this tab. */
  connect(): void;
  /** Closes it. The state stays. */
  disconnect(): void;
  /** Calls `open`, unless the agent was logged out in another tab meanwhile. */
  comeBack(open: () => void): void;
  /** The connection of the leader is in this state. */
  followLink(link: TabLink): void;
  receive(eventName: string, args: readonly unknown[]): void;
  applyChange(change: TabChange): void;
  /** After what has been received before, which may wait for code. */
  afterReceived(action: () => void): void;
  dispatchFor(command: Command): Promise<CommandOutcome>;
  reconnect(): void;
  refreshPush(): void;
  reportNewVersion(): void;
}

export interface SharedTabsDependencies {
  readonly environment: SessionEnvironment;
  readonly commands: Commands;
  readonly outbox: LazyOutbox;
  readonly session: SharedSession;
}

/** Null where the tabs of this page cannot find each other. `lead`: what this tab has, which was alone. */
export function createSharedTabs(deps: SharedTabsDependencies, lead: AdoptedLead | null): TabSharing | null {
  const platform = getTabPlatform(deps.environment);
  return platform === null ? null : new SharedTabs(deps, platform, lead);
}

/** One session for all tabs of an agent: the leader has the connection, and the others see and do all through it. */
class SharedTabs implements TabSharing, TabGroupListener {
  readonly messages: HandedOverMessages;
  readonly #deps: SharedTabsDependencies;
  readonly #environment: SessionEnvironment;
  readonly #platform: TabPlatform;
  readonly #log = new EventLog();
  readonly #actions: TabActions;
  /** The tab that calls for attention. */
  readonly #front: FrontTab;
  readonly #shown: ShownConversation;
  readonly #signIn: SharedSignIn;
  #group: TabGroup | undefined;
  #name = '';
  #isReplaying = false;
  #leaderSince: number | null = null;
  /** A tab has joined: what happens is said from then on. */
  #hasFollowers = false;
  readonly #said = new SaidState();
  readonly #mirrored: MirroredCommands;
  #farewell: unknown;
  #isAway = false;
  #adopted: AdoptedLead | null;

  constructor(deps: SharedTabsDependencies, platform: TabPlatform, adopted: AdoptedLead | null) {
    this.#deps = deps;
    this.#adopted = adopted;
    this.#environment = deps.environment;
    this.#platform = platform;
    this.messages = new HandedOverMessages(deps.environment, deps.outbox);
    const { messages } = this;
    this.#mirrored = new MirroredCommands({ ...deps, messages, isFollowing: () => this.isFollowing });
    this.#actions = createTabActions(deps.environment, (id) => {
      this.#log.dismiss(id);
      deps.outbox.current?.dismiss(id);
    });
    this.#front = new FrontTab(platform, (isFront) => {
      const alertsElsewhere = !isFront;
      const { store } = deps.environment;
      if (store.state.alertsElsewhere !== alertsElsewhere) store.update((state) => ({ ...state, alertsElsewhere }));
    });
    this.#shown = new ShownConversation(deps.environment, platform);
    this.#signIn = new SharedSignIn(deps.environment, platform);
    deps.environment.store.subscribe(() => {
      this.#sayChanges();
      this.#shown.update(this.#name);
      if (this.#group !== undefined && this.#signIn.isOutdated) void this.#sayRenewed();
    });
  }

  get isLeading(): boolean {
    return this.#group?.isLeading === true;
  }

  get isFollowing(): boolean {
    return this.#group !== undefined && !this.#group.isLeading;
  }

  get isReplaying(): boolean {
    return this.#isReplaying;
  }

  get leaderSince(): number | null {
    return this.#leaderSince;
  }

  open(): void {
    const { records, time, timing, newId } = this.#environment;
    const { owner } = records;
    if (owner === null) return;
    const name = toDeskName(owner);
    time.clearTimeout(this.#farewell);
    if (this.#group !== undefined && this.#name === name) {
      if (this.isLeading) this.#deps.session.connect();
      else this.#group.rejoin();
      return;
    }
    // What was read of the sign-in of another tab stays known.
    if (this.#group !== undefined) this.#stop();
    this.#name = name;
    this.#hasFollowers = false;
    this.#isAway = false;
    const electionTiming = { silence: timing.leaderSilence, answer: timing.leaderAnswer };
    const adopted = this.#adopted;
    // What was written while this tab was apart is for the one that leads.
    if (adopted === null) this.messages.follow();
    const deps = {
      ...{ platform: this.#platform, time, timing: electionTiming, newId, build: version },
      ...(adopted !== null && { adoptLock: adopted.requestLock }),
    };
    this.#group = new TabGroup(name, deps, this);
    this.#front.start(`${name} front`, () => this.#group?.tell({ type: 'hidden' }));
    this.#shown.update(this.#name);
    this.#group.start();
  }

  leave(isOver: boolean): void {
    const { time, timing } = this.#environment;
    time.clearTimeout(this.#farewell);
    // The tab that is given the lock would sign the agent in again before it hears that the session is over.
    if (isOver && this.isLeading) this.#farewell = time.setTimeout(() => this.#stop(), timing.leaderFarewell);
    else this.#stop();
  }

  rejoin(): void {
    this.#group?.rejoin();
  }

  relay(eventName: string, args: readonly unknown[]): void {
    if (!this.isLeading) return;
    this.#log.add(eventName, args);
    this.#say({ type: 'event', name: eventName, args });
  }

  relayFound(event: ServerEvent): void {
    const change = toTabChange(event);
    if (change !== null) this.#relayChange(change);
  }

  relayHistory(conversationId: ConversationId): void {
    this.#relayChange({ type: 'history', conversationId });
  }

  relayResynced(): void {
    this.#relayChange({ type: 'resynced' });
  }

  relayOutcome(id: CommandId, outcome: CommandOutcome): void {
    this.#say({ type: 'outcome', id, outcome });
  }

  sendCommand(id: CommandId, command: Command): void {
    this.#group?.tell({ type: 'command', id, command: toTabCommand(command) });
  }

  sendMessage(message: PendingCommand, lookalikes: Lookalikes | null): void {
    this.#group?.tell({ type: 'send', message: toTabPending(message), lookalikes });
  }

  request(what: TabRequest, id = ''): void {
    if (this.isFollowing || what === 'push') this.#group?.tell({ type: 'request', what, id });
  }

  isKeptElsewhere(kind: 'draft' | 'wrap-up', id: ConversationId): boolean {
    return this.#actions.isFromElsewhere(kind, id);
  }

  act(done: TabAction): void {
    const action = this.#actions.note(done.type === 'draft' ? { ...done, value: toTabDraft(done.value) } : done);
    if (action.type === 'dismiss') this.#log.dismiss(action.conversationId);
    if (action.type === 'dismiss-all') this.#log.dismiss(null);
    this.#group?.tell({ type: 'act', action });
  }

  async callElsewhere(id: ConversationId): Promise<boolean> {
    const isShown = await this.#shown.isElsewhere(this.#name, id);
    if (isShown) this.#group?.tell({ type: 'act', action: { type: 'call', conversationId: id } });
    return isShown;
  }

  onLead(): void {
    const { store, time } = this.#environment;
    const adopted = this.#adopted;
    this.#adopted = null;
    this.#leaderSince = adopted?.since ?? time.now();
    this.#log.clear();
    this.#said.reset();
    if (adopted === null) this.#connectAsLeader();
    else {
      const endedIds = store.state.local.endedConversations.map((ended) => ended.conversation.id);
      this.#actions.noteDismissed(this.#log.fill(adopted.entries, new Set(endedIds)));
    }
    void this.#signIn.keep().then(() => {
      // The agent may have logged out meanwhile.
      if (this.isLeading && store.state.agent !== null) announceSignIn(this.#platform);
    });
  }

  #connectAsLeader(): void {
    const { session } = this.#deps;
    this.#forgetLeader();
    void this.messages.lead();
    session.disconnect();
    if (session.isWanted) session.connect();
  }

  onStopLeading(): void {
    this.#deps.session.disconnect();
    this.#leaderSince = null;
    this.messages.follow();
    // A page that has hung hears of offers before the browser tells it that another tab calls.
    this.#front.withdraw();
  }

  onNewLeader(): void {
    this.#forgetLeader();
    this.#deps.session.followLink({ status: 'reconnecting', problem: null });
  }

  onFollowerMessage(message: FollowerMessage, from: string): void {
    switch (message.type) {
      case 'hidden':
        this.#front.takeIfVisible();
        return;
      case 'act':
        if (message.action.type === 'renewed') void this.#signIn.read(message.action.id);
        else if (message.action.type === 'call') this.#shown.callAgent(message.action.conversationId);
        else this.#actions.apply(message.action);
        return;
      case 'who':
        if (this.isLeading && this.#environment.store.state.agent !== null) void this.#answer(from);
        return;
      case 'join':
        if (!this.isLeading || this.#environment.store.state.agent === null) return;
        this.#hasFollowers = true;
        this.#group?.sendSnapshot(from, this.#createSnapshot());
        return;
      case 'command':
        if (this.isLeading) void this.#dispatchFor(message.id as CommandId, message.command);
        return;
      case 'send':
        if (this.isLeading)
          readTabPending([message.message], this.#environment, [], ([pending]) =>
            this.#takeMessage(pending, message.lookalikes),
          );
        return;
      case 'request':
        if (this.isLeading || message.what === 'push') this.#fulfil(message.what, message.id as CommandId);
        return;
      default:
    }
  }

  onLeaderMessage(message: NumberedMessage): void {
    const { session } = this.#deps;
    switch (message.type) {
      case 'event':
        session.receive(message.name, message.args);
        return;
      case 'change':
        session.applyChange(message.change);
        return;
      case 'link':
        session.followLink(message.link);
        return;
      case 'pending':
        session.afterReceived(() => this.#mirrored.show(message.pending));
        return;
      case 'outcome':
        // The event that it is about comes first.
        session.afterReceived(() => {
          const id = message.id as CommandId;
          this.#deps.commands.handleOutcome(id, message.outcome);
          this.messages.handleOutcome(id, message.outcome);
        });
    }
  }

  onSnapshot(snapshot: TabSnapshot): void {
    const { session } = this.#deps;
    const { clock, store } = this.#environment;
    this.#leaderSince = snapshot.since;
    store.batch(() => {
      clock.observeNew(snapshot.now);
      session.followLink(snapshot.link);
      if (!session.isWanted) return;
      session.afterReceived(() => (this.#isReplaying = true));
      for (const entry of snapshot.entries) {
        if ('change' in entry) session.applyChange(entry.change);
        else session.receive(entry.name, entry.args);
      }
      session.afterReceived(() => {
        this.#closeOthers(snapshot);
        this.#actions.applySnapshot(snapshot);
        this.#isReplaying = false;
        this.#mirrored.show(snapshot.pending);
        this.messages.handOverAgain();
      });
      if (snapshot.isResynced) session.applyChange({ type: 'resynced' });
    });
  }

  onNewerBuild(): void {
    this.#deps.session.reportNewVersion();
  }

  /** The newer one could not lead while this tab has the lock, and would be one of two that take it from each other. */
  onOutdated(): void {
    const { session } = this.#deps;
    if (this.isLeading) this.onStopLeading();
    session.followLink({ status: 'taken-over', problem: null });
    // What was said before is gone with what came from the server.
    session.reportNewVersion();
    this.#stop();
  }

  /** A page that does not answer does not call either. */
  onTakeLead(): void {
    this.#front.takeIfVisible();
  }

  /** A page that is put aside must not keep the others from the server. */
  onPage(event: 'away' | 'back'): void {
    if (event === 'back' && this.#isAway) {
      this.#isAway = false;
      const { session } = this.#deps;
      session.comeBack(() => {
        // The page may have been put aside again meanwhile.
        if (!this.#isAway && session.isWanted) this.open();
      });
      return;
    }
    if (event !== 'away') return;
    this.#isAway = true;
    if (this.#group === undefined) return;
    if (this.isLeading) {
      this.#deps.session.disconnect();
      this.messages.follow();
    }
    this.#stop(true);
  }

  #stop(keepsPage = false): void {
    const group = this.#group;
    this.#group = undefined;
    this.#name = '';
    this.#leaderSince = null;
    group?.stop(keepsPage);
    // A page that is put aside does not call.
    this.#front.stop();
    this.#shown.update(this.#name);
    if (keepsPage) return;
    this.#signIn.stop();
    this.#log.clear();
    this.#actions.forgetDismissed();
  }

  /** A tab without a sign-in asks for that of this one. */
  async #answer(from: string): Promise<void> {
    const id = await this.#signIn.id();
    if (id !== null) this.#group?.sendSignIn(from, id);
  }

  async #sayRenewed(): Promise<void> {
    await this.#signIn.keep();
    const id = await this.#signIn.id();
    if (id !== null) this.#group?.tell({ type: 'act', action: { type: 'renewed', id } });
  }

  /** What it had shown is not known any more. */
  #forgetLeader(): void {
    this.#deps.commands.handleLeaderLost();
    this.#mirrored.show([]);
  }

  #say(message: NumberedMessage): void {
    if (!this.#hasFollowers) return;
    try {
      this.#group?.say(message);
    } catch {
      reportError('Another tab could not be told what has happened: it has to be reloaded.');
    }
  }

  #relayChange(change: TabChange): void {
    if (!this.isLeading) return;
    this.#log.change(change);
    this.#say({ type: 'change', change });
  }

  /** As a leader: says how the connection is, and what is pending. */
  #sayChanges(): void {
    if (!this.isLeading || !this.#hasFollowers) return;
    for (const message of this.#said.say(this.#environment.store.state)) this.#say(message);
  }

  #createSnapshot(): TabSnapshot {
    const { store, clock } = this.#environment;
    const { conversations, offers } = store.state;
    return {
      ...this.#said.sayAll(store.state),
      isResynced: this.#deps.session.isResynced,
      now: clock.now(),
      entries: this.#log.entries(),
      conversationIds: conversations.ids,
      offerIds: offers.ids,
      ...this.#actions.createSnapshot(),
      since: this.#leaderSince ?? this.#environment.time.now(),
    };
  }

  /** What the leader does not have has ended while this tab did not follow it. */
  #closeOthers({ conversationIds, offerIds }: TabSnapshot): void {
    const { conversations, offers } = this.#environment.store.state;
    const [openIds, offeredIds] = [new Set(conversationIds), new Set(offerIds)];
    for (const conversationId of conversations.ids)
      if (!openIds.has(conversationId)) this.#deps.session.applyChange({ type: 'closed', conversationId });
    for (const conversationId of offers.ids)
      if (!offeredIds.has(conversationId)) this.#deps.session.applyChange({ type: 'withdrawn', conversationId });
  }

  #takeMessage(pending: PendingCommand | undefined, lookalikes: Lookalikes | null | undefined): void {
    const { command, message } = pending ?? {};
    if (pending === undefined || command?.type !== 'send-message' || message === null || message === undefined) return;
    // A tab of an older release says by the state of the message whether it may have been sent.
    const maybeSent = lookalikes ?? (pending.delivery === 'queued' ? null : []);
    void this.messages.take({ ...pending, command, message }, maybeSent);
  }

  async #dispatchFor(id: CommandId, command: Command): Promise<void> {
    this.relayOutcome(id, await this.#deps.session.dispatchFor(command));
  }

  #fulfil(what: TabRequest, id: CommandId): void {
    const { outbox, session } = this.#deps;
    switch (what) {
      case 'reconnect':
        session.reconnect();
        return;
      case 'retry':
        outbox.current?.retry(id);
        return;
      case 'discard':
        outbox.current?.discard(id);
        return;
      case 'push':
        session.refreshPush();
    }
  }
}
