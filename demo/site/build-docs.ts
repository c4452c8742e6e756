/** Builds the documentation in a process of its own, when it is missing or older than its sources. */
import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
export const docsFolder = join(root, 'dist-docs');

/** What the pages are made from. */
const sources = ['demo/docs', 'src', 'custom-elements.json'];

/** Zero for what is not there, and for folders: a build changes them. */
function changedAt(path: string): number {
  const entry = statSync(path, { throwIfNoEntry: false });
  return entry?.isFile() === true ? entry.mtimeMs : 0;
}

function newestSource(): number {
  const files = sources.flatMap((source) => {
    const path = join(root, source);
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name));
  });
  return Math.max(...files.map(changedAt));
}

/** The last file that a build writes. */
export const areDocsBuilt = (): boolean => changedAt(join(docsFolder, 'built.txt')) > newestSource();

/** Resolves when the pages are built. Rejects with the output of a build that failed, or was ended by the signal. */
export function buildDocs(signal: AbortSignal): Promise<void> {
  const vitepress = join(root, 'node_modules/vitepress/bin/vitepress.js');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [vitepress, 'build', 'demo/docs'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += String(part)));
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(output));
    });
  });
}
