import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { guideExamples } from './guide-code.js';
import { unpack, type Packed } from './packed.js';

const sources = resolve('test/frameworks');
const cache = resolve('.cache/framework-projects');

/** Whose examples belong to a project, and their languages. */
export type Guides = readonly (readonly [guide: string, ...languages: string[]])[];

/** Copies the project, installs what its lock file says, unless that is done already, and the packed files. */
export function installProject(name: string, packed: Packed): string {
  const folder = join(cache, name);
  const lock = readFileSync(join(sources, name, 'package-lock.json'), 'utf8');
  const marker = join(folder, 'installed-lock.json');
  mkdirSync(folder, { recursive: true });
  for (const entry of readdirSync(folder))
    if (!['node_modules', 'installed-lock.json'].includes(entry)) rmSync(join(folder, entry), { recursive: true });
  cpSync(join(sources, name), folder, { recursive: true });
  if (!existsSync(marker) || readFileSync(marker, 'utf8') !== lock) {
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'ignore' });
    writeFileSync(marker, lock);
  }
  unpack(packed, join(folder, 'node_modules/agent-desk-elements'));
  return folder;
}

const placeholderUrl = /https:\/\/cx\.example\.com\/agent-manager|(?<=["'])\/agent-manager(?=["'])/g;

/** Writes the examples of the guides into the project. Given one, their server has this address. */
export function writeGuides(folder: string, guides: Guides, serverUrl?: string): void {
  const examples = guides.flatMap(([guide, ...languages]) =>
    languages.flatMap((language) =>
      guideExamples(language, guide).map(({ name, code, path = `guide-${name}.${language}` }) => ({ path, code })),
    ),
  );
  assert.ok(examples.length > 0);
  for (const { path, code } of examples) writeFile(folder, path, code, serverUrl);
}

/** Writes what the apps have in common: the session and the agent that a page gives to its elements. */
export const writeShared = (folder: string, serverUrl: string): void =>
  writeFile(folder, 'src/given.ts', readFileSync(join(sources, 'shared/given.ts'), 'utf8'), serverUrl);

function writeFile(folder: string, path: string, code: string, serverUrl: string | undefined): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), serverUrl === undefined ? code : code.replaceAll(placeholderUrl, serverUrl));
}
