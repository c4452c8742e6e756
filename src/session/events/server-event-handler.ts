import type { ServerEvent } from '../../domain/index.js';
import { decode } from '../../protocol/decode/decode.js';
import { isForcedLogout } from '../../protocol/logout-reasons.js';
import { reduce } from '../../store/reduce.js';
import { selectPendingCommand } from '../../store/selectors.js';
import type { ClientState } from '../client-state.js';
import type { Commands } from '../commands/commands.js';
import type { Resync } from '../connection/resync.js';
import { isPiiMasked, maskEvent } from './pii-masking.js';
import type { SessionEnvironment } from '../session-environment.js';
import type { SessionLifecycle } from '../session-lifecycle.js';
import { learnFromEvent, learnFromStamp } from './learn-time.js';
import { sessionEventsOf } from './session-events-of.js';

export interface ServerEventHandlerDependencies {
  readonly environment: SessionEnvironment;
  readonly clientState: ClientState;
  readonly commands: Commands;
  readonly resync: Resync;
  readonly lifecycle: SessionLifecycle;
}

/** Takes what the server sends: decodes it, changes the state, emits session events, runs effects. */
export class ServerEventHandler {
  readonly #deps: ServerEventHandlerDependencies;

  constructor(deps: ServerEventHandlerDependencies) {
    this.#deps = deps;
  }

  receive(eventName: string, args: readonly unknown[], acknowledge: (() => void) | null): void {
    const { store, clock, events: emitter } = this.#deps.environment;
    const context = { agentId: store.state.agent?.id ?? null, now: clock.now() };
    const { events, problems, stamp } = decode(eventName, args, context);
    store.batch(() => {
      if (stamp !== null) learnFromStamp(clock, stamp);
      for (const event of events) this.apply(event);
    });
    for (const problem of problems) emitter.emit('protocol-problem', problem);
    // No acknowledgement for what could not be decoded: the server must not assume that it was received.
    if (events.length > 0) acknowledge?.();
  }

  apply(serverEvent: ServerEvent): void {
    const { clientState, commands, environment, resync } = this.#deps;
    const { store, clock, events: emitter } = environment;
    learnFromEvent(clock, serverEvent, store.state, resync.isDone);
    const before = store.state;
    const event = isPiiMasked(before.agent) ? maskEvent(serverEvent, before) : serverEvent;
    const isExpected = commands.settle(event);
    if (!isExpected && event.type === 'request-refused') {
      emitter.emit('protocol-problem', { event: event.event, problem: event.message });
    }
    store.update((state) => reduce(state, event, clock.now()));
    resync.observe(event);
    emitter.notifyAll(sessionEventsOf(event, before, store.state));
    clientState.emitIfActiveChanged(before.local.activeConversation);
    this.#runEffects(event, selectPendingCommand(before, 'log-out') !== undefined);
  }

  /** What the session does without a request from the agent. */
  #runEffects(event: ServerEvent, isLoggingOut: boolean): void {
    const { commands, environment, lifecycle } = this.#deps;
    if (event.type === 'conversation-closed') commands.handleClosed(event.conversationId);
    if (event.type === 'conversation-snapshot') commands.handleSnapshot(event.conversation.id);
    if (event.type === 'offer-received') {
      const { conversationId, started, voice } = event.offer;
      const isAutoAnswer = environment.options.autoAnswer || (environment.store.state.settings?.autoAnswer ?? false);
      // Telephony answers voice offers. A started task is already assigned to us and needs only the confirmation.
      if (started || (isAutoAnswer && !voice)) void commands.dispatch({ type: 'accept-offer', conversationId });
    }
    if (event.type === 'session-taken-over') lifecycle.handleTakeover();
    if (event.type === 'presence-reported' && event.presence.state === 'logged-out' && !isLoggingOut) {
      const code = isForcedLogout(event.presence) ? 'forced-logout' : 'session-ended';
      const detail = event.presence.reason?.label ?? '';
      lifecycle.end({ status: 'closed', problem: { code, detail } });
    }
  }
}
