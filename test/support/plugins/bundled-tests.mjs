/**
 * Middleware, before the test runner's own: serves each test file as one bundle, and what it loads on demand as one file each. A
 * page would have to load some six hundred modules otherwise.
 */
import { readFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import commonjs from '@rollup/plugin-commonjs';
import resolve from '@rollup/plugin-node-resolve';
import { build } from 'esbuild';
import { rollup } from 'rollup';
import { emojiList } from '../../../src/build/emoji-list.mjs';
import { stubMarkdownItDependencies } from '../../../src/build/markdown-it-stubs.mjs';
import { scriptTarget } from '../../../src/build/script-target.mjs';
import { stubSocketClientDependencies } from '../../../src/build/socket-client-stubs.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The worker is served by the test runner, at the address of its source; a bundle has another. */
const sourceUrls = {
  name: 'source-urls',
  setup(bundler) {
    bundler.onLoad({ filter: /parse-rows-async\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(
        'import.meta.url',
        `new URL('/${relative(root, path)}', location.href)`,
      ),
      loader: 'ts',
    }));
  },
};

/** What is bundled as in the builds: with their plugins, and the browser fields of the packages. */
const bundledModules = {
  'socket.io-client': `export { io } from 'socket.io-client';`,
  'linkify-it': `export { LinkifyIt } from 'linkify-it';`,
  'markdown-it': `export { default } from 'markdown-it';`,
  'agent-desk-emoji': `export { default } from 'agent-desk-emoji';`,
  'socket.io-parser': `export { Decoder, Encoder, PacketType } from 'socket.io-parser';`,
};

const entryId = 'bundled-entry';

async function bundleModule(source) {
  const bundler = await rollup({
    input: entryId,
    onwarn: () => undefined,
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entryId ? id : null),
        load: (id) => (id === entryId ? source : null),
      },
      stubMarkdownItDependencies(),
      stubSocketClientDependencies(),
      emojiList(),
      resolve({ browser: true, preferBuiltins: false }),
      commonjs(),
    ],
  });
  const { output } = await bundler.generate({ format: 'esm' });
  await bundler.close();
  return output[0].code;
}

const moduleBundles = new Map();

const builtModules = {
  name: 'built-modules',
  setup(bundler) {
    bundler.onResolve({ filter: /^[\w-]+$|^socket\.io-/ }, ({ path }) =>
      path in bundledModules ? { path, namespace: 'built-module' } : null,
    );
    bundler.onLoad({ filter: /.*/, namespace: 'built-module' }, async ({ path }) => {
      if (!moduleBundles.has(path)) moduleBundles.set(path, bundleModule(bundledModules[path]));
      return { contents: await moduleBundles.get(path), loader: 'js' };
    });
  },
};

/** The code of all bundles, by address. The names contain a hash of what is in a file. */
const files = new Map();
/** What is served for a test file, by its address. */
const bundles = new Map();

async function bundleTest(path) {
  const name = basename(path, '.ts');
  const { outputFiles } = await build({
    entryPoints: { [name]: join(root, path) },
    absWorkingDir: root,
    outdir: join(root, '__tests__'),
    entryNames: '[name].[hash]',
    chunkNames: '[name].[hash]',
    inject: [join(root, 'test/support/browser/readable-failures.ts')],
    // `sideEffects` in package.json is about the built files.
    ignoreAnnotations: true,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: scriptTarget,
    tsconfig: join(root, 'tsconfig.json'),
    conditions: ['production', 'browser'],
    mainFields: ['browser', 'module', 'main'],
    external: ['/__web-dev-server__web-socket.js'],
    sourcemap: 'linked',
    sourcesContent: false,
    charset: 'utf8',
    logLevel: 'silent',
    plugins: [sourceUrls, builtModules],
    write: false,
  });
  const names = outputFiles.map((file) => basename(file.path));
  for (const [index, file] of outputFiles.entries()) files.set(`/__tests__/${names[index]}`, file.text);
  return `import '/__tests__/${names.find((file) => file.startsWith(`${name}.`) && file.endsWith('.js'))}';`;
}

/** The page reports why its tests cannot run. */
const throwInPage = ({ message }) => `throw new Error(${JSON.stringify(message)});`;

export async function serveBundledTests(context, next) {
  const { path } = context;
  if (path.startsWith('/test/') && path.endsWith('.test.ts') && !bundles.has(path))
    bundles.set(path, bundleTest(path).catch(throwInPage));
  const code = (await bundles.get(path)) ?? files.get(path);
  if (code === undefined) return next();
  context.type = 'js';
  context.body = code;
  return undefined;
}
