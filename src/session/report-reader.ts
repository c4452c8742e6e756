import type { EpochMs, TeamReportRows } from '../domain/index.js';
import { beginning, beginnings, readRows, type RowsQuestion, type RowsRead, type TableName } from './report-rows.js';
import { trustedScript } from './trusted-types.js';

/** Rows, or where they were in the reading before. */
export interface WorkerAnswer {
  readonly id: number;
  readonly tables: { readonly [Table in TableName]: readonly (TeamReportRows[Table][number] | number)[] | null };
}

/** Bytes from which on a report is worth a worker: what is smaller is read within a few milliseconds. */
const large = 200_000;
/** How long a worker may take. One that does not answer is not asked again. */
const patience = 5_000;
/** A worker that nobody needs ends, and what it remembers of customers with it. */
const idle = 60_000;

let worker: Worker | null = null;
let unavailable = false;
let ending: ReturnType<typeof setTimeout> | undefined;

/**
 * Reads the rows of a report: in a worker where that is worth it and can be had, so that the page does not
 * stand still meanwhile, else here. It cannot be had where the script comes from another origin or the content policy
 * forbids workers. Null: a worker failed, and the bodies are lost with it; there will be none the next time.
 */
export async function readReportRows(question: RowsQuestion, before: TeamReportRows): Promise<RowsRead | null> {
  const bodies = Object.values(question.bodies).filter((body) => body !== null);
  const size = bodies.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const asked = size < large ? null : startWorker();
  return asked === null ? readRows(question, before) : askWorker(asked, question, bodies, before);
}

function startWorker(): Worker | null {
  clearTimeout(ending);
  ending = setTimeout(endWorker, idle);
  if (worker !== null || unavailable || typeof Worker === 'undefined') return worker;
  try {
    // The builds put its file beside this one: see `src/build/worker-files.mjs`.
    const address = trustedScript(new URL('./report-worker.ts', import.meta.url).href);
    return (worker = new Worker(address, { type: 'module', name: 'agent-desk-reports' }));
  } catch {
    unavailable = true;
    return null;
  }
}

function endWorker(): void {
  worker?.terminate();
  worker = null;
}

/** The bodies are handed over: to copy them would take the page a third of the time that reading them does. */
function askWorker(
  asked: Worker,
  question: RowsQuestion,
  bodies: readonly ArrayBuffer[],
  before: TeamReportRows,
): Promise<RowsRead | null> {
  return new Promise((resolve) => {
    const end = (rows: RowsRead | null) => {
      clearTimeout(timer);
      asked.removeEventListener('message', answered);
      asked.removeEventListener('error', failed);
      resolve(rows);
    };
    const failed = (event?: Event) => {
      // Nobody else needs to know: what it was to do is done here.
      event?.preventDefault();
      unavailable = true;
      if (worker === asked) endWorker();
      end(null);
    };
    const answered = ({ data }: MessageEvent<WorkerAnswer>) => {
      if (data.id === question.id) end(rowsOf(data, before));
    };
    const timer = setTimeout(failed, patience);
    asked.addEventListener('message', answered);
    asked.addEventListener('error', failed);
    asked.postMessage(question, [...bodies]);
  });
}

const rowsOf = ({ tables }: WorkerAnswer, before: TeamReportRows): RowsRead => ({
  members: found(tables.members, before.members),
  chats: found(tables.chats, before.chats),
  queued: found(tables.queued, before.queued),
  botChats: found(tables.botChats, before.botChats),
});

/** The worker may have forgotten what was before, or never have known; the page has not. */
function found<Row extends { readonly key: string; readonly since: EpochMs | null }>(
  told: readonly (Row | number)[] | null,
  before: readonly Row[],
): readonly Row[] | null {
  const known = beginnings(before);
  return (
    told?.map((row) =>
      typeof row === 'number' ? (before[row] as Row) : { ...row, since: beginning(row.since, known.get(row.key)) },
    ) ?? null
  );
}
