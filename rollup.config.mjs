import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import commonjs from '@rollup/plugin-commonjs';
import json from '@rollup/plugin-json';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';
import { minifyTemplateLiterals } from 'rollup-plugin-minify-template-literals';
import { emojiList } from './src/build/emoji-list.mjs';
import { stubMarkdownItDependencies } from './src/build/markdown-it-stubs.mjs';
import { workerFiles } from './src/build/worker-files.mjs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

/** All builds read the one tsconfig.json, as the test runner does: decorators and class fields mean the same everywhere. */
const typescript = (target = 'es2022') => {
  const plugin = esbuild({ target, tsconfig: 'tsconfig.json' });
  // It resolves relative imports before node-resolve does, and knows nothing of a package's browser replacements.
  const resolveId = (source, importer) =>
    importer?.includes('/node_modules/') ? null : plugin.resolveId(source, importer);
  return { ...plugin, resolveId };
};
const browserPlugins = [
  stubMarkdownItDependencies(),
  emojiList(),
  workerFiles(),
  resolve({ browser: true, preferBuiltins: false, exportConditions: ['production'] }),
  commonjs(),
];

/** Lit templates are whole HTML texts with line breaks and indentation that no browser needs. */
// Without its closing slash an SVG element would swallow the ones after it.
const templates = minifyTemplateLiterals({
  exclude: ['**/node_modules/**'],
  options: { minifyOptions: { keepClosingSlash: true } },
});
const terserOptions = { ecma: 2022, format: { comments: /^!/ }, compress: { passes: 2 } };
const minify = terser({ ...terserOptions, module: true });
// Pages without a charset take the classic script for another encoding: it says everything in ASCII.
const minifyScript = terser({ ...terserOptions, format: { ...terserOptions.format, ascii_only: true } });
const minifyScriptAndParts = {
  name: 'minify-script-and-parts',
  renderChunk(code, chunk, ...args) {
    return (chunk.isEntry ? minifyScript : minify).renderChunk.call(this, code, chunk, ...args);
  },
};
const banner = `/*! agent-desk-elements ${version} | MIT | contains Lit (BSD-3-Clause) and socket.io-client (MIT) */`;

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

/**
 * For bundlers: one entry per element, class and definition apart. Lit stays outside, so that a host has one copy; the
 * socket client goes in, because a host's installer would not apply our overrides of its vulnerable parts.
 */
const npm = {
  input: {
    index: 'src/index.ts',
    'translations/ar': 'src/translations/ar.ts',
    'service-worker/receive-pushes': 'src/service-worker/receive-pushes.ts',
    'service-worker/desk-notifications': 'src/service-worker/desk-notifications.ts',
    ...elementEntries,
  },
  external: [/^lit($|\/)/, /^@lit\//],
  plugins: [...browserPlugins, typescript()],
  output: {
    dir: 'dist/npm',
    format: 'esm',
    chunkFileNames: 'chunks/[name]-[hash].js',
    assetFileNames: 'chunks/[name]-[hash][extname]',
    sourcemap: true,
  },
  onwarn,
};

const firebaseNotice = '/*! contains Firebase (Apache-2.0) */';

const partsKey = JSON.stringify(`agent-desk/parts/${version}`);

/**
 * Makes the classic script of what Rollup splits as modules: the entry becomes a plain script that leaves its insides
 * where its parts find them; the parts stay modules, fetched from beside the script when they are first needed. So
 * nothing is in two files, and there is one Lit.
 */
const classicScript = () => ({
  name: 'classic-script',
  // What a part imports is beside it; a plain script's imports would start from the page.
  renderDynamicImport: ({ chunk }) => (chunk.isEntry ? { left: 'import(__part(', right: '))' } : null),
  renderChunk(code, chunk) {
    const parseSpecifiers = (names) => names.split(',').map((name) => name.trim().split(' as '));
    let rewritten;
    if (chunk.isEntry) {
      const publicExports = this.getModuleInfo(fileURLToPath(new URL('src/exports.ts', import.meta.url))).exports;
      rewritten = code.replace(/^export \{([^}]*)\};$/m, (_, names) => {
        const specifiers = parseSpecifiers(names).map(([inner, outer = inner]) => [outer, `${outer}: ${inner}`]);
        const publicSpecifiers = specifiers.filter(([outer]) => publicExports.includes(outer));
        const toObjectLiteral = (entries) => `{ ${entries.map(([, text]) => text).join(', ')} }`;
        return `globalThis[Symbol.for(${partsKey})] = ${toObjectLiteral(specifiers)};\nglobalThis.agentDesk = ${toObjectLiteral(publicSpecifiers)};`;
      });
    } else {
      // A part is a module, and knows itself where it lies.
      rewritten = code
        .replaceAll(/import\(__part\(([^)]*)\)\)/g, 'import($1)')
        .replace(/^import \{([^}]*)\} from '[./]+agent-desk\.js';$/m, (_, names) => {
          const specifiers = parseSpecifiers(names).map(([outer, inner = outer]) => `${outer}: ${inner}`);
          return `const { ${specifiers.join(', ')} } = globalThis[Symbol.for(${partsKey})];`;
        });
    }
    // What Rollup writes differently one day must not be found out in somebody's page.
    if ((chunk.isEntry ? /^export /m : /from '[./]+agent-desk\.js'/).test(rewritten))
      this.error(`${chunk.fileName}: what it shares could not be rewritten.`);
    return { code: rewritten, map: null };
  },
});

