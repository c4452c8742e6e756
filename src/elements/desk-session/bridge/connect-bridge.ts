import { warnOnce } from '../../../browser/diagnostics.js';
import { LazyPart } from '../../../browser/lazy-part.js';
import { sessionEventNames, type DeskSessionEvent } from '../../../session/events/session-event-map.js';
import type { DeskSession } from '../../../session/session.js';
import type { EarlyEvents } from './bridge.js';

const part = new LazyPart(() => import('./bridge.js'));
part.onFailure(() =>
  warnOnce('bridge-origin: a part could not be loaded yet, so nothing is posted. It is tried again.'),
);

/** More events than that are not kept until the part is there: it then posts what follows from the state. */
const maxEarlyEvents = 500;

/** The bridge of a `<desk-session>`, if it has one. Its code is loaded with the first `bridge-origin`. */
export class BridgeConnection {
  #session: DeskSession | null = null;
  #origin: string | null = null;
  #close: (() => void) | undefined;

  /** Posts what a CRM has to know of this session to the parent window, at this origin only. Null for either ends it. */
  connect(session: DeskSession | null, origin: string | null): void {
    if (session === this.#session && origin === this.#origin) return;
    this.#session = session;
    this.#origin = origin;
    this.#close?.();
    this.#close = session === null || origin === null ? undefined : open(session, origin);
  }
}

function open(session: DeskSession, origin: string): () => void {
  let early: EarlyEvents = { state: session.state, events: [] };
  const collect = (event: Event): void => {
    if (early.events.length >= maxEarlyEvents) early = { state: session.state, events: [] };
    else early.events.push({ event: event as DeskSessionEvent, state: session.state });
  };
  const listen = (method: 'addEventListener' | 'removeEventListener'): void => {
    for (const name of sessionEventNames) session[method](name, collect);
  };
  let close: (() => void) | undefined;
  listen('addEventListener');
  const cancel = part.whenLoaded((code) => {
    listen('removeEventListener');
    close = code.openBridge(session, origin, early);
  });
  return () => {
    listen('removeEventListener');
    cancel();
    close?.();
  };
}
