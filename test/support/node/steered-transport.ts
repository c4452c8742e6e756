import { SocketTransport } from '../../../src/session/connection/socket-transport.js';
import type { Transport, TransportListener, TransportOptions } from '../../../src/session/connection/transport.js';

type EventArgs = Parameters<TransportListener['onEvent']>;

/** A real socket whose received events a test holds back, repeats or adds to. */
export class SteeredTransport implements Transport {
  readonly #inner: SocketTransport;
  #listener: TransportListener | undefined;
  readonly #held: EventArgs[] = [];
  /** Every event received, in order. */
  readonly received: EventArgs[] = [];
  /** Names of the events that were acknowledged, in order. */
  readonly acknowledged: string[] = [];
  /** Names of the events that are held back; an event within `onCimEvent` by its own name. `*` holds all. */
  hold = new Set<string>();
  /** How often each event is delivered. */
  copies = 1;

  constructor(options: TransportOptions) {
    this.#inner = new SocketTransport(options);
  }

  open(listener: TransportListener): void {
    this.#listener = listener;
    this.#inner.open({
      onConnect: () => listener.onConnect(),
      onDisconnect: (reason, detail) => listener.onDisconnect(reason, detail),
      onConnectError: (problem, isRetrying) => listener.onConnectError(problem, isRetrying),
      onParseError: (problem) => listener.onParseError(problem),
      onEvent: (name, args, acknowledge) => {
        const recordAcknowledgement = (): void => {
          this.acknowledged.push(name);
          acknowledge?.();
        };
        const event: EventArgs = [name, args, acknowledge && recordAcknowledgement];
        this.received.push(event);
        if (this.hold.has('*') || this.hold.has(nameOf(event))) this.#held.push(event);
        else this.#deliver(event);
      },
    });
  }

  send(event: string, payload: unknown): boolean {
    return this.#inner.send(event, payload);
  }

  close(): void {
    this.#inner.close();
  }

  /** How many events are held back. */
  get heldCount(): number {
    return this.#held.length;
  }

  /** Delivers what was held back, and holds nothing back any more. */
  release(): void {
    this.hold.clear();
    for (const event of this.#held.splice(0)) this.#deliver(event);
  }

  /** Drops what was held back: it was lost with its connection. */
  discard(): void {
    this.hold.clear();
    this.#held.length = 0;
  }

  /** Delivers an event that the server has not sent. */
  add(event: string, payload: unknown): void {
    this.#listener?.onEvent(event, [payload], null);
  }

  #deliver(event: EventArgs): void {
    for (let count = 0; count < this.copies; count++) this.#listener?.onEvent(...event);
  }
}

function nameOf([event, [payload]]: EventArgs): string {
  const { cimEvent } = (payload ?? {}) as { cimEvent?: unknown };
  return event === 'onCimEvent' && typeof cimEvent === 'string'
    ? (JSON.parse(cimEvent) as { name: string }).name
    : event;
}
