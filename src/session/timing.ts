/** The timeouts of a session, in milliseconds. */
export interface Timing {
  /** Confirmation of a new agent state. */
  readonly state: number;
  /** Response to any other command (accept, leave, transfer, monitor …). */
  readonly request: number;
  /** The echo of a message. */
  readonly message: number;
  /** A REST response; for uploads, the time without progress. */
  readonly rest: number;
  /** How long a resync waits for a conversation before it is requested again. */
  readonly resync: number;
  /** A token from the host's function. */
  readonly token: number;
  /**
   * How long the withdrawal of an offer waits for the answer to this agent's accept; after a resync, for the server to send the
   * offer again.
   */
  readonly withdrawal: number;
  /** The first push token: how long a handshake or a logout waits for Firebase. */
  readonly push: number;
  /** An operation of the storage on this device. */
  readonly storage: number;
  /** The first delay before what failed is tried again; it grows with every failure. */
  readonly retry: number;
}

export const defaultTiming: Timing = {
  state: 5_000,
  request: 10_000,
  message: 10_000,
  rest: 15_000,
  resync: 5_000,
  token: 10_000,
  withdrawal: 2_000,
  push: 1_500,
  storage: 2_000,
  retry: 1_000,
};
