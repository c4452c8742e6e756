import type { ReportTableName, TeamReportRows } from '../../domain/index.js';
import { fromCopiedChats, protectTeamChats } from '../../protocol/decode/decode-report.js';
import type { PackedObjects } from '../../protocol/wire-objects.js';
import { parseRows, type ParseRowsRequest, type ParsedRows } from './parse-rows.js';
import { restoreRows, type RowChanges } from './row-changes.js';
import { trustedScriptUrl } from '../../browser/trusted-types.js';

export interface ReportWorkerResponse {
  readonly id: number;
  /** False when the worker has forgotten the previous report: all rows are new then. */
  readonly isPreviousKnown: boolean;
  /** Of the rows of chats. */
  readonly sessions: PackedObjects;
  readonly tables: { readonly [Table in ReportTableName]: RowChanges<TeamReportRows[Table][number]> | null };
}

/** Reports smaller than this (bytes) are parsed on the page, which takes a few milliseconds. */
const workerThresholdBytes = 200_000;
/** Timeout of the worker (ms). After a timeout it is not used again. */
const workerTimeoutMs = 5_000;
/** An idle worker is terminated after this time (ms), and the customer data in it is gone. */
const idleTimeoutMs = 60_000;

let worker: Worker | null = null;
let isWorkerUnavailable = false;
let idleTimer: ReturnType<typeof setTimeout> | undefined;

/**
 * Parses a report, large ones in a worker to keep the page responsive. Without a worker (script from another origin,
 * forbidden by the content policy) it parses on the page. Null when the worker failed: the bodies were transferred to it
 * and must be fetched again.
 */
export async function parseRowsAsync(request: ParseRowsRequest, previous: TeamReportRows): Promise<ParsedRows | null> {
  const bodies = Object.values(request.bodies).filter((body) => body !== null);
  const totalBytes = bodies.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const reportWorker = totalBytes < workerThresholdBytes ? null : getWorker();
  return reportWorker === null
    ? parseOnPage(request, previous)
    : parseRowsInWorker(reportWorker, request, bodies, previous);
}

function getWorker(): Worker | null {
  clearTimeout(idleTimer);
  idleTimer = setTimeout(terminateWorker, idleTimeoutMs);
  if (worker !== null || isWorkerUnavailable || typeof Worker === 'undefined') return worker;
  try {
    // The builds put the worker's file next to this one; see `src/build/worker-files.mjs`.
    const url = trustedScriptUrl(new URL('./report-worker.ts', import.meta.url).href);
    worker = new Worker(url, { type: 'module', name: 'agent-desk-reports' });
    // Else an error that comes after the answer is one of the host's page.
    worker.addEventListener('error', (event) => event.preventDefault());
    return worker;
  } catch {
    isWorkerUnavailable = true;
    return null;
  }
}

function terminateWorker(): void {
  worker?.terminate();
  worker = null;
}

/** Transfers the bodies: copying them would take a third of the time of parsing them. */
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
      // Handled here: the next attempt parses on the page.
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

const restoreTables = (
  { tables, sessions, isPreviousKnown }: ReportWorkerResponse,
  previous: TeamReportRows,
): ParsedRows => ({
  members: restoreRows(tables.members, previous.members, isPreviousKnown),
  chats: restoreRows(
    tables.chats && { ...tables.chats, rows: fromCopiedChats(tables.chats.rows, sessions) },
    previous.chats,
    isPreviousKnown,
  ),
  queued: restoreRows(tables.queued, previous.queued, isPreviousKnown),
  botChats: restoreRows(tables.botChats, previous.botChats, isPreviousKnown),
});

function parseOnPage(request: ParseRowsRequest, previous: TeamReportRows): ParsedRows {
  const rows = parseRows(request, previous);
  return { ...rows, chats: rows.chats && protectTeamChats(rows.chats) };
}
