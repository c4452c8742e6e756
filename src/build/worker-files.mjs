/**
 * Scripts for workers. `new URL('./name.ts', import.meta.url).href` in our code becomes the address of
 * that script, made into one file beside the chunk that asks for it. It imports nothing, so it runs wherever a bundler
 * puts it, and says everything in ASCII.
 */
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const workerUrlPattern = /new URL\('\.\/([\w-]+)\.ts', import\.meta\.url\)\.href/;

/** Rollup plugin; before the compiler. */
export const workerFiles = () => ({
  name: 'worker-files',
  async transform(code, id) {
    const [urlExpression, name] = id.endsWith('.ts') ? (workerUrlPattern.exec(code) ?? []) : [];
    if (name === undefined) return null;
    const file = join(dirname(id), `${name}.ts`);
    const options = { bundle: true, minify: true, format: 'iife', target: 'es2022', tsconfig: 'tsconfig.json' };
    const { outputFiles } = await build({ ...options, entryPoints: [file], write: false, legalComments: 'none' });
    const source = outputFiles[0].text;
    const referenceId = this.emitFile({ type: 'asset', name: `${name}.js`, source });
    this.addWatchFile(file);
    return { code: code.replace(urlExpression, `import.meta.ROLLUP_FILE_URL_${referenceId}`), map: null };
  },
});
