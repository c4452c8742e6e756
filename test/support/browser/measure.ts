/** The milliseconds of the fastest run. On a busy machine any single run can be interrupted: repeats up to `maxRuns` times until within `limitMs`. */
export function fastestRun(action: () => unknown, limitMs = 0, maxRuns = 5): number {
  let fastest = Infinity;
  for (let run = 0; run < maxRuns && fastest > limitMs; run++) {
    const startedAt = performance.now();
    action();
    fastest = Math.min(fastest, performance.now() - startedAt);
  }
  return fastest;
}
