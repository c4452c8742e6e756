import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import commonjs from '@rollup/plugin-commonjs';
import json from '@rollup/plugin-json';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild, { minify as minifyCode } from 'rollup-plugin-esbuild';
import { minifyTemplateLiterals } from 'rollup-plugin-minify-template-literals';
import { scriptTarget } from './src/build/script-target.mjs';
import { compactChunks } from './src/build/compact-chunks.mjs';
import { emojiList } from './src/build/emoji-list.mjs';
import { readPartsList, writePartsList } from './src/build/parts-list.mjs';
import { shareChunks } from './src/build/shared-chunks.mjs';
import { importSharedFiles, sharedFiles, sharedFilesIn } from './src/build/shared-files.mjs';
import { shareHelpers } from './src/build/shared-helpers.mjs';
import { stubSocketClientDependencies } from './src/build/socket-client-stubs.mjs';
import { stubMarkdownItDependencies } from './src/build/markdown-it-stubs.mjs';
import { banner, notices } from './src/build/notices.mjs';
import { noWorkerFiles, workerFiles } from './src/build/worker-files.mjs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

/** All builds and the test runner use the same tsconfig.json, so decorators and class fields compile alike. */
const typescript = (target = scriptTarget) => {
  // Modules are UTF-8: escapes would make the Arabic texts three times as long.
  const plugin = esbuild({ target, tsconfig: 'tsconfig.json', charset: 'utf8' });
  // The plugin resolves relative imports before node-resolve and ignores the `browser` field of packages.
  const resolveId = (source, importer) =>
    importer?.includes('/node_modules/') ? null : plugin.resolveId(source, importer);
  return { ...plugin, resolveId };
};
const browserPlugins = [
  importSharedFiles(),
  stubMarkdownItDependencies(),
  stubSocketClientDependencies(),
  workerFiles(),
  resolve({
    browser: true,
    preferBuiltins: false,
    exportConditions: ['production'],
    dedupe: ['@socket.io/component-emitter'],
  }),
  commonjs(),
];

/** Removes white space from Lit templates. SVG elements need their closing slash, or they would contain their siblings. */
const templates = minifyTemplateLiterals({
  // The hues are computed, and already without white space.
  exclude: ['**/node_modules/**', '**/avatar-hues.ts'],
  options: { minifyOptions: { keepClosingSlash: true } },
});
const terserOptions = { ecma: 2022, format: { comments: /^!/ }, compress: { passes: 3 } };
const minify = terser({ ...terserOptions, module: true });
// ASCII only: a page without a charset may decode the classic script in another encoding.
const minifyScript = terser({ ...terserOptions, format: { ...terserOptions.format, ascii_only: true } });
const minifyForNode = minifyCode({ target: 'node20', charset: 'utf8' });
const ownBanner = () => `agent-desk-elements ${version} | MIT`;

const isOurCycle = ({ code, ids = [] }) =>
  code === 'CIRCULAR_DEPENDENCY' && !ids.every((id) => id.includes('/node_modules/'));

/** Circular imports and unresolved names break at run time: they fail the build instead. Cycles within packages pass. */
const onwarn = (warning, warn) => {
  if (warning.code === 'THIS_IS_UNDEFINED') return;
  if (['UNRESOLVED_IMPORT', 'MISSING_EXPORT'].includes(warning.code) || isOurCycle(warning))
    throw new Error(warning.message);
  warn(warning);
};

const elements = readdirSync('src/elements', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'internal')
  .map((entry) => entry.name);

const elementEntries = Object.fromEntries(
  elements.flatMap((name) => [
    [`elements/${name}/${name}`, `src/elements/${name}/${name}.ts`],
    [`elements/${name}/${name}.define`, `src/elements/${name}/${name}.define.ts`],
  ]),
);

/** What the builds for browsers share. */
const shared = sharedFiles(
  [emojiList(), stubMarkdownItDependencies(), resolve({ browser: true }), typescript(), minify, notices()],
  { banner: banner() },
);

/**
 * For bundlers: one entry per element, class and definition separate. Lit is external, so that a host has one copy. The
 * socket client is bundled, because our `overrides` of its vulnerable dependencies do not apply in a host's project.
 */
