import {
  telemetryElements,
  telemetryErrors,
  telemetryPlaces,
  type TelemetryEvent,
  type TelemetryEventMap,
  type TelemetryEventName,
} from '../../domain/telemetry.js';
import type { JournalEntry } from './journal.js';

/** An event, and the time it took by the clock that only runs. */
export interface TimedEvent {
  readonly event: TelemetryEvent;
  readonly start: number;
  readonly end: number;
}

/** Offers that are open at the same time; of more, the oldest are not measured. */
const maxOffers = 50;

/** Reads a journal: joins what belongs together, and keeps only what telemetry may say. */
export class TelemetryReader {
  /** When an attempt to sign in, an attempt to connect, and the open connection began. */
  #signInSince: number | null = null;
  #connectSince: number | null = null;
  #onlineSince: number | null = null;
  #wasOnline = false;
  readonly #offers = new Map<string, number>();

  read(entry: JournalEntry): readonly TimedEvent[] {
    const { name, words, tookMs = 0, end } = entry;
    const since = end - Math.max(0, tookMs);
    switch (name) {
      case 'connection-changed':
        return this.#readConnection(entry);
      case 'offer-received':
        this.#offers.set(entry.conversationId ?? '', end);
        if (this.#offers.size > maxOffers) this.#offers.delete([...this.#offers.keys()][0] ?? '');
        return [];
      case 'offer-withdrawn': {
        const offeredAt = this.#takeOffer(entry);
        const fields = { reason: words['reason'] as TelemetryEventMap['offer-missed']['reason'] };
        return offeredAt === undefined ? [] : [timed('offer-missed', entry, offeredAt, end, fields)];
      }
      case 'command-ended':
        return this.#readCommand(entry, since);
      case 'element-error':
        return [
          timed('render-error', entry, end, end, {
            element: oneOf(telemetryElements, words['element'], 'inner'),
            where: oneOf(telemetryPlaces, words['where'], 'render'),
            error: oneOf(telemetryErrors, words['error'], 'other'),
          }),
        ];
      case 'protocol-problem':
        return [timed('protocol-problem', entry, end, end, {})];
      case 'server-error-reported':
        return [timed('server-error', entry, end, end, {})];
      case 'credentials-expired': {
        const renewedBy = words['renewedBy'] === 'host' ? 'host' : 'password';
        return [timed('credentials-expired', entry, end, end, { renewedBy })];
      }
      default:
        return [];
    }
  }

  #readConnection(entry: JournalEntry): readonly TimedEvent[] {
    const { end, words } = entry;
    const status = words['status'] as TelemetryEventMap['disconnect']['status'];
    const code = words['code'] as TelemetryEventMap['sign-in']['outcome'] | undefined;
    const events: TimedEvent[] = [];
    if (this.#signInSince !== null && status !== 'signing-in') {
      events.push(timed('sign-in', entry, this.#signInSince, end, { outcome: code ?? 'done' }));
      this.#signInSince = null;
    }
    if (this.#onlineSince !== null && status !== 'online') {
      const problem = code === undefined || code === 'done' ? 'none' : code;
      events.push(timed('disconnect', entry, this.#onlineSince, end, { status, code: problem }));
      this.#onlineSince = null;
    }
    if (status === 'signing-in') this.#signInSince ??= end;
    else if (status === 'connecting' || status === 'reconnecting') this.#connectSince ??= end;
    else if (status === 'online') {
      const kind = this.#wasOnline ? 'again' : 'first';
      if (this.#connectSince !== null) events.push(timed('connect', entry, this.#connectSince, end, { kind }));
      this.#onlineSince ??= end;
      this.#wasOnline = true;
      this.#connectSince = null;
    } else this.#connectSince = null;
    return events;
  }

  #readCommand(entry: JournalEntry, since: number): readonly TimedEvent[] {
    const { end, words } = entry;
    const outcome = words['status'] as TelemetryEventMap['command']['outcome'];
    const command = words['command'] as TelemetryEventMap['command']['command'] | 'send-message';
    if (command === 'send-message') {
      return outcome === 'confirmed'
        ? [timed('message-confirmed', entry, since, end, {})]
        : [timed('message-failed', entry, since, end, { outcome })];
    }
    const ended = timed('command', entry, since, end, { command, outcome });
    if (command !== 'accept-offer' || outcome !== 'confirmed') return [ended];
    const offeredAt = this.#takeOffer(entry);
    return offeredAt === undefined
      ? [ended]
      : [timed('offer-accepted', entry, Math.min(offeredAt, since), since, {}), ended];
  }

  #takeOffer({ conversationId = '' }: JournalEntry): number | undefined {
    const offeredAt = this.#offers.get(conversationId);
    this.#offers.delete(conversationId);
    return offeredAt;
  }
}

/** Word for word of a closed list; anything else is `other`. */
const oneOf = <Word extends string>(known: readonly Word[], word: string | undefined, other: Word): Word =>
  known.find((one) => one === word) ?? other;

/** Events that take no time. */
const momentary: ReadonlySet<TelemetryEventName> = new Set([
  'render-error',
  'protocol-problem',
  'server-error',
  'credentials-expired',
]);

type Fields<Name extends TelemetryEventName> = Omit<TelemetryEventMap[Name], 'durationMs'>;

function timed<Name extends TelemetryEventName>(
  name: Name,
  { at, end: notedAt }: Pick<JournalEntry, 'at' | 'end'>,
  start: number,
  end: number,
  fields: Fields<Name>,
): TimedEvent {
  const took = momentary.has(name) ? {} : { durationMs: Math.round(end - start) };
  const event = { name, at: Math.round(at - (notedAt - end)), ...took, ...fields } as unknown as TelemetryEvent;
  return { event, start, end };
}

export const longTask = (start: number, durationMs: number): TimedEvent =>
  timed(
    'long-task',
    { at: Date.now() - (performance.now() - start - durationMs), end: start + durationMs },
    start,
    start + durationMs,
    {},
  );
