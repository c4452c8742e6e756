/** The types of the packed files in each framework. Every project has its own lock file, and is installed once. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { manifestProgram } from '../support/package/manifest-types.js';
import { pack, readElements, type Packed } from '../support/package/packed.js';
import { installProject, type ProjectName } from '../support/package/projects.js';

const typescript = 'typescript/bin/tsc';
const angular = [['@angular/compiler-cli/bundles/src/bin/ngc.js', '-p', 'tsconfig.json']];

/** The files of the compilers in `node_modules`, and their arguments. */
const compilers: Partial<Readonly<Record<ProjectName, readonly (readonly string[])[]>>> = {
  typescript: [
    [typescript, '-p', 'tsconfig.json'],
    [typescript, '-p', 'tsconfig.nodenext.json'],
  ],
  react: [[typescript, '-p', '.']],
  preact: [[typescript, '-p', '.']],
  vue: [['vue-tsc/bin/vue-tsc.js', '-p', '.']],
  svelte: [['svelte-check/bin/svelte-check', '--tsconfig', 'tsconfig.json', '--output', 'machine']],
  angular,
  'angular-20': angular,
};

/** `file:line` of what the compiler reports, in the formats of the compilers. */
const errorPatterns = [
  /^(?<file>[^\s(]+)\((?<line>\d+),\d+\): error/gm,
  /^(?<file>\S+?):(?<line>\d+):\d+ - error/gm,
  / ERROR "(?<file>[^"]+)" (?<line>\d+):\d+/g,
];

async function compile(folder: string, [compiler = '', ...args]: readonly string[]) {
  const { code, output } = await new Promise<{ readonly code: number; readonly output: string }>((done) => {
    execFile(
      process.execPath,
      [join('node_modules', compiler), ...args],
      { cwd: folder, env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' }, maxBuffer: 1e8 },
      (error, stdout, stderr) => done({ code: error === null ? 0 : 1, output: stdout + stderr }),
    );
  });
  const text = output.replace(/\u001b\[[\d;]*m/g, '');
  const errors = errorPatterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ groups }) => `${groups?.['file']}:${groups?.['line']}`),
  );
  return { code, text, errors: [...new Set(errors)].sort() };
}

/** Lines after “must not compile”, where a compiler has no directive for an expected error. */
const expectedErrors = (folder: string) =>
  readdirSync(folder)
    .filter((name) => /\.(vue|svelte|ts|tsx)$/.test(name))
    .flatMap((name) =>
      readFileSync(join(folder, name), 'utf8')
        .split('\n')
        .flatMap((line, index) => (/<!-- must not compile/.test(line) ? [`${name}:${index + 2}`] : [])),
    )
    .sort();

describe('the types of the package', () => {
  let packed: Packed;
  before(() => {
    packed = pack();
  });

  for (const [name, programs] of Object.entries(compilers)) {
    test(`${name}: the right lines compile, and the wrong ones do not`, async () => {
      const folder = installProject(name as ProjectName, packed);
      if (name === 'typescript')
        writeFileSync(
          join(folder, 'manifest.ts'),
          manifestProgram(readElements(join(folder, 'node_modules/agent-desk-elements/custom-elements.json'))),
        );
      for (const compiler of programs) {
        const { code, text, errors } = await compile(folder, compiler);
        const expected = expectedErrors(folder);
        assert.deepEqual(errors, expected, text);
        assert.equal(code === 0, expected.length === 0, text);
      }
    });
  }
});
