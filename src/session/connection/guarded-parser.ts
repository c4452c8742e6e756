import { Decoder, Encoder, PacketType } from 'socket.io-parser';

type Listener = (packet: unknown) => void;

/** Servers may send many small files in one event; the parser's own limit of ten would drop the link over them. */
const maxAttachments = 20;

/**
 * The stock parser, with one difference: a packet it cannot read is reported instead of thrown. The client of this
 * version does not expect the parser to throw; it would be left deaf, while its heartbeat keeps the link looking alive.
 *
 * Composition rather than a subclass, and packets are handed on outside the `try`: otherwise an exception of the page's
 * own code would be taken for a broken packet and cost the link.
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
        // It would go on waiting for the attachments of what it could not read.
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
  return { Encoder, Decoder: GuardedDecoder, PacketType, protocol: 5 };
}
