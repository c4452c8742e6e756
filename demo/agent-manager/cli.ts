#!/usr/bin/env node
/** The command line: starts an emulator, prints its URLs as one line of JSON, stops on SIGINT or SIGTERM. */
import { helpText, parseArguments, UsageError } from './options/command-line.js';
import { startAgentManager } from './server.js';

async function main(): Promise<void> {
  const options = parseArguments(process.argv.slice(2));
  if (!options) {
    process.stdout.write(helpText);
    return;
  }
  const manager = await startAgentManager(options).catch((error: unknown) => {
    if (!isAddressInUse(error)) throw error;
    throw new Error(`Port ${String(options.port)} is in use. Choose another, or --port 0 for any free one.`);
  });
  process.stdout.write(`${JSON.stringify({ url: manager.url, control: manager.control })}\n`);
  if (!options.quiet) console.error(`agent manager at ${manager.url}, control at ${manager.control}`);
  const shutDown = () => {
    // Exit in time, even when something does not close.
    setTimeout(() => process.exit(0), 1500).unref();
    void manager.stop().finally(() => process.exit(0));
  };
  process.once('SIGTERM', shutDown);
  process.once('SIGINT', shutDown);
}

function isAddressInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

process.on('uncaughtException', (error) => {
  console.error(error);
});
process.on('unhandledRejection', (error) => {
  console.error(error);
});

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (error instanceof UsageError) process.stderr.write('Try --help.\n');
  process.exit(2);
});
