import { reportError, warnOnce } from '../../../browser/diagnostics.js';
import { CrmFeed } from '../../../session/crm/crm-feed.js';
import { sessionEventNames, type DeskSessionEvent } from '../../../session/events/session-event-map.js';
import type { DeskSession } from '../../../session/session.js';
import type { SessionState } from '../../../store/state.js';
import { readBridgeOrigin } from './bridge-origin.js';

/** What happened before this code was loaded. */
export interface EarlyEvents {
  /** The state before these events. */
  readonly state: SessionState;
  /** Each with the state right after it. */
  readonly events: { readonly event: DeskSessionEvent; readonly state: SessionState }[];
}

/** One per session and origin, however many elements ask for it, so that the parent gets each message once. */
const bridges = new WeakMap<DeskSession, Map<string, Bridge>>();
const reportedProblems = new Set<string>();

/** Posts the messages of a session to the parent window until the returned function is called. */
export function openBridge(session: DeskSession, value: string, early: EarlyEvents): () => void {
  const doNothing = (): void => undefined;
  if (window.parent === window) {
    if (session.options.debug)
      warnOnce('bridge-origin has no effect: this page is in no other page, so there is no parent to post to.');
    return doNothing;
  }
  const result = readBridgeOrigin(value, findParentOrigin());
  if ('problem' in result) {
    if (!reportedProblems.has(result.problem)) reportError(result.problem);
    reportedProblems.add(result.problem);
    return doNothing;
  }
  const { origin } = result;
  const ofSession = bridges.get(session) ?? new Map<string, Bridge>();
  bridges.set(session, ofSession);
  const bridge = ofSession.get(origin) ?? new Bridge(session, origin);
  ofSession.set(origin, bridge);
  bridge.open(early);
  return () => bridge.close();
}

/** Null in a browser without `ancestorOrigins`. */
const findParentOrigin = (): string | null => (window.location as Partial<Location>).ancestorOrigins?.[0] ?? null;

/** Knows what it has posted, also while it is closed: an element that is moved posts nothing again. */
class Bridge {
  readonly #session: DeskSession;
  readonly #origin: string;
  readonly #feed = new CrmFeed();
  #users = 0;

  constructor(session: DeskSession, origin: string) {
    this.#session = session;
    this.#origin = origin;
  }

  open({ state, events }: EarlyEvents): void {
    if (this.#users++ > 0) return;
    for (const name of sessionEventNames) this.#session.addEventListener(name, this.#handle);
    this.#post(this.#feed.catchUp(state));
    for (const { event, state: stateAfter } of events) this.#forward(event, stateAfter);
    this.#post(this.#feed.catchUp(this.#session.state));
  }

  close(): void {
    if (--this.#users > 0) return;
    for (const name of sessionEventNames) this.#session.removeEventListener(name, this.#handle);
  }

  readonly #handle = (event: Event): void => this.#forward(event as DeskSessionEvent, this.#session.state);

  #forward({ name, detail }: DeskSessionEvent, state: SessionState): void {
    this.#post(this.#feed.handle(name, detail, state));
  }

  #post(messages: ReturnType<CrmFeed['catchUp']>): void {
    for (const message of messages) window.parent.postMessage(message, this.#origin);
  }
}
