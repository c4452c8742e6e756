import type { ConnectionProblem } from '../../domain/index.js';

/** Why a link ended. `ended-by-server` and `closed-here` are final; a lost link is being restored by itself. */
export type DisconnectReason = 'lost' | 'ended-by-server' | 'closed-here';

/** What a session needs to hear from a link. */
export interface TransportListener {
  /** A new link is up; called again after every restored link. */
  onConnect(): void;
  onDisconnect(reason: DisconnectReason, detail: string): void;
  /** A link could not be made. `retrying`: the transport goes on trying by itself. */
  onConnectError(problem: ConnectionProblem, isRetrying: boolean): void;
  /** Something the server said. `acknowledge` is there when it waits for an answer. */
  onEvent(event: string, args: readonly unknown[], acknowledge: (() => void) | null): void;
  /** A packet could not be read; the link is being replaced. */
  onParseError(problem: string): void;
}

/** A link to the Agent Manager. One implementation speaks Socket.IO, others may relay through another tab. */
export interface Transport {
  /** Opens the link, or does nothing while it is open or being opened. */
  open(listener: TransportListener): void;
  /** Sends now. False when the link is not up: nothing is ever buffered below the session. */
  send(event: string, payload: unknown): boolean;
  close(): void;
  /** There is reason to doubt the link, or the network is back: looks at it and hurries. */
  checkHealth?(): void;
}

/** What opening a link needs to know. `handshake` is asked again for every link, so a fresh token is used each time. */
export interface TransportOptions {
  readonly url: string;
  /** What the next handshake has to wait for; nothing, mostly. Never fails. */
  readonly tokenReady?: () => Promise<unknown> | undefined;
  readonly handshake: () => { readonly auth: Record<string, unknown>; readonly query: Record<string, string> };
}

export type TransportFactory = (options: TransportOptions) => Transport;
