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

/** All builds and the test runner use the same tsconfig.json, so decorators and class fields compile alike. */
const typescript = (target = 'es2022') => {
  const plugin = esbuild({ target, tsconfig: 'tsconfig.json' });
  // The plugin resolves relative imports before node-resolve and ignores the `browser` field of packages.
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

/** Removes white space from Lit templates. SVG elements need their closing slash, or they would contain their siblings. */
const templates = minifyTemplateLiterals({
  exclude: ['**/node_modules/**'],
  options: { minifyOptions: { keepClosingSlash: true } },
});
const terserOptions = { ecma: 2022, format: { comments: /^!/ }, compress: { passes: 2 } };
const minify = terser({ ...terserOptions, module: true });
// ASCII only: a page without a charset may decode the classic script in another encoding.
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
 * For bundlers: one entry per element, class and definition separate. Lit is external, so that a host has one copy. The
 * socket client is bundled, because our `overrides` of its vulnerable dependencies do not apply in a host's project.
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
 * Turns the entry of an ES module build into a classic script that shares its bindings with the parts through a global. The
 * parts stay modules and are loaded from the script's folder on demand. No code is duplicated, and there is one Lit.
 */
const classicScript = () => ({
  name: 'classic-script',
  // `import()` in a classic script resolves against the page: the entry needs the script's own base URL.
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
      // Parts are modules: `import()` resolves against the part.
      rewritten = code
        .replaceAll(/import\(__part\(([^)]*)\)\)/g, 'import($1)')
        .replace(/^import \{([^}]*)\} from '[./]+agent-desk\.js';$/m, (_, names) => {
          const specifiers = parseSpecifiers(names).map(([outer, inner = outer]) => `${outer}: ${inner}`);
          return `const { ${specifiers.join(', ')} } = globalThis[Symbol.for(${partsKey})];`;
        });
    }
    // Fail the build if Rollup's output format changes.
    if ((chunk.isEntry ? /^export /m : /from '[./]+agent-desk\.js'/).test(rewritten))
      this.error(`${chunk.fileName}: the shared bindings could not be rewritten.`);
    return { code: rewritten, map: null };
  },
});

/** For `<script src>`: one file, and parts that are loaded on demand. */
const script = {
  input: { 'agent-desk': 'src/script.ts' },
  // The parts import from the entry itself.
  preserveEntrySignatures: 'allow-extension',
  plugins: [...browserPlugins, typescript(), templates, classicScript(), minifyScriptAndParts],
  output: {
    dir: 'dist/script',
    format: 'esm',
    entryFileNames: '[name].js',
    // The hash prevents the use of a cached part of another build.
    chunkFileNames: ({ name }) => `parts/${name.replace('.define', '')}-[hash].js`,
    assetFileNames: 'parts/[name]-[hash][extname]',
    banner: ({ isEntry, name }) => (isEntry ? banner : name === 'firebase-messaging' ? firebaseNotice : ''),
    // A second copy on one page must stop before Lit is evaluated. Repeats src/single-instance.ts, because imports are
    // evaluated first. `document.currentScript` is only set while the script first runs.
    intro: ({ isEntry }) =>
      isEntry
        ? `(() => { 'use strict'; const __key = Symbol.for('agent-desk/loaded'), __loadedVersion = globalThis[__key];
      if (__loadedVersion !== undefined) {
        if (__loadedVersion !== ${JSON.stringify(version)}) console.warn('[agent-desk] Version ' + __loadedVersion + ' is already on this page; version ${version} leaves everything to it.');
        return;
      }
      globalThis[__key] = ${JSON.stringify(version)};
      // unpkg redirects from the bare package name to this file, but currentScript.src is the URL before the redirect.
      const __src = document.currentScript?.src ?? '';
      const __base = /\\.js([?#]|$)/.test(__src) ? __src : __src.replace(/\\/?([?#].*)?$/, '/dist/script/');
      const __part = (path) => new URL(path, __base).href;`
        : '',
    outro: ({ isEntry }) => (isEntry ? '})();' : ''),
    sourcemap: true,
  },
  onwarn,
};

/** For `<script type="module" src>`: a small entry that loads each element when its tag first appears. */
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

/** The service worker, to be copied to the host's origin. A classic script: not every browser supports module workers. */
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

/** The emulator as a program. */
const emulator = {
  input: { cli: 'demo/agent-manager/cli.ts', server: 'demo/agent-manager/server.ts' },
  // Native code cannot be bundled. Only `--store` needs it.
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
    // Dependencies of the socket server use `require` at run time.
    intro: `import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);`,
  },
  onwarn: (warning, warn) =>
    ['UNRESOLVED_IMPORT', 'CIRCULAR_DEPENDENCY'].includes(warning.code) ? undefined : onwarn(warning, warn),
};

const builds = { npm, script, module, sw, emulator };
const selectedBuilds = process.env['BUILD']?.split(/[+,]/) ?? Object.keys(builds);

// Chunk names contain a hash: files of an earlier build would be packed too.
for (const name of selectedBuilds) rmSync(`dist/${name}`, { recursive: true, force: true });

/** `rollup -c --environment BUILD:script+module` makes only those builds; the default is all. */
export default selectedBuilds.map((name) => builds[name]);
