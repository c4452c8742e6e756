import { findings } from './history-checker.js';
import type { DeskFactory } from './desk.js';
import { runSchedule, SetUpError, type ScheduleResult } from './run-schedule.js';
import { createSchedule, type Schedule, type ScheduleOptions } from './schedule.js';

export interface RunOptions {
  readonly schedules: readonly Schedule[];
  /** Schedules that run at the same time. */
  readonly jobs: number;
  readonly scale: number;
  readonly createDesk: DeskFactory;
  readonly report?: (text: string) => void;
  readonly isVerbose?: boolean;
}

export interface RunFailure {
  readonly schedule: Schedule;
  readonly result: ScheduleResult;
}

/**
 * A machine that is busy elsewhere delays timers, by so much session time (ms). What then fails is repeated with more time, at
 * most that of a session.
 */
const starvedMs = 60 / 0.05;
const slowerScales = [2, 6, 20];

/** The schedules of consecutive seeds. */
export const createSchedules = (firstSeed: number, count: number, options: ScheduleOptions): readonly Schedule[] =>
  Array.from({ length: count }, (_, index) => createSchedule(firstSeed + index, options));

/** Runs schedules, several at a time. */
export async function runSchedules(options: RunOptions): Promise<{
  readonly failures: readonly RunFailure[];
  readonly summary: string;
}> {
  const { schedules, jobs, scale, createDesk, report, isVerbose } = options;
  const failures: RunFailure[] = [];
  const results: ScheduleResult[] = [];
  const waiting = [...schedules];
  let repeated = 0;
  const work = async (): Promise<void> => {
    for (let schedule = waiting.shift(); schedule !== undefined; schedule = waiting.shift()) {
      let result = await runWithRetry(schedule, scale, createDesk);
      for (const slower of new Set(slowerScales.map((factor) => Math.min(1, scale * factor)))) {
        if (result.violations.length === 0 || result.starved < starvedMs * scale || slower === scale) break;
        repeated++;
        if (isVerbose === true) report?.(describeResult(schedule, result));
        result = await runWithRetry(schedule, slower, createDesk);
      }
      results.push(result);
      const isFailure = result.violations.length > 0;
      if (isFailure) failures.push({ schedule, result });
      if (isFailure || isVerbose === true) report?.(describeResult(schedule, result));
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  return { failures, summary: summarize(results, repeated) };
}

/** On a busy machine, the server may not be ready in time before the first fault. */
async function runWithRetry(schedule: Schedule, scale: number, createDesk: DeskFactory): Promise<ScheduleResult> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await runSchedule(schedule, scale, createDesk);
    } catch (error) {
      if (!(error instanceof SetUpError) || attempt === 3) throw error;
    }
  }
}

export function describeResult({ seed, model, remintsIds, replyMode }: Schedule, result: ScheduleResult): string {
  const { violations, messages, log, starved, settledAfter } = result;
  const head = `seed ${String(seed)} (${model}${remintsIds ? ', new event ids' : ''}, ${replyMode}): `;
  const settled = settledAfter === null ? '' : `, settled after ${(settledAfter / 1_000).toFixed(1)} s`;
  const tail = `${String(messages)} messages${settled}, longest pause ${starved.toFixed(0)} ms`;
  if (violations.length === 0) return `${head}${tail}`;
  return [`${head}${String(violations.length)} violations, ${tail}`, ...log.map((line) => `    ${line}`)].join('\n');
}

function summarize(results: readonly ScheduleResult[], repeated: number): string {
  const sum = (read: (result: ScheduleResult) => number): number =>
    results.reduce((total, result) => total + read(result), 0);
  const counts = findings.map(
    (finding) =>
      `  ${String(sum(({ violations }) => violations.filter((other) => other.finding === finding).length))} ${finding}`,
  );
  const settled = results.map(({ settledAfter }) => settledAfter ?? Infinity).sort((a, b) => a - b);
  const p95 = (settled[Math.floor(settled.length * 0.95)] ?? 0) / 1_000;
  return [
    `${String(results.length)} schedules, ${String(sum(({ messages }) => messages))} messages out, ` +
      `${String(sum(({ customerMessages }) => customerMessages))} in, ${String(repeated)} repeated on a busy machine`,
    ...counts,
    `  ${String(sum(({ questions }) => questions))} questions asked at some time`,
    `  95 % in order ${p95.toFixed(1)} s after the last fault`,
  ].join('\n');
}