/** For a plain `<script src>`: one file; what few pages or moments need lies in parts beside it. */
const script = {
  input: { 'agent-desk': 'src/script.ts' },
  // The parts take what they need from the entry itself.
  preserveEntrySignatures: 'allow-extension',
  plugins: [...browserPlugins, typescript(), templates, classicScript(), minifyScriptAndParts],
  output: {
    dir: 'dist/script',
    format: 'esm',
    entryFileNames: '[name].js',
    // The hash keeps a part of another build, left in some cache, from being taken for ours.
    chunkFileNames: ({ name }) => `parts/${name.replace('.define', '')}-[hash].js`,
    assetFileNames: 'parts/[name]-[hash][extname]',
    banner: ({ isEntry, name }) => (isEntry ? banner : name === 'firebase-messaging' ? firebaseNotice : ''),
    // Twice on one page, the second copy must stop before Lit begins: see src/single-instance.ts, which this repeats because
    // imports are evaluated first. Where the script lies can only be asked while it runs for the first time.
    intro: ({ isEntry }) =>
      isEntry
        ? `(() => { 'use strict'; const __page = globalThis, __key = Symbol.for('agent-desk/loaded'), __here = __page[__key];
      if (__here !== undefined) {
        if (__here !== ${JSON.stringify(version)}) console.warn('[agent-desk] Version ' + __here + ' is already on this page; version ${version} leaves everything to it.');
        return;
      }
      __page[__key] = ${JSON.stringify(version)};
      // A package server leads from the bare name of the package to this file; the tag knows only where it began.
      const __src = document.currentScript?.src ?? '';
      const __base = /\\.js([?#]|$)/.test(__src) ? __src : __src.replace(/\\/?([?#].*)?$/, '/dist/script/');
      const __part = (path) => new URL(path, __base).href;`
        : '',
    outro: ({ isEntry }) => (isEntry ? '})();' : ''),
    sourcemap: true,
  },
  onwarn,
};

/** For `<script type="module" src>`: a small entry, each element fetched when its tag is first seen. */
const module = {
  input: { 'agent-desk': 'src/autoload.ts' },
  plugins: [...browserPlugins, typescript(), templates, minify],
  output: {
    dir: 'dist/module',
    format: 'esm',
    chunkFileNames: 'chunks/[name]-[hash].js',
    assetFileNames: 'chunks/[name]-[hash][extname]',
    banner,
    sourcemap: true,
  },
  onwarn,
};

/** The service worker, to be copied to the host's origin. A plain script: not every browser takes modules as workers. */
const sw = {
  input: 'src/service-worker/agent-desk-sw.ts',
  plugins: [...browserPlugins, typescript(), minifyScript],
  output: {
    file: 'dist/sw/agent-desk-sw.js',
    format: 'iife',
    banner: `/*! agent-desk-elements ${version} | MIT | contains Firebase (Apache-2.0) */`,
    sourcemap: true,
  },
  onwarn,
};

/** The emulator as a program of its own: the socket server is its weight, not the widgets'. */
const emulator = {
  input: { cli: 'demo/agent-manager/cli.ts', server: 'demo/agent-manager/server.ts' },
  // Native code cannot be bundled; only `--store` needs it.
  external: [/^node:/, ...builtinModules, 'classic-level'],
  plugins: [
    resolve({ preferBuiltins: true, exportConditions: ['node'] }),
    json(),
    commonjs({ ignoreDynamicRequires: true }),
    typescript('node20'),
  ],
  output: {
    dir: 'dist/emulator',
    format: 'esm',
    chunkFileNames: 'chunks/[name]-[hash].js',
    // Parts of the socket server ask for `require` at run time.
    intro: `import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);`,
  },
  onwarn: (warning, warn) =>
    ['UNRESOLVED_IMPORT', 'CIRCULAR_DEPENDENCY'].includes(warning.code) ? undefined : onwarn(warning, warn),
};

const builds = { npm, script, module, sw, emulator };
const selectedBuilds = process.env['BUILD']?.split(/[+,]/) ?? Object.keys(builds);

// Chunks carry a hash in their name: what an earlier build left would be packed and weighed with the rest.
for (const name of selectedBuilds) rmSync(`dist/${name}`, { recursive: true, force: true });

/** `rollup -c --environment BUILD:script+module` makes just those; without it, all. */
export default selectedBuilds.map((name) => builds[name]);
