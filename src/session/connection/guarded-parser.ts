import { Decoder, PacketType, type Packet } from 'socket.io-parser';
import { toJsonText } from '../../domain/text/json-text.js';

type Listener = (packet: unknown) => void;

/** Servers may send many small files in one event. The parser's own limit of ten would close the connection. */
const maxAttachments = 20;

/**
 * The parser of Socket.IO, except that it reports a malformed packet instead of throwing. This version of the client does not expect
 * the parser to throw: it would receive no more events, while heartbeats keep the connection open.
 *
 * Packets are passed on outside the `try`: an exception in a listener must not be taken for a malformed packet.
 */
export function guardedParser(onParseError: (problem: string) => void) {
  class GuardedDecoder {
    readonly #decoder = new Decoder({ maxAttachments });
    readonly #listeners = new Set<Listener>();
    #decoded: unknown[] = [];

    constructor() {
      this.#decoder.on('decoded', (packet) => this.#decoded.push(packet));
    }

    on(_event: 'decoded', listener: Listener): this {
      this.#listeners.add(listener);
      return this;
    }

    off(_event?: 'decoded', listener?: Listener): this {
      if (listener === undefined) this.#listeners.clear();
      else this.#listeners.delete(listener);
      return this;
    }

    add(chunk: unknown): void {
      try {
        this.#decoder.add(chunk);
      } catch (error) {
        this.#decoded = [];
        // Otherwise the decoder keeps waiting for attachments of the malformed packet.
        this.#decoder.destroy();
        onParseError(error instanceof Error ? error.message : String(error));
        return;
      }
      for (const packet of this.#decoded.splice(0)) {
        for (const listener of [...this.#listeners]) listener(packet);
      }
    }

    destroy(): void {
      this.#decoder.destroy();
    }
  }
  /** A session sends only JSON. Prototypes that the page has extended do not change it. */
  class GuardedEncoder {
    encode({ type, nsp, id, data }: Packet): readonly string[] {
      const json = (data ?? null) === null ? '' : toJsonText(data);
      return [`${type}${nsp === '/' ? '' : `${nsp},`}${id ?? ''}${json}`];
    }
  }
  return { Encoder: GuardedEncoder, Decoder: GuardedDecoder, PacketType, protocol: 5 };
}
