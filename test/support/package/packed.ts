import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface PackedFile {
  readonly path: string;
  readonly size: number;
}

/** What `npm pack` makes of the built files. Needs `npm run build`. */
export interface Packed {
  readonly tarball: string;
  readonly unpackedSize: number;
  readonly files: readonly PackedFile[];
}

/** Packs into a folder, by default a temporary one that is removed at the end. */
export function pack(folder?: string): Packed {
  const target = folder ?? mkdtempSync(join(tmpdir(), 'agent-desk-pack-'));
  if (folder === undefined) process.on('exit', () => rmSync(target, { recursive: true, force: true }));
  const output = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', target], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [packed] = JSON.parse(output) as (Omit<Packed, 'tarball'> & { readonly filename: string })[];
  assert.ok(packed);
  return { ...packed, tarball: join(target, packed.filename) };
}

/** Unpacks the tarball as npm does. */
export function unpack({ tarball }: Packed, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
}

interface Named {
  readonly name: string;
}

export interface ManifestElement {
  readonly name: string;
  readonly tagName: string;
  readonly attributes: readonly (Named & { readonly default: string })[];
  readonly members: readonly (Named & { readonly kind: string; readonly default?: string })[];
  readonly events: readonly (Named & {
    readonly type: { readonly text: string };
    readonly detail: { readonly type: { readonly text: string } };
  })[];
  readonly cssProperties: readonly (Named & { readonly default: string; readonly description: string })[];
}

/** The elements of a custom-elements.json. */
export function readElements(file: string): readonly ManifestElement[] {
  const { modules } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly modules: readonly { readonly declarations: readonly ManifestElement[] }[];
  };
  return modules.flatMap(({ declarations }) => declarations);
}
