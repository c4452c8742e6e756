import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { guideExamples } from './guide-code.js';
import { unpack, type Packed } from './packed.js';

/** A project of a framework. */
export interface Project {
  /** The folders of `test/frameworks` that it consists of: a file of a later one replaces that of an earlier one. */
  readonly folders: readonly string[];
  /** Whose examples belong to it, and their languages. */
  readonly guides: readonly (readonly [guide: string, ...languages: string[]])[];
}

const angular = { guides: [['angular', 'ts']] } as const;

export const projects = {
  typescript: {
    folders: ['typescript'],
    guides: [
      ['npm', 'ts'],
      ['languages', 'ts'],
    ],
  },
  react: { folders: ['shared/page', 'shared/jsx', 'react'], guides: [['react', 'tsx']] },
  preact: { folders: ['shared/page', 'shared/jsx', 'preact'], guides: [['other-frameworks', 'tsx']] },
  vue: { folders: ['shared/page', 'vue'], guides: [['vue', 'vue', 'ts']] },
  svelte: { folders: ['shared/page', 'svelte'], guides: [['svelte', 'svelte', 'ts']] },
  angular: { ...angular, folders: ['shared/page', 'angular'] },
  'angular-20': { ...angular, folders: ['shared/page', 'angular', 'angular-20'] },
  next: { folders: ['next'], guides: [['react', 'tsx']] },
  vite: { folders: ['shared/plain', 'vite'], guides: [] },
  webpack: { folders: ['shared/plain', 'webpack'], guides: [] },
  jquery: { folders: ['jquery'], guides: [['other-frameworks', 'js']] },
} as const satisfies Readonly<Record<string, Project>>;

export type ProjectName = keyof typeof projects;

const sources = resolve('test/frameworks');
const cache = resolve('.cache/framework-projects');

/**
 * Copies the project and the examples of its guides, and installs the packed files, and what its lock file says unless that is done
 * already. Given one, the server of all of them has this address.
 */
export function installProject(name: ProjectName, packed: Packed, serverUrl?: string): string {
  const folder = join(cache, name);
  const marker = join(folder, 'installed-lock.json');
  const project: Project = projects[name];
  mkdirSync(folder, { recursive: true });
  for (const entry of readdirSync(folder))
    if (!['node_modules', 'installed-lock.json'].includes(entry)) rmSync(join(folder, entry), { recursive: true });
  for (const part of project.folders) cpSync(join(sources, part), folder, { recursive: true });
  writeGuides(folder, project);
  if (serverUrl !== undefined) setServer(folder, serverUrl);
  const lock = readFileSync(join(folder, 'package-lock.json'), 'utf8');
  if (!existsSync(marker) || readFileSync(marker, 'utf8') !== lock) {
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'ignore' });
    writeFileSync(marker, lock);
  }
  unpack(packed, join(folder, 'node_modules/agent-desk-elements'));
  return folder;
}

function writeGuides(folder: string, { guides }: Project): void {
  for (const [guide, ...languages] of guides) {
    const examples = languages.flatMap((language) =>
      guideExamples(language, guide).map(({ name, code, path = `guide-${name}.${language}` }) => ({ path, code })),
    );
    assert.ok(examples.length > 0, guide);
    for (const { path, code } of examples) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), code);
    }
  }
}

const placeholderUrl = /https:\/\/cx\.example\.com\/agent-manager|(?<=["'])\/agent-manager(?=["'])/g;

function setServer(folder: string, serverUrl: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || path.startsWith(join(folder, 'node_modules')) || !/\.(js|tsx?|vue|svelte)$/.test(path))
      continue;
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(placeholderUrl, serverUrl));
  }
}
