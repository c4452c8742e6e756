import type { Agent, CommandOutcome, ConnectionProblem, Reason } from '../../domain/index.js';
import { addServerError, updateLocal } from '../../store/reduce-local.js';
import type { Connection } from '../connection/connection.js';
import type { Resync } from '../connection/resync.js';
import type { TransportListener } from '../connection/transport.js';
import type { EventGate } from '../events/event-gate.js';
import type { LifetimeState } from '../lifetime.js';
import type { Push } from '../push/push.js';
import type { RecentHistory } from '../rest/recent-history.js';
import type { TabSharing } from '../tab-sharing.js';
import type { AdoptedLead } from './lone-tab.js';
import { createSharedTabs, type SharedSession, type SharedTabsDependencies } from './shared-tabs.js';
import type { TabChange } from './tab-messages.js';

/** What of a session's lifetime other tabs can cause. */
export interface SharedLifetime extends TransportListener {
  readonly events: EventGate;
  readonly state: LifetimeState;
  start(agent: Agent): void;
  logout(reason: Reason | null): Promise<CommandOutcome>;
  /** The agent was logged out in another tab. */
  signOut(): Promise<void>;
  end(how: { readonly status: 'signed-out' | 'closed'; readonly problem: ConnectionProblem | null }): void;
  handleTakeover(): void;
  comeBack(open: () => void): Promise<void>;
  reconnect(): void;
}

export interface FollowTabsDependencies extends Omit<SharedTabsDependencies, 'session'> {
  readonly connection: Connection;
  readonly resync: Resync;
  readonly recentHistory: RecentHistory;
  readonly push: Push;
}

/** Null where the tabs of this page cannot find each other. */
export const shareWithTabs = (
  deps: FollowTabsDependencies,
  lifetime: SharedLifetime,
  lead: AdoptedLead | null,
): TabSharing | null => createSharedTabs({ ...deps, session: createSharedSession(deps, lifetime) }, lead);

function createSharedSession(deps: FollowTabsDependencies, lifetime: SharedLifetime): SharedSession {
  const { environment, commands, connection, resync, recentHistory, push } = deps;
  const { store, conversations } = environment;
  const { events } = lifetime;

  const isWanted = (): boolean => ['connecting', 'online', 'reconnecting'].includes(lifetime.state);

  const restart = (): void => {
    const { agent } = store.state;
    if (agent !== null && (lifetime.state === 'taken-over' || lifetime.state === 'refused')) lifetime.start(agent);
  };

  const applyFound = (change: TabChange): void => {
    switch (change.type) {
      case 'closed':
        events.apply({
          type: 'conversation-closed',
          conversationId: change.conversationId,
          reason: 'other',
          detail: '',
        });
        return;
      case 'withdrawn':
        events.apply({ type: 'offer-withdrawn', conversationId: change.conversationId, reason: 'gone' });
        return;
      case 'certain':
        events.perform(() => {
          const offer = store.state.offers.byId.get(change.conversationId);
          if (offer !== undefined) events.apply({ type: 'offer-received', offer: { ...offer, uncertain: false } });
        });
        return;
      case 'history':
        events.perform(() => {
          const { conversationId } = change;
          const entries = store.state.conversations.byId.get(conversationId)?.entries;
          recentHistory.read(conversationId, (entries?.at(-1)?.at ?? 0) - environment.timing.quiet).then(
            (recent) => events.applyHistory(conversationId, recent),
            // It is there after the next reconnect.
            () => undefined,
          );
        });
        return;
      case 'resynced':
        events.perform(() => resync.markDone());
        events.handleResynced();
    }
  };

  return {
    get isResynced() {
      return resync.isDone;
    },
    get isWanted() {
      return isWanted();
    },
    connect: () => connection.open(lifetime, push),
    disconnect() {
      connection.close();
      lifetime.onDisconnect('lost', '');
    },
    comeBack: (open) => void lifetime.comeBack(open),
    followLink({ status, problem }) {
      switch (status) {
        case 'online':
          restart();
          lifetime.onConnect();
          return;
        case 'connecting':
          restart();
          return;
        case 'reconnecting':
          if (lifetime.state === 'online') lifetime.onDisconnect('lost', '');
          if (problem !== null) lifetime.onConnectError(problem, true);
          return;
        case 'refused':
          if (problem !== null) lifetime.onConnectError(problem, false);
          return;
        case 'taken-over':
          lifetime.handleTakeover();
          return;
        default:
          if (status === 'signed-out' && problem === null) void lifetime.signOut();
          else lifetime.end({ status, problem });
      }
    },
    receive: (eventName, args) => lifetime.onEvent(eventName, args, null),
    applyChange: applyFound,
    afterReceived: (action) => events.perform(action),
    async dispatchFor(command) {
      const code = await conversations.load().catch(() => null);
      if (code === null) return { status: 'not-sent', why: 'offline' };
      const expected = code.findShapeProblem(command);
      if (expected !== null) return { status: 'invalid', expected };
      if (command.type === 'log-out') return lifetime.logout(command.reason);
      if (command.type === 'send-message') return { status: 'invalid', expected: 'messages have ids' };
      return commands.dispatchFor(command);
    },
    reconnect: () => lifetime.reconnect(),
    refreshPush: () => void push.refresh(),
    reportNewVersion() {
      const error = { event: '', message: '', conversationId: null, code: 'new-version' } as const;
      store.update((state) => updateLocal(state, addServerError(error)));
    },
  };
}
