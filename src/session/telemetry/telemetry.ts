import { reportError } from '../../browser/diagnostics.js';
import type { TelemetryEvent } from '../../domain/telemetry.js';
import type { SessionEnvironment } from '../session-environment.js';
import { longTask, TelemetryReader, type TimedEvent } from './read-telemetry.js';

/** Of these, a support file has the last ones. */
const maxRecent = 200;
/** A name of its own: clearing it leaves the page's entries alone. */
const entryPrefix = 'agent-desk/';

/** Calls the hook with what the journal says, and makes an entry of the browser's timeline for each event. */
export class Telemetry {
  readonly #environment: SessionEnvironment;
  readonly #reader = new TelemetryReader();
  #recent: readonly TelemetryEvent[] = [];
  #stopTasks: (() => void) | undefined;
  #hasWatchedTasks = false;
  #hasReported = false;

  constructor(environment: SessionEnvironment) {
    this.#environment = environment;
    // What happened while this was loaded.
    for (const entry of environment.journal.entries) this.#emitAll(this.#reader.read(entry));
    environment.journal.onEntry = (entry) => this.#emitAll(this.#reader.read(entry));
  }

  /** The last events, the oldest first. */
  get recent(): readonly TelemetryEvent[] {
    return this.#recent;
  }

  /** Long tasks are those of the page: they are watched while the page shows the session. */
  watchTasks(isShown: boolean): void {
    if (isShown) {
      this.#stopTasks ??= watchLongTasks((task) => this.#emitAll([task]), !this.#hasWatchedTasks);
      this.#hasWatchedTasks = true;
    } else {
      this.#stopTasks?.();
      this.#stopTasks = undefined;
    }
  }

  #emitAll(events: readonly TimedEvent[]): void {
    for (const { event, start, end } of events) {
      this.#recent = [...this.#recent.slice(1 - maxRecent), event];
      addTimelineEntry(event, start, end);
      this.#callHook(event);
    }
  }

  #callHook(event: TelemetryEvent): void {
    try {
      const result: unknown = this.#environment.options.telemetry?.(event);
      if (result instanceof Promise) result.catch(() => this.#reportHook());
    } catch {
      this.#reportHook();
    }
  }

  #reportHook(): void {
    if (this.#hasReported) return;
    this.#hasReported = true;
    reportError('The telemetry hook failed; the session goes on.');
  }
}

/**
 * Observers and recordings of the browser get the entry. It is cleared at once, or a page that is open all day would keep them
 * all. The `detail` says the rest.
 */
function addTimelineEntry({ name, ...detail }: TelemetryEvent, start: number, end: number): void {
  const entryName = `${entryPrefix}${name}`;
  try {
    if ('durationMs' in detail) {
      performance.measure(entryName, { start: Math.max(0, start), end: Math.max(0, end), detail });
      performance.clearMeasures(entryName);
    } else {
      performance.mark(entryName, { startTime: Math.max(0, end), detail });
      performance.clearMarks(entryName);
    }
  } catch {
    // A page may replace these functions by older ones.
  }
}

/** Calls `listener` for tasks of more than 50 ms, with `buffered` also earlier ones, until the returned function is called. */
function watchLongTasks(listener: (task: TimedEvent) => void, buffered: boolean): () => void {
  if (typeof PerformanceObserver === 'undefined' || !PerformanceObserver.supportedEntryTypes.includes('longtask'))
    return () => undefined;
  const observer = new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) listener(longTask(startTime, duration));
  });
  observer.observe({ type: 'longtask', buffered });
  return () => observer.disconnect();
}
