import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { version } from '../../src/browser/version.js';

/** How the files of another release differ from the built ones: by their version alone, or by what tabs say to each other, too. */
export type Release = 'next' | 'next-protocol';

export const isRelease = (name: string): name is Release => name === 'next' || name === 'next-protocol';

const folder = join('dist', 'module', 'chunks');
const script = join('dist', 'script', 'agent-desk.js');

/** In the minified code: what is written, and what is compared. */
const protocolChanges: readonly (readonly [RegExp, string])[] = [
  [/protocol:1,build/, 'protocol:2,build'],
  [/if\((\w+)>1\)return\{newer/, 'if($1>2)return{newer'],
  [/if\((\w+)<1\)return\{/, 'if($1<2)return{'],
];

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64');

/** The built files as a later release would have them, by path. */
export async function createRelease(release: Release): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  const built = new Map<string, string>();
  for (const path of [script, ...names.map((name) => join(folder, name))])
    built.set(path, await readFile(path, 'utf8'));
  const changes: readonly (readonly [RegExp, string])[] = [
    [new RegExp(`"${version.replaceAll('.', '\\.')}"`, 'g'), '"99.0.0"'],
    ...(release === 'next' ? [] : protocolChanges),
  ];
  const changed = new Map([...built].map(([path, text]) => [path, applyAll(text, changes)]));
  for (const [pattern] of changes)
    if (![...built.values()].some((text) => text.search(pattern) >= 0))
      throw new Error(`No file has ${String(pattern)}.`);
  // Files are loaded only with the hash that is in the file that loads them, which has another one by that.
  for (let isStable = false; !isStable;) {
    isStable = true;
    const hashes = [...built]
      .map(([path, text]) => [hashOf(text), hashOf(changed.get(path) ?? '')] as const)
      .filter(([before, after]) => before !== after);
    for (const [path, text] of built) {
      const next = hashes.reduce(
        (result, [before, after]) => result.replaceAll(before, after),
        applyAll(text, changes),
      );
      if (next === changed.get(path)) continue;
      changed.set(path, next);
      isStable = false;
    }
  }
  return changed;
}

const applyAll = (text: string, changes: readonly (readonly [RegExp, string])[]): string =>
  changes.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), text);
