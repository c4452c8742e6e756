import type { ConnectionProblem, ReportTableName } from '../../domain/index.js';
import { asObject, isObject } from '../../protocol/json.js';
import { reportPaths } from '../../protocol/report-paths.js';
import type { SessionEnvironment } from '../session-environment.js';
import { toDeskName } from '../tabs/desk-name.js';
import { getTabPlatform, type TabChannel, type TabPlatform } from '../tabs/tab-platform.js';
import { withTimeout } from '../with-timeout.js';
import type { ByTable } from './parse-rows.js';

/** What the server has answered about one team. */
export interface TeamAnswers {
  /** When it was asked, by the wall clock, which all tabs have. */
  readonly at: number;
  /** Null for a table that could not be fetched. */
  readonly bodies: ByTable<ArrayBuffer>;
  readonly failures: Readonly<Partial<Record<ReportTableName, ConnectionProblem>>>;
}

interface AnswersMessage extends TeamAnswers {
  readonly teamId: string;
}

/** Any script of the origin can write to a channel. */
const isAnswers = (data: unknown): data is AnswersMessage =>
  isObject(data) &&
  Number.isFinite(data['at']) &&
  isObject(data['failures']) &&
  Object.keys(reportPaths).every((table) => {
    const body = asObject(data['bodies'])[table];
    return body === null || body instanceof ArrayBuffer;
  });

/** So long (ms) a tab waits while another one asks, and then for the answers that are on their way. */
const maxWaitMs = 10_000;
const deliveryMs = 200;

const sharedBySession = new WeakMap<SessionEnvironment, SharedAnswers>();

/**
 * Asks the server about a team, unless another tab of the agent has done so within `maxAgeMs`, or is doing it: a panel in one
 * window and a board in another are one question.
 */
export function shareAnswers(
  environment: SessionEnvironment,
  teamId: string,
  maxAgeMs: number,
  ask: () => Promise<TeamAnswers>,
): Promise<TeamAnswers> {
  const { records, loneTab, tabs } = environment;
  const platform = loneTab === null && tabs === null ? null : getTabPlatform(environment);
  if (platform === null || records.owner === null) return ask();
  const name = `${toDeskName(records.owner)} reports`;
  let shared = sharedBySession.get(environment);
  if (shared?.name !== name) {
    shared?.close();
    shared = new SharedAnswers(environment, platform, name);
    sharedBySession.set(environment, shared);
  }
  return shared.get(teamId, maxAgeMs, ask);
}

class SharedAnswers {
  readonly name: string;
  readonly #environment: SessionEnvironment;
  readonly #platform: TabPlatform;
  /** Null after the end of the session. */
  #channel: TabChannel | null;
  readonly #unsubscribe: () => void;
  /** The last answers of other tabs, by team. */
  readonly #received = new Map<string, TeamAnswers>();
  /** Called with every answer. */
  readonly #waiting = new Set<() => void>();

  constructor(environment: SessionEnvironment, platform: TabPlatform, name: string) {
    this.name = name;
    this.#environment = environment;
    this.#platform = platform;
    this.#channel = platform.openChannel(name, (data) => {
      if (!isAnswers(data)) return;
      const { teamId, ...answers } = data;
      this.#received.set(teamId, answers);
      for (const check of this.#waiting) check();
    });
    this.#unsubscribe = environment.store.subscribe(() => {
      const { status } = environment.store.state.connection;
      if (status === 'closed' || status === 'signed-out') this.close();
    });
  }

  close(): void {
    this.#channel?.close();
    this.#channel = null;
    this.#unsubscribe();
    this.#received.clear();
    if (sharedBySession.get(this.#environment) === this) sharedBySession.delete(this.#environment);
  }

  async get(teamId: string, maxAgeMs: number, ask: () => Promise<TeamAnswers>): Promise<TeamAnswers> {
    const { time } = this.#environment;
    const oldest = time.now() - maxAgeMs;
    const known = this.#take(teamId, oldest);
    if (known !== null) return known;
    const { release, hasWaited } = await this.#lock(teamId);
    try {
      const others = hasWaited ? await this.#waitFor(teamId, oldest) : null;
      if (others !== null) return others;
      const answers = await ask();
      // Those of other tabs are older.
      this.#received.delete(teamId);
      // Before the bodies go to the worker. They are large: not where there is no other tab.
      if (this.#environment.tabs !== null) this.#channel?.post({ teamId, ...answers } satisfies AnswersMessage);
      return answers;
    } finally {
      release();
    }
  }

  #find(teamId: string, oldest: number): TeamAnswers | null {
    const answers = this.#received.get(teamId);
    return answers === undefined || answers.at < oldest ? null : answers;
  }

  /** Once: the bodies go to the worker. */
  #take(teamId: string, oldest: number): TeamAnswers | null {
    const answers = this.#find(teamId, oldest);
    if (answers !== null) this.#received.delete(teamId);
    return answers;
  }

  async #waitFor(teamId: string, oldest: number): Promise<TeamAnswers | null> {
    if (this.#find(teamId, oldest) === null) {
      let check = (): void => undefined;
      const arrival = new Promise<void>((resolve) => {
        check = () => {
          if (this.#find(teamId, oldest) !== null) resolve();
        };
      });
      this.#waiting.add(check);
      await withTimeout(arrival, deliveryMs, this.#environment.time).catch(() => undefined);
      this.#waiting.delete(check);
    }
    return this.#take(teamId, oldest);
  }

  /** The lock of a team, which a tab has while it asks. After `maxWaitMs`, this one asks without it. */
  async #lock(teamId: string): Promise<{ readonly release: () => void; readonly hasWaited: boolean }> {
    const name = `${this.name} ${teamId} `;
    const releases: (() => void)[] = [];
    let hasWaited = false;
    const granted = new Promise<void>((resolve) => {
      const request = (ifFree: boolean, onHeld: () => void): void => {
        releases.push(this.#platform.requestLock(name, { ifFree, onGranted: resolve, onRefused: resolve, onHeld }));
      };
      request(true, () => {
        hasWaited = true;
        request(false, () => undefined);
      });
    });
    await withTimeout(granted, maxWaitMs, this.#environment.time).catch(() => undefined);
    return { release: () => releases.forEach((release) => release()), hasWaited };
  }
}
