/** Every delay of a session, in milliseconds. Tests shorten all of them together: see `scaleTiming`. */
export interface Timing {
  /** Confirmation of a new agent state. */
  readonly state: number;
  /** Response to any other command (accept, leave, transfer, monitor …). */
  readonly request: number;
  /** The echo of a message. */
  readonly message: number;
  /** How long a server may need to store what it has received: no message is sent again before. */
  readonly settle: number;
  /** How long after a reconnect the history of a message is waited for before the agent is asked. */
  readonly decide: number;
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
  /** Before what could not be stored is stored again. */
  readonly storageRetry: number;
  /** How long a page waits for the one before it in the same tab to be gone. */
  readonly tabLock: number;
  /** How long sign-in data may be without a page, while its tab goes from one page to the next. */
  readonly orphan: number;
  /** Between two writes of what the agent is doing to this device. */
  readonly keep: number;
  /** How long before its end a wrap-up is filed that the agent has begun. */
  readonly wrapUpFiling: number;
  /** How long a connection may be lost before elements say so. */
  readonly blip: number;
  /** The first delay before what failed is tried again; it grows with every failure. */
  readonly retry: number;
  /** The longest of these delays. */
  readonly retryMax: number;
  /** Before the first attempt to reconnect; it grows with every failure. */
  readonly reconnect: number;
  /** The longest of these delays. */
  readonly reconnectMax: number;
  /** One attempt to connect. */
  readonly connect: number;
  /** Between two checks of the connection. */
  readonly watchdog: number;
  /** Silence of an open connection after which the server is asked, while something is outstanding. */
  readonly silence: number;
  /** How long the usual answer to what was sent may take before the server is asked. */
  readonly sendGrace: number;
  /** How long the server has to answer the question. */
  readonly answer: number;
  /** How late the server's ping may be. */
  readonly pingGrace: number;
  /** After the last event of a conversation, before its history is read for what was not sent. */
  readonly quiet: number;
  /** How often the history of a conversation is read. */
  readonly quietRepeat: number;
  /** Silence of the tab that leads after which a visible tab asks whether it is there. */
  readonly leaderSilence: number;
  /** How long its answer may take before the lead is taken from it. */
  readonly leaderAnswer: number;
  /** How long a tab keeps the lead of a session that has ended, until all tabs know. */
  readonly leaderFarewell: number;
}

export const defaultTiming: Timing = {
  state: 5_000,
  request: 10_000,
  message: 10_000,
  settle: 6_000,
  decide: 30_000,
  rest: 15_000,
  resync: 5_000,
  token: 10_000,
  withdrawal: 2_000,
  push: 1_500,
  storage: 2_000,
  storageRetry: 15_000,
  tabLock: 1_500,
  orphan: 5_000,
  keep: 300,
  wrapUpFiling: 2_000,
  blip: 2_000,
  retry: 1_000,
  retryMax: 30_000,
  reconnect: 1_000,
  reconnectMax: 5_000,
  connect: 20_000,
  watchdog: 5_000,
  silence: 8_000,
  sendGrace: 2_000,
  answer: 4_000,
  pingGrace: 10_000,
  quiet: 10_000,
  quietRepeat: 60_000,
  leaderSilence: 8_000,
  leaderAnswer: 1_000,
  leaderFarewell: 1_000,
};

/** All delays, multiplied by `factor`. */
export const scaleTiming = (factor: number, timing = defaultTiming): Timing =>
  Object.fromEntries(Object.entries(timing).map(([name, ms]) => [name, Math.round(ms * factor)])) as unknown as Timing;
