/**
 * The module build's files with their hashes: the loader fetches a file together with what it imports, and refuses one with
 * another hash. The loader knows the files that a page needs at once. Every chunk begins with the list of those it may import
 * later, so that a page loads no hash that it cannot need.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { listSharedFiles } from './shared-files.mjs';

const moduleId = 'agent-desk-parts';
const hash = (text, algorithm) => createHash(algorithm).update(text).digest('base64');
const integrityOf = (text) => `sha256-${hash(text, 'sha256')}`;
const integrityOfFile = (file) => integrityOf(readFileSync(file));

/** All hashes, by path in `dist`. */
const integrityFile = 'dist/integrity.json';
const writeIntegrity = (hashes) => writeFileSync(integrityFile, `${JSON.stringify(hashes, null, 2)}\n`);

const loader = `globalThis[Symbol.for('agent-desk/loader')]`;

/** Filled by the build of the modules, then compiled into the loaders. */
let partsModule = '';

/** The names of `files` and of all that they import, by `importsOf` a file. */
function withImports(files, importsOf) {
  const found = new Set(files);
  for (const file of found) for (const imported of importsOf(file)) found.add(imported);
  return found;
}

/** Puts a line before the code, below the banner. */
function insertLine(chunk, line, bundle) {
  const start = chunk.code.startsWith('/*!') ? chunk.code.indexOf('\n') + 1 : 0;
  chunk.code = `${chunk.code.slice(0, start)}${line}\n${chunk.code.slice(start)}`;
  const map = bundle[`${chunk.fileName}.map`];
  const { mappings, ...rest } = JSON.parse(map.source);
  map.source = JSON.stringify({ ...rest, mappings: `;${mappings}` });
}

/** Rollup plugin for the modules. */
export const writePartsList = () => ({
  name: 'write-parts-list',
  // Every further part comes through the loader too.
  renderDynamicImport: () => ({ left: `${loader}.load(`, right: ')' }),
  generateBundle(_options, bundle) {
    const chunks = new Map(
      Object.values(bundle)
        .filter(({ type }) => type === 'chunk')
        .map((chunk) => [basename(chunk.fileName), chunk]),
    );
    const sharedFiles = new Map(listSharedFiles().map((file) => [basename(file), file]));
    const importsOf = (name) => (chunks.get(name)?.imports ?? []).map((path) => basename(path));
    const tagOf = ({ moduleIds }) =>
      moduleIds.map((id) => /\/elements\/([\w-]+)\/\1\.define\.ts$/.exec(id)?.[1]).find((tag) => tag !== undefined);
    const [deskFile] = [...chunks].find(([, { isEntry }]) => isEntry);
    const elementFiles = Object.fromEntries(
      [...chunks].filter(([, chunk]) => !chunk.isEntry && tagOf(chunk)).map(([name, chunk]) => [tagOf(chunk), name]),
    );
    const firstFiles = withImports([deskFile, ...Object.values(elementFiles)], importsOf);

    /** What a file may import later, with all that is imported with it. */
    const laterFilesOf = (name) =>
      withImports(
        (chunks.get(name)?.dynamicImports ?? []).map((path) => basename(path)),
        importsOf,
      );
    /** Those that no file before it lists. */
    const listedFilesOf = (name) => {
      const before = withImports([deskFile, name], importsOf);
      const known = new Set([...firstFiles, ...before]);
      for (const file of before) if (file !== name) for (const later of laterFilesOf(file)) known.add(later);
      return [...laterFilesOf(name)].filter((file) => !known.has(file));
    };

    /** By file: its hash, once all that is inserted in it is known. */
    const hashes = new Map();
    const listed = new Set(firstFiles);
    const finish = (name) => {
      if (hashes.has(name)) return hashes.get(name);
      const chunk = chunks.get(name);
      if (chunk === undefined) return integrityOfFile(sharedFiles.get(name));
      // A cycle of imports would need its own hash.
      hashes.set(name, undefined);
      const files = listedFilesOf(name);
      for (const file of files) listed.add(file);
      if (files.length > 0) insertLine(chunk, `${loader}.addFiles(${JSON.stringify(listFiles(files))});`, bundle);
      hashes.set(name, integrityOf(chunk.code));
      return hashes.get(name);
    };
    const listFiles = (names) =>
      Object.fromEntries(
        names.map((name) => {
          const integrity = finish(name);
          if (integrity === undefined) throw new Error(`${name} imports itself later, by way of other files.`);
          // The desk is there before all others.
          return [name, [integrity, ...importsOf(name).filter((file) => file !== deskFile)]];
        }),
      );
    for (const name of chunks.keys()) finish(name);
    // Of two files that import each other, each takes the other for the first.
    for (const name of chunks.keys()) if (!listed.has(name)) throw new Error(`${name} is in no list.`);

    const constants = { firstFiles: listFiles([...firstFiles]), deskFile, elementFiles };
    const addressText = 'export const address = import.meta.url;\n';
    // Other versions have other names.
    const addressFile = `address-${hash(JSON.stringify(constants), 'md5').replaceAll(/\W/g, '').slice(0, 8)}.js`;
    this.emitFile({ type: 'asset', fileName: `chunks/${addressFile}`, source: addressText });
    hashes.set(addressFile, integrityOf(addressText));
    partsModule = Object.entries({ ...constants, addressFile: [addressFile, hashes.get(addressFile)] })
      .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
      .join('\n');
    for (const [name, file] of sharedFiles) hashes.set(name, integrityOfFile(file));
    writeIntegrity(Object.fromEntries([...hashes].map(([name, integrity]) => [`module/chunks/${name}`, integrity])));
  },
});

/** Rollup plugin for the loaders. */
export const readPartsList = () => ({
  name: 'read-parts-list',
  resolveId: (source) => (source === moduleId ? `\0${moduleId}` : null),
  load: (source) => (source === `\0${moduleId}` ? partsModule : null),
  // For the `integrity` of the page's script tag.
  writeBundle({ file }) {
    const hashes = JSON.parse(readFileSync(integrityFile, 'utf8'));
    writeIntegrity({ ...hashes, [file.replace('dist/', '')]: integrityOfFile(file) });
  },
});
