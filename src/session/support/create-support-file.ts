import { version } from '../../browser/version.js';
import type { Diagnosis, SupportFile, SupportParts, TelemetryEvent, TelemetryEventName } from '../../domain/index.js';
import { toJsonText } from '../../domain/text/json-text.js';
import type { SessionEnvironment } from '../session-environment.js';
import { TelemetryReader } from '../telemetry/read-telemetry.js';
import { readBrowser } from './read-browser.js';

/** The longest text of a file, as it is downloaded. The oldest telemetry is left out first. */
export const maxSupportFileLength = 64_000;

const errorNames: ReadonlySet<TelemetryEventName> = new Set([
  'message-failed',
  'offer-missed',
  'render-error',
  'protocol-problem',
  'server-error',
  'credentials-expired',
]);

/** Writes each field by its name: what is added elsewhere is not in the file. */
export function createSupportFile(
  environment: SessionEnvironment,
  diagnosis: Diagnosis | null,
  recent: readonly TelemetryEvent[] | null,
): SupportFile {
  const telemetry = recent ?? readAll(environment);
  const file: SupportFile = {
    format: 'agent-desk-support/1',
    createdAt: Date.now(),
    versions: { package: version, server: environment.options.server },
    browser: readBrowser(),
    settings: readSettings(environment),
    state: readState(environment),
    channels: environment.store.state.channels.map(({ state }) => ({ state })),
    connectionHistory: readHistory(environment),
    diagnosis: {
      status: diagnosis?.status ?? 'skipped',
      checks: (diagnosis?.checks ?? []).map(({ name, status, code, durationMs, httpStatus, differenceMs }) => ({
        ...{ name, status, code, durationMs },
        httpStatus: httpStatus ?? 0,
        differenceMs: differenceMs ?? 0,
      })),
    },
    telemetry,
    errors: countErrors(telemetry),
  };
  return shorten(file);
}

function readAll({ journal }: SessionEnvironment): readonly TelemetryEvent[] {
  const reader = new TelemetryReader();
  return journal.entries.flatMap((entry) => reader.read(entry)).map(({ event }) => event);
}

function readSettings({ options }: SessionEnvironment): SupportParts['settings'] {
  return {
    replyMode: options.replyMode,
    tabs: options.tabs,
    outbox: options.outbox,
    isAutoAnswer: options.autoAnswer,
    hasOwnToken: options.token !== null,
    hasPush: options.push !== null,
    hasTelemetry: options.telemetry !== null,
    isDebug: options.debug,
    ownServices: Object.values(options.services).filter((url) => (url ?? '') !== '').length,
  };
}

function readState({ store: { state }, tabs, clock }: SessionEnvironment): SupportParts['state'] {
  return {
    connection: state.connection.status,
    problem: state.connection.problem?.code ?? 'none',
    isOutage: state.outage !== null,
    isLeading: tabs?.isFollowing !== true,
    agent: state.presence?.state ?? 'none',
    offers: state.offers.byId.size,
    conversations: state.conversations.byId.size,
    pending: state.pending.length,
    credentials: state.credentialsExpired === null ? 'valid' : 'expired',
    storage: state.storageProblem ?? 'ok',
    push: state.push ?? 'none',
    clockDifferenceMs: clock.differenceMs ?? 0,
  };
}

function readHistory({ journal }: SessionEnvironment): SupportFile['connectionHistory'] {
  return journal.entries
    .filter(({ name }) => name === 'connection-changed')
    .map(({ at, words }) => ({
      at: Math.round(at),
      status: words['status'] as SupportParts['connectionChange']['status'],
      problem: (words['code'] ?? 'none') as SupportParts['connectionChange']['problem'],
    }));
}

function countErrors(telemetry: readonly TelemetryEvent[]): SupportFile['errors'] {
  const counts = new Map<TelemetryEventName, number>();
  for (const { name } of telemetry) if (errorNames.has(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, count }));
}

function shorten(file: SupportFile): SupportFile {
  let shortened = file;
  while (toJsonText(shortened, 1).length > maxSupportFileLength && shortened.telemetry.length > 0) {
    const { telemetry } = shortened;
    shortened = { ...shortened, telemetry: telemetry.slice(Math.ceil(telemetry.length / 10)) };
  }
  return shortened;
}
