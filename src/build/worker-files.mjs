/**
 * Builds worker scripts. `new URL('./name.ts', import.meta.url).href` becomes the URL of that script, bundled into one
 * ASCII file next to the chunk that uses it. The file has no imports, so bundlers of host pages may move it.
 */
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { scriptTarget } from './script-target.mjs';

const workerUrlPattern = /new URL\('\.\/([\w-]+)\.ts', import\.meta\.url\)\.href/;

/** Rollup plugin for Node, which has no such workers: without their files. */
export const noWorkerFiles = () => ({
  name: 'no-worker-files',
  transform: (code, id) =>
    id.endsWith('.ts') && workerUrlPattern.test(code)
      ? { code: code.replace(workerUrlPattern, "''"), map: null }
      : null,
});

/** Rollup plugin; runs before the TypeScript plugin. */
export const workerFiles = () => ({
  name: 'worker-files',
  async transform(code, id) {
    const [urlExpression, name] = id.endsWith('.ts') ? (workerUrlPattern.exec(code) ?? []) : [];
    if (name === undefined) return null;
    const file = join(dirname(id), `${name}.ts`);
    const options = { bundle: true, minify: true, format: 'iife', target: scriptTarget, tsconfig: 'tsconfig.json' };
    const { outputFiles } = await build({ ...options, entryPoints: [file], write: false, legalComments: 'none' });
    const source = outputFiles[0].text;
    const referenceId = this.emitFile({ type: 'asset', name: `${name}.js`, source });
    this.addWatchFile(file);
    return { code: code.replace(urlExpression, `import.meta.ROLLUP_FILE_URL_${referenceId}`), map: null };
  },
});
