/** Every delay of a session, in milliseconds. Tests run with a fraction of them. */
export interface Timing {
  /** An answer to a change of state. */
  readonly state: number;
  /** An answer to a request that others must act upon (accept, leave, transfer, monitor …). */
  readonly request: number;
  /** The echo of a message. */
  readonly message: number;
  /** A REST answer. */
  readonly rest: number;
  /** What the server pushes after a connect; what is not there by then is taken as gone. */
  readonly resync: number;
  /** A first address to push to: how long a handshake, or leaving, may wait for Google. */
  readonly push: number;
}

export const defaultTiming: Timing = {
  state: 5_000,
  request: 10_000,
  message: 10_000,
  rest: 15_000,
  resync: 5_000,
  push: 1_500,
};