const npm = {
  input: {
    index: 'src/index.ts',
    elements: 'src/elements.ts',
    'service-worker/receive-pushes': 'src/service-worker/receive-pushes.ts',
    'service-worker/desk-notifications': 'src/service-worker/desk-notifications.ts',
    ...elementEntries,
  },
  // Entries export what they say, and nothing else.
  preserveEntrySignatures: 'strict',
  external: [/^lit($|\/)/, /^@lit\//],
  // A bundler of the host would leave the white space in templates.
  plugins: [...browserPlugins, typescript(), templates, compactChunks(), notices()],
  output: {
    dir: 'dist/npm',
    paths: sharedFilesIn('../../module/chunks/'),
    format: 'esm',
    // Bundlers follow imports by themselves.
    hoistTransitiveImports: false,
    minifyInternalExports: false,
    banner: banner(),
    chunkFileNames: 'chunks/[name]-[hash].js',
    assetFileNames: 'chunks/[name]-[hash][extname]',
    sourcemap: 'hidden',
  },
  onwarn,
};

/** The main entry for Node: with the socket client's transports for Node, without push, and without defining elements. */
const node = {
  ...npm,
  input: { index: 'src/exports.ts' },
  external: [...npm.external, /^node:/, ...builtinModules, 'bufferutil', 'utf-8-validate'],
  plugins: [
    // Push needs a browser. A bundler for servers would look for the package `firebase`, which hosts do not have.
    {
      name: 'without-firebase',
      load: (id) => (id.endsWith('/firebase-messaging.ts') ? 'export const createFirebaseMessaging = undefined' : null),
    },
    importSharedFiles(),
    stubMarkdownItDependencies(),
    noWorkerFiles(),
    resolve({ preferBuiltins: true, exportConditions: ['node', 'production'] }),
    commonjs({ ignoreDynamicRequires: true }),
    typescript('node20'),
    minifyForNode,
    notices(),
  ],
  output: {
    ...npm.output,
    dir: 'dist/npm/node',
    paths: sharedFilesIn('../../../module/chunks/'),
    sourcemap: false,
    // Dependencies of the socket client use `require` at run time.
    intro: `import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);`,
  },
};

/** For both script tags: the desk, and a chunk for each part that is loaded on demand. */
const parts = {
  input: { desk: 'src/desk.ts' },
  // The chunks import from the entry itself.
  preserveEntrySignatures: 'allow-extension',
  plugins: [...browserPlugins, typescript(), shareHelpers(), templates, minify, notices(), writePartsList()],
  output: {
    dir: 'dist/module',
    paths: sharedFilesIn('./'),
    manualChunks: shareChunks(),
    format: 'esm',
    // The hash prevents the use of a cached chunk of another build.
    entryFileNames: 'chunks/[name]-[hash].js',
    chunkFileNames: ({ name }) => `chunks/${name.replace('.define', '')}-[hash].js`,
    assetFileNames: 'chunks/[name]-[hash][extname]',
    banner: banner(({ isEntry }) => (isEntry ? ownBanner() : '')),
    sourcemap: 'hidden',
  },
  onwarn,
};

/** For `<script type="module" src>` and `<script src>`: each loads the parts, and is built after them. */
const loader = (input, file, format, minifyLoader) => ({
  input,
  plugins: [typescript(), readPartsList(), minifyLoader],
  output: { file, format, banner: banner(ownBanner), sourcemap: 'hidden' },
  onwarn,
});
const module = loader('src/autoload.ts', 'dist/module/agent-desk.js', 'esm', minify);
const script = loader('src/script.ts', 'dist/script/agent-desk.js', 'iife', minifyScript);

/** The service worker, to be copied to the host's origin. A classic script: not every browser supports module workers. */
const sw = {
  input: 'src/service-worker/agent-desk-sw.ts',
  plugins: [...browserPlugins, typescript(), minifyScript, notices()],
  output: {
    file: 'dist/sw/agent-desk-sw.js',
    format: 'iife',
    banner: banner(ownBanner),
    sourcemap: 'hidden',
  },
  onwarn,
};

/** The socket server asks which encodings a client accepts, never which media types: their list is 150 kB. */
const withoutMediaTypes = () => ({
  name: 'without-media-types',
  resolveId: (source) => (source === 'mime-db' ? '\0mime-db' : null),
  load: (id) => (id === '\0mime-db' ? 'export default {};' : null),
});

/** The emulator as a program. */
const emulator = {
  input: { cli: 'demo/agent-manager/cli.ts', server: 'demo/agent-manager/server.ts' },
  // Native code cannot be bundled. Only `--store` needs it.
  external: [/^node:/, ...builtinModules, 'classic-level'],
  plugins: [
    withoutMediaTypes(),
    resolve({ preferBuiltins: true, exportConditions: ['node'] }),
    json(),
    commonjs({ ignoreDynamicRequires: true }),
    typescript('node20'),
    minifyForNode,
    notices(),
  ],
  output: {
    dir: 'dist/emulator',
    format: 'esm',
    banner: banner(ownBanner),
    chunkFileNames: 'chunks/[name]-[hash].js',
    // Dependencies of the socket server use `require` at run time.
    intro: `import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);`,
  },
  onwarn: (warning, warn) =>
    ['UNRESOLVED_IMPORT', 'CIRCULAR_DEPENDENCY'].includes(warning.code) ? undefined : onwarn(warning, warn),
};

/** The check of a server as a program. */
const check = {
  input: { cli: 'src/check/cli.ts' },
  external: [/^node:/],
  plugins: [resolve({ preferBuiltins: true }), typescript('node20'), minifyForNode, notices()],
  output: { dir: 'dist/check', format: 'esm', banner: banner(ownBanner) },
  onwarn,
};

/** The folders of `dist`, and what makes them. */
const builds = {
  npm: [...shared, npm, node],
  script: [...shared, parts, module, script],
  sw: [sw],
  emulator: [emulator],
  check: [check],
};
const selectedBuilds = process.env['BUILD']?.split(/[+,]/) ?? Object.keys(builds);

// Chunk names contain a hash: files of an earlier build would be packed too.
if (process.env['BUILD'] === undefined) rmSync('dist', { recursive: true, force: true });
for (const name of selectedBuilds) rmSync(`dist/${name}`, { recursive: true, force: true });
if (selectedBuilds.includes('script')) rmSync('dist/module', { recursive: true, force: true });

/** `rollup -c --environment BUILD:script+sw` makes only those builds; the default is all. */
export default [...new Set(selectedBuilds.flatMap((name) => builds[name]))];
