/** The milliseconds of the fastest run. On a busy machine any single run can be interrupted: repeats up to five times until within `limitMs`. */
export function fastestRun(action: () => unknown, limitMs = 0): number {
  let fastest = Infinity;
  for (let run = 0; run < 5 && fastest > limitMs; run++) {
    const startedAt = performance.now();
    action();
    fastest = Math.min(fastest, performance.now() - startedAt);
  }
  return fastest;
}
