import type { ServerEvent } from '../../domain/index.js';
import type { SessionState } from '../../store/state.js';

type PresenceEvent = Extract<ServerEvent, { type: 'presence-reported' }>;

/** Events overtake each other within seconds. A presence that is older after that is of a server whose clock was set. */
export const maxOvertakingMs = 30_000;

/** Decides which events apply that a desk without conversations gets. */
export class BasicEventFilter {
  readonly #monotonicNow: () => number;
  #presenceAt = -Infinity;

  constructor(monotonicNow: () => number, before?: BasicEventFilter) {
    this.#monotonicNow = monotonicNow;
    if (before !== undefined) this.#presenceAt = before.#presenceAt;
  }

  /** A new connection: what the server sends now is newer than everything before. */
  reset(): void {
    this.#presenceAt = -Infinity;
  }

  /** The event as it applies; null when it is outdated, a text when it is not for this agent. */
  admit(event: ServerEvent, state: SessionState): ServerEvent | string | null {
    switch (event.type) {
      case 'presence-reported':
        if (state.agent !== null && event.agentId !== state.agent.id) return 'for another agent';
        return this.#isOldPresence(event, state) ? null : event;
      case 'session-taken-over':
        return event.agentId !== null && event.agentId !== state.agent?.id ? 'for another agent' : event;
      default:
        return event;
    }
  }

  #isOldPresence({ presence, channels }: PresenceEvent, state: SessionState): boolean {
    const known = state.presence;
    const now = this.#monotonicNow();
    const isRecent = now - this.#presenceAt < maxOvertakingMs;
    const isOld =
      isRecent &&
      known !== null &&
      (presence.since < known.since ||
        (presence.since === known.since &&
          channels.some(({ id, since }) => since < (state.channels.find((channel) => channel.id === id)?.since ?? 0))));
    if (!isOld) this.#presenceAt = now;
    return isOld;
  }
}
