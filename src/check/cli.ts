#!/usr/bin/env node
/** The command line: checks a server, prints a line for each check, and exits with 1 when one failed. */
import type { Check } from '../domain/index.js';
import { createFetchProbe } from '../session/diagnose/fetch-probe.js';
import { runChecks } from '../session/diagnose/run-checks.js';
import { helpText, parseCommandLine, UsageError } from './command-line.js';
import { createNodeSocketProbe } from './node-socket-probe.js';

/** One line: status, check, what was found, and what to do. */
const formatCheck = ({ status, name, text, remedy }: Check): string =>
  `${status.padEnd(7)}  ${name.padEnd(16)}  ${text}${remedy === '' ? '' : ` → ${remedy}`}`;

async function main(): Promise<void> {
  const options = parseCommandLine(process.argv.slice(2));
  if (options === null) {
    process.stdout.write(helpText);
    return;
  }
  const { url, services, origin, timeoutMs, isJson } = options;
  const diagnosis = await runChecks({
    ...{ url, services, origin },
    runtime: 'node',
    probe: createFetchProbe({ timeoutMs, origin }),
    probeSocket: createNodeSocketProbe(timeoutMs, origin),
  });
  const lines = isJson ? [JSON.stringify(diagnosis, null, 2)] : diagnosis.checks.map(formatCheck);
  process.stdout.write(`${lines.join('\n')}\n`);
  process.exitCode = diagnosis.status === 'failed' ? 1 : 0;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (error instanceof UsageError) process.stderr.write('Try --help.\n');
  process.exitCode = 2;
});
