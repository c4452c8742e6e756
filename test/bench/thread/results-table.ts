/** The results as a table, with goals. */

type Results = ReadonlyMap<string, readonly number[]>;

interface ResultRow {
  readonly title: string;
  readonly row: string;
  readonly share: number;
  /** Largest ratio to the baseline, or one at full speed and one at a lower speed; null without a goal. */
  readonly goal: number | readonly [number, number] | null;
  /** The baseline: another contender, or another row of our own. */
  readonly baseline?: { readonly row: string; readonly share?: number };
  readonly onlyFast?: boolean;
  /** The goal is that of the lower speed. */
  readonly onlySlow?: boolean;
  /** A fixed limit where the baseline keeps it: where not even that does, the machine is too busy to tell. */
  readonly maxUnlessBusy?: number;
  /** A fixed limit instead of a ratio. */
  readonly max?: number;
  readonly digits?: number;
}

const resultRows: readonly ResultRow[] = [
  { title: 'open 10,000, last one visible (ms)', row: 'open', share: 0.5, goal: 2.2 },
  { title: '  by our own 100', row: 'open', share: 0.5, goal: 1.25, baseline: { row: 'open 100' } },
  { title: 'one message onto 10,000, to paint, p95 (ms)', row: 'append', share: 0.95, goal: 1.25 },
  { title: '  p99 by our own p95', row: 'append', share: 0.99, goal: 1.3, baseline: { row: 'append' } },
  { title: '  p95 by our own p95 at 1,000', row: 'append', share: 0.95, goal: 1.1, baseline: { row: 'append 1000' } },
  { title: '  in one opened from the wire, p95 (ms)', row: 'wire append', share: 0.95, goal: 1.25 },
  { title: 'socket event of 100 to paint, processor time (ms)', row: 'wire 100', share: 0.5, goal: [3, 4] },
  { title: '  of 1,000', row: 'wire 1000', share: 0.5, goal: [3, 4] },
  { title: '  of 10,000', row: 'wire 10000', share: 0.5, goal: [3, 4] },
  { title: '  of 100, by the clock (ms)', row: 'wire 100 wall', share: 0.5, goal: null },
  { title: '  of 1,000', row: 'wire 1000 wall', share: 0.5, goal: null },
  { title: '  of 10,000', row: 'wire 10000 wall', share: 0.5, goal: null },
  { title: 'burst of 1,000, each its own task, processor time (ms)', row: 'burst', share: 0.5, goal: 2.5 },
  { title: '  by the clock (ms)', row: 'burst wall', share: 0.5, goal: null },
  { title: '  longest time between frames (ms)', row: 'burst frame', share: 0.5, goal: null },
  { title: 'fling through 10,000, main thread per frame (ms)', row: 'fling', share: 0.5, goal: 1.6, digits: 2 },
  { title: '  frames with a blank in the view (%)', row: 'fling blank', share: 1, goal: null, max: 0 },
  { title: '  frames over 50 ms', row: 'fling long', share: 0.5, goal: null, max: 0 },
  { title: '  longest time between frames (ms)', row: 'fling longest', share: 0.5, goal: null },
  { title: '  most rows drawn at once', row: 'fling rows', share: 1, goal: null },
  { title: '  in one opened from the wire (ms)', row: 'wire fling', share: 0.5, goal: 1.6, digits: 2 },
  { title: '  frames with a blank in the view (%)', row: 'wire fling blank', share: 1, goal: null, max: 0 },
  { title: '  frames over 50 ms', row: 'wire fling long', share: 0.5, goal: null, max: 0 },
  { title: 'drag through 10,000, processor time per frame (ms)', row: 'drag all', share: 0.5, goal: 1.5, digits: 2 },
  { title: '  script (ms)', row: 'drag', share: 0.5, goal: 1.5, digits: 2 },
  {
    title: '  time between frames, p95 (ms)',
    row: 'drag frame',
    share: 0.95,
    goal: null,
    maxUnlessBusy: 33.4,
    onlySlow: true,
  },
  { title: 'switch among 20 of 500, p50 (ms)', row: 'switch', share: 0.5, goal: 1.4 },
  { title: '  opened from the wire', row: 'wire switch', share: 0.5, goal: 1.4 },
  { title: 'key to paint, 50 messages/s, p95 (ms)', row: 'typing', share: 0.95, goal: 1.15 },
  { title: '  in one opened from the wire', row: 'wire typing', share: 0.95, goal: 1.15 },
  { title: 'memory for 10,000 in the thread (MB)', row: 'memory', share: 0.5, goal: 3, onlyFast: true, digits: 2 },
  {
    title: '  with the session, from the wire (MB)',
    row: 'memory from the wire',
    share: 0.5,
    goal: null,
    max: 4,
    onlyFast: true,
    digits: 2,
  },
  {
    title: '  left after it is removed (MB)',
    row: 'left',
    share: 0.5,
    goal: null,
    max: 0.3,
    onlyFast: true,
    digits: 2,
  },
  { title: '  nodes left', row: 'left nodes', share: 0.5, goal: null, max: 0, onlyFast: true },
  {
    title: '  nodes left after 20 rounds',
    row: 'left nodes after 20',
    share: 0.5,
    goal: null,
    max: 0,
    onlyFast: true,
  },
  { title: '  elements in a message', row: 'elements', share: 0.5, goal: null, onlyFast: true },
];

