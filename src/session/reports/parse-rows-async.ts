import type { EpochMs, ReportTableName, TeamReportRows } from '../../domain/index.js';
import { startedAt, startedAtByKey, parseRows, type ParseRowsRequest, type ParsedRows } from './parse-rows.js';
import { trustedScriptUrl } from '../../browser/trusted-types.js';

/** Rows, or where they were in the reading before. */
export interface ReportWorkerResponse {
  readonly id: number;
  readonly tables: { readonly [Table in ReportTableName]: readonly (TeamReportRows[Table][number] | number)[] | null };
}

/** Bytes from which on a report is worth a worker: what is smaller is read within a few milliseconds. */
const workerThresholdBytes = 200_000;
/** How long a worker may take. One that does not answer is not asked again. */
const workerTimeoutMs = 5_000;
/** A worker that nobody needs ends, and what it remembers of customers with it. */
const idleTimeoutMs = 60_000;

let worker: Worker | null = null;
let isWorkerUnavailable = false;
let idleTimer: ReturnType<typeof setTimeout> | undefined;

/**
 * Reads the rows of a report: in a worker where that is worth it and can be had, so that the page does not
 * stand still meanwhile, else here. It cannot be had where the script comes from another origin or the content policy
 * forbids workers. Null: a worker failed, and the bodies are lost with it; there will be none the next time.
 */
export async function parseRowsAsync(request: ParseRowsRequest, previous: TeamReportRows): Promise<ParsedRows | null> {
  const bodies = Object.values(request.bodies).filter((body) => body !== null);
  const totalBytes = bodies.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const reportWorker = totalBytes < workerThresholdBytes ? null : getWorker();
  return reportWorker === null
    ? parseRows(request, previous)
    : parseRowsInWorker(reportWorker, request, bodies, previous);
}

function getWorker(): Worker | null {
  clearTimeout(idleTimer);
  idleTimer = setTimeout(terminateWorker, idleTimeoutMs);
  if (worker !== null || isWorkerUnavailable || typeof Worker === 'undefined') return worker;
  try {
    // The builds put its file beside this one: see `src/build/worker-files.mjs`.
    const url = trustedScriptUrl(new URL('./report-worker.ts', import.meta.url).href);
    return (worker = new Worker(url, { type: 'module', name: 'agent-desk-reports' }));
  } catch {
    isWorkerUnavailable = true;
    return null;
  }
}

function terminateWorker(): void {
  worker?.terminate();
  worker = null;
}

/** The bodies are handed over: to copy them would take the page a third of the time that reading them does. */
function parseRowsInWorker(
  reportWorker: Worker,
  request: ParseRowsRequest,
  bodies: readonly ArrayBuffer[],
  previous: TeamReportRows,
): Promise<ParsedRows | null> {
  return new Promise((resolve) => {
    const finish = (rows: ParsedRows | null) => {
      clearTimeout(timer);
      reportWorker.removeEventListener('message', handleMessage);
      reportWorker.removeEventListener('error', handleError);
      resolve(rows);
    };
    const handleError = (event?: Event) => {
      // Nobody else needs to know: what it was to do is done here.
      event?.preventDefault();
      isWorkerUnavailable = true;
      if (worker === reportWorker) terminateWorker();
      finish(null);
    };
    const handleMessage = ({ data }: MessageEvent<ReportWorkerResponse>) => {
      if (data.id === request.id) finish(restoreTables(data, previous));
    };
    const timer = setTimeout(handleError, workerTimeoutMs);
    reportWorker.addEventListener('message', handleMessage);
    reportWorker.addEventListener('error', handleError);
    reportWorker.postMessage(request, [...bodies]);
  });
}

const restoreTables = ({ tables }: ReportWorkerResponse, previous: TeamReportRows): ParsedRows => ({
  members: restoreRows(tables.members, previous.members),
  chats: restoreRows(tables.chats, previous.chats),
  queued: restoreRows(tables.queued, previous.queued),
  botChats: restoreRows(tables.botChats, previous.botChats),
});

/** The worker may have forgotten what was before, or never have known; the page has not. */
function restoreRows<Row extends { readonly key: string; readonly since: EpochMs | null }>(
  rows: readonly (Row | number)[] | null,
  previous: readonly Row[],
): readonly Row[] | null {
  const previousStarts = startedAtByKey(previous);
  return (
    rows?.map((row) =>
      typeof row === 'number'
        ? (previous[row] as Row)
        : { ...row, since: startedAt(row.since, previousStarts.get(row.key)) },
    ) ?? null
  );
}
