/** `npm run replay -- recording.json`: plays a recording of `<desk-session debug>` into the widgets. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { startDemo } from './server.js';

const [recordingPath] = process.argv.slice(2);

/** Returns why a file is not a recording; null when it is one. */
function validateRecording(file: string | undefined): string | null {
  if (file === undefined) return 'Usage: npm run replay -- recording.json';
  try {
    const { format } = JSON.parse(readFileSync(file, 'utf8')) as { readonly format?: unknown };
    return format === 'agent-desk-recording/1' ? null : `${file} is not a recording of <desk-session debug>.`;
  } catch (error) {
    return `Could not read ${file}: ${error instanceof Error ? error.message : String(error)}`;
  }
}

const problem = validateRecording(recordingPath);
if (problem !== null || recordingPath === undefined) {
  console.error(problem);
  process.exit(1);
}

const demo = await startDemo({ recording: resolve(recordingPath) });
console.log(`\n  Replay  ${demo.url}/replay.html\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void demo.stop().then(() => process.exit(0)));
}
