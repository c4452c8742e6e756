import type { CDPSession } from 'puppeteer-core';

interface CallFrame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
}

interface Profile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: CallFrame }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

export interface ScriptTime {
  /** Script, with garbage collection, as a clock on the wall has it: with what other programs took meanwhile. */
  readonly elapsedMs: number;
  /** Its share of the processor time of the page's thread: nearly the same on a busy machine. */
  readonly cpuMs: number;
}

/**
 * Script time of the page's thread from a CPU profile. The browser's own counter of script time omits promise callbacks, which
 * are most of the work here, but that of processor time has everything.
 */
export class ScriptTimer {
  /** Self time of each function in all measurements (ms). */
  readonly msByFunction = new Map<string, number>();
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async start(session: CDPSession): Promise<ScriptTimer> {
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await session.send('Profiler.enable');
    await session.send('Profiler.setSamplingInterval', { interval: 250 });
    return new ScriptTimer(session);
  }

  slowest(): readonly (readonly [name: string, ms: number])[] {
    return [...this.msByFunction].sort(([, a], [, b]) => b - a).slice(0, 25);
  }

  async measure(action: () => Promise<unknown>): Promise<ScriptTime> {
    await this.#session.send('Profiler.start');
    const before = await this.#readTaskMs();
    await action();
    const threadMs = (await this.#readTaskMs()) - before;
    const { profile } = (await this.#session.send('Profiler.stop')) as unknown as { profile: Profile };
    const { scriptMs, otherMs } = this.#sum(profile);
    return { elapsedMs: scriptMs, cpuMs: scriptMs === 0 ? 0 : (threadMs * scriptMs) / (scriptMs + otherMs) };
  }

  /** Processor time of all tasks of the page's thread. */
  async #readTaskMs(): Promise<number> {
    const { metrics } = await this.#session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000;
  }

  #sum({ nodes, samples, timeDeltas }: Profile): { scriptMs: number; otherMs: number } {
    const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
    let [scriptMs, otherMs] = [0, 0];
    samples.forEach((id, i) => {
      const frame = frames.get(id);
      const name = frame?.functionName ?? '';
      const ms = Math.max(0, timeDeltas[i] ?? 0) / 1000;
      // Layout and painting are `(program)`.
      if (name === '(program)') otherMs += ms;
      if (/^\((idle|program|root)\)$/.test(name)) return;
      scriptMs += ms;
      const location = `${name} ${(frame?.url ?? '').split('/').at(-1) ?? ''}:${frame?.lineNumber}:${frame?.columnNumber}`;
      this.msByFunction.set(location, (this.msByFunction.get(location) ?? 0) + ms);
    });
    return { scriptMs, otherMs };
  }
}

export function quantile(values: readonly number[], share: number): number {
  const ordered = [...values].sort((a, b) => a - b);
  return ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * share))] ?? NaN;
}