export function quantile(values: readonly number[] | undefined, share: number): number {
  if (values === undefined || values.length === 0) return Number.NaN;
  const sorted = [...values].sort((a, b) => a - b);
  if (share === 0.5 && sorted.length % 2 === 0) {
    return ((sorted[sorted.length / 2 - 1] ?? 0) + (sorted[sorted.length / 2] ?? 0)) / 2;
  }
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Prints the table; returns how many goals were missed. */
export function printTable(results: Results, speeds: readonly number[], contenders: readonly string[]): number {
  let missed = 0;
  const describe = (isReached: boolean): string => {
    if (!isReached) missed++;
    return isReached ? 'ok' : 'OVER';
  };
  const head = ['', 'goal', ...speeds.flatMap((speed) => [...contenders.map((name) => `${name} ${speed}x`), 'ratio'])];
  const table = [head];
  for (const line of resultRows) {
    const value = (speed: number, name: string, row = line.row, share = line.share): number =>
      quantile(results.get(`${row} ${speed} ${name}`), share);
    if (speeds.every((speed) => Number.isNaN(value(speed, 'ours')))) continue;
    const limit = line.max ?? line.maxUnlessBusy;
    const cells: string[] = [
      line.title,
      limit !== undefined ? `≤ ${limit}` : line.goal === null ? '' : `≤ ${[line.goal].flat().join(' / ')} ×`,
    ];
    for (const speed of speeds) {
      const ours = value(speed, 'ours');
      for (const name of contenders) {
        const shown =
          line.baseline === undefined
            ? value(speed, name)
            : name === 'ours'
              ? ours
              : name === 'window'
                ? value(
                    speed,
                    'ours',
                    line.baseline.row,
                    line.baseline.share ??
                      (line.baseline.row === 'append 1000' ? 0.95 : line.baseline.row === 'append' ? 0.95 : 0.5),
                  )
                : Number.NaN;
        cells.push(Number.isNaN(shown) ? '' : shown.toFixed(line.digits ?? 1));
      }
      const floor =
        line.baseline === undefined
          ? value(speed, 'window')
          : value(speed, 'ours', line.baseline.row, line.baseline.row.startsWith('append') ? 0.95 : 0.5);
      const ratio = ours / floor;
      const goal = typeof line.goal === 'object' ? line.goal?.[speed === 1 ? 0 : 1] : line.goal;
      if ((limit !== undefined && Number.isNaN(ours)) || (line.onlySlow === true && speed === 1)) cells.push('');
      else if (line.max !== undefined) cells.push(describe(ours <= line.max));
      else if (limit !== undefined) cells.push(floor > limit ? 'busy' : describe(ours <= limit));
      else if (goal === undefined || goal === null || Number.isNaN(ratio)) cells.push('');
      else cells.push(`${ratio.toFixed(2)} ${describe(ratio <= goal)}`);
    }
    table.push(cells);
  }
  const widths = head.map((_, column) => Math.max(...table.map((cells) => (cells[column] ?? '').length)));
  for (const cells of table) {
    console.log(
      cells
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    );
  }
  return missed;
}
