import type { ConnectionProblem } from '../../domain/index.js';
import type { Timing } from '../timing.js';

/** Why a connection ended. The transport reconnects after `lost`; the other two are final. */
export type DisconnectReason = 'lost' | 'ended-by-server' | 'closed-here';

/** Callbacks of a transport. */
export interface TransportListener {
  /** The connection is open. Called again after every reconnect. */
  onConnect(): void;
  onDisconnect(reason: DisconnectReason, detail: string): void;
  /** Connecting failed. While `isRetrying`, the transport tries again. */
  onConnectError(problem: ConnectionProblem, isRetrying: boolean): void;
  /** An event from the server. `acknowledge` is null when the server expects no acknowledgement. */
  onEvent(event: string, args: readonly unknown[], acknowledge: (() => void) | null): void;
  /** A packet could not be parsed; the transport reconnects. */
  onParseError(problem: string): void;
}

/** A connection to the Agent Manager. The default uses Socket.IO; another one may relay through another tab. */
export interface Transport {
  /** Opens the connection. Does nothing while it is open or opening. */
  open(listener: TransportListener): void;
  /** Sends now. False when the connection is not open: a transport never buffers. */
  send(event: string, payload: unknown): boolean;
  close(): void;
  /** Checks whether the connection still works, and reconnects at once if not. */
  checkHealth?(): void;
  /** Milliseconds since the server was last heard of. */
  readonly silence?: number;
}

/** `handshake` is called for every connect, so that each uses the current token. */
export interface TransportOptions {
  readonly url: string;
  readonly timing?: Timing;
  /** Returns what the next handshake has to wait for, if anything. The promise never rejects. */
  readonly tokenReady?: () => Promise<unknown> | undefined;
  readonly handshake: () => { readonly auth: Record<string, unknown>; readonly query: Record<string, string> };
}

export type TransportFactory = (options: TransportOptions) => Transport;
