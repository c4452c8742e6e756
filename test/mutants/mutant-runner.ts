import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { context, type BuildContext, type Plugin } from 'esbuild';
import { applyMutant, type Mutant } from './find-mutants.js';

const cacheFolder = '.cache';

/** Bundles test files with one source file changed, and runs the bundle in a process of its own. */
export class MutantRunner {
  /** Inside the project, where the bundles find their packages. */
  readonly #folder: string;
  readonly #bundles = new Map<string, { readonly build: BuildContext; readonly outfile: string }>();
  #mutant: Mutant | null = null;

  constructor() {
    mkdirSync(cacheFolder, { recursive: true });
    this.#folder = mkdtempSync(join(cacheFolder, 'mutants-'));
  }

  /** Whether all tests pass. They fail if the changed file cannot be bundled, or if they run longer than `timeoutMs`. */
  async passes(mutant: Mutant | null, tests: readonly string[], timeoutMs: number): Promise<boolean> {
    const { build, outfile } = await this.#getBundle(tests);
    this.#mutant = mutant;
    try {
      await build.rebuild();
    } catch {
      return false;
    }
    return new Promise((resolvePassed) => {
      const child = spawn(process.execPath, [outfile], { stdio: 'ignore' });
      const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
      child.on('exit', (code) => {
        clearTimeout(timer);
        resolvePassed(code === 0);
      });
    });
  }

  async dispose(): Promise<void> {
    for (const { build } of this.#bundles.values()) await build.dispose();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #getBundle(tests: readonly string[]) {
    const key = tests.join();
    const known = this.#bundles.get(key);
    if (known !== undefined) return known;
    const outfile = join(this.#folder, `${this.#bundles.size}.mjs`);
    const build = await context({
      stdin: {
        contents: tests.map((file) => `import './${file}';`).join('\n'),
        resolveDir: process.cwd(),
        loader: 'ts',
      },
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      tsconfig: 'tsconfig.json',
      packages: 'external',
      // package.json lists the modules with side effects; the tests are not among them.
      ignoreAnnotations: true,
      logLevel: 'silent',
      plugins: [this.#mutantPlugin],
    });
    const bundle = { build, outfile };
    this.#bundles.set(key, bundle);
    return bundle;
  }

  readonly #mutantPlugin: Plugin = {
    name: 'mutant',
    setup: (build) => {
      build.onLoad({ filter: /\/src\/.*\.ts$/ }, ({ path }) => {
        const mutant = this.#mutant;
        if (mutant === null || resolve(mutant.file) !== path) return undefined;
        return { contents: applyMutant(readFileSync(path, 'utf8'), mutant), loader: 'ts' };
      });
    },
  };
}
