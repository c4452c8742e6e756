/**
 * Bundles the types. All of them are in dist/npm/elements.d.ts; the file beside each other entry exports from there what the
 * entry exports. Names without a value are exported as types only, and there is no file of types without JavaScript.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';
import { documentTranslations } from './translation-docs.mjs';

/** Output of the compiler, in the folders of the sources. */
const emitted = '.cache/types';
const all = 'dist/npm/elements.d.ts';

const list = (keyword, names, from = '') => (names.length === 0 ? '' : `${keyword} { ${names.join(', ')} }${from};\n`);

/** The names that a built file really exports. */
async function exportsOf(file) {
  const bundle = await rollup({ input: file, external: (id, importer) => importer !== undefined, logLevel: 'silent' });
  const { output } = await bundle.generate({ format: 'es' });
  return output[0].exports;
}

/** Bundles the types of an entry to one file: its text without exports, and all exported names. */
async function bundleTypes(source) {
  const bundle = await rollup({ input: join(emitted, source), external: [/^(lit|@lit|node:)/], plugins: [dts()] });
  const { output } = await bundle.generate({ format: 'es' });
  const names = [];
  const exportList = /^export (?:type )?\{([^}]*)\};$/gm;
  const text = output[0].code.replace(exportList, (_, entries) => {
    names.push(...entries.split(',').map((entry) => entry.trim()));
    return '';
  });
  // Tabs: the indentation is a tenth of the file.
  const compact = text.replace(/^(?: {4})+/gm, (indent) => '\t'.repeat(indent.length / 4));
  return { text: compact, names: names.filter(Boolean).sort() };
}

const nameOf = (entry) => entry.split(' as ').at(-1);

/** Fails where the types lack something that the file exports. */
function splitByValue(file, names, values) {
  const missing = values.filter((value) => !names.some((entry) => nameOf(entry) === value));
  if (missing.length > 0) throw new Error(`${file} exports ${missing.join(', ')}, which has no type.`);
  return [
    names.filter((entry) => values.includes(nameOf(entry))),
    names.filter((entry) => !values.includes(nameOf(entry))),
  ];
}

/** Writes the types of one entry into one file beside it. */
async function writeBundled(source, file) {
  const { text, names } = await bundleTypes(source);
  const [values, types] = splitByValue(file, names, await exportsOf(file));
  const exported = list('export', values) + list('export type', types);
  writeFileSync(file.replace('.js', '.d.ts'), `${text.trimEnd()}\n\n${exported === '' ? 'export {};\n' : exported}`);
  return names.map(nameOf);
}

/** Writes the types of an entry as exports from the file with all types. */
async function writeReexports(file, allNames, withTypes) {
  const path = relative(dirname(file), all).replace('.d.ts', '.js');
  const from = ` from '${path.startsWith('.') ? path : `./${path}`}'`;
  const [values, types] = splitByValue(file, allNames, await exportsOf(file));
  const names = list('export', values, from) + (withTypes ? list('export type', types, from) : '');
  // Without a name it still defines the tags and events of the page.
  writeFileSync(
    file.replace('.js', '.d.ts'),
    names === '' ? `import${from.replace(' from', '')};\nexport {};\n` : names,
  );
}

const elementEntries = () =>
  readdirSync('dist/npm/elements', { recursive: true })
    .filter((name) => name.endsWith('.js'))
    .map((name) => join('dist/npm/elements', name));

/** Types of frameworks: they extend the types of the framework, and have no code. */
function copyFrameworkTypes() {
  mkdirSync('dist/frameworks', { recursive: true });
  for (const name of readdirSync('src/frameworks')) {
    copyFileSync(join('src/frameworks', name), join('dist/frameworks', name));
    writeFileSync(join('dist/frameworks', basename(name).replace('.d.ts', '.js')), 'export {};\n');
  }
}

export async function buildTypes() {
  rmSync(emitted, { recursive: true, force: true });
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'src'], { stdio: 'inherit' });
  documentTranslations(join(emitted, 'src/translations'));
  const names = await writeBundled('src/elements.d.ts', all.replace('.d.ts', '.js'));
  await writeReexports('dist/npm/index.js', names, true);
  for (const file of elementEntries()) await writeReexports(file, names, false);
  for (const name of ['receive-pushes', 'desk-notifications'])
    await writeBundled(`src/service-worker/${name}.d.ts`, `dist/npm/service-worker/${name}.js`);
  await writeBundled('demo/agent-manager/server.d.ts', 'dist/emulator/server.js');
  copyFrameworkTypes();
}
