/**
 * The list of the module build's files with their hashes. The loader fetches by it what a page needs at once, and
 * refuses a file with another hash.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { listSharedFiles, sharedFileOf } from './shared-files.mjs';

const moduleId = 'agent-desk-parts';
const hash = (text, algorithm) => createHash(algorithm).update(text).digest('base64');
const integrityOf = (file) => `sha256-${hash(readFileSync(file), 'sha256')}`;

/** All hashes, by path in `dist`. */
const integrityFile = 'dist/integrity.json';
const writeIntegrity = (hashes) => writeFileSync(integrityFile, `${JSON.stringify(hashes, null, 2)}\n`);

/** `files` and all that they import. */
const withImports = (files, list) => {
  const found = new Set(files);
  for (const file of found) for (const imported of list[file].slice(1)) found.add(imported);
  return Object.fromEntries([...found].map((file) => [file, list[file]]));
};

/** Filled by the build of the modules, then compiled into the loaders. */
let partsModule = '';

/** Rollup plugin for the modules. */
export const writePartsList = () => ({
  name: 'write-parts-list',
  // Every further part comes through the loader too. Few pages need a language: their hashes are where they are imported.
  renderDynamicImport({ targetModuleId }) {
    const sharedFile = sharedFileOf(targetModuleId);
    const right = sharedFile === null ? ')' : `,'${integrityOf(sharedFile)}')`;
    return { left: `globalThis[Symbol.for('agent-desk/loader')].load(`, right };
  },
  // Of the files as they are on the disk.
  writeBundle({ dir }, bundle) {
    const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
    const list = Object.fromEntries(
      chunks.map(({ fileName, imports }) => [
        basename(fileName),
        [integrityOf(join(dir, fileName)), ...imports.map((path) => basename(path))],
      ]),
    );
    const importedNames = new Set(chunks.flatMap(({ imports }) => imports.map((path) => basename(path))));
    const sharedPaths = listSharedFiles();
    for (const file of sharedPaths) if (importedNames.has(basename(file))) list[basename(file)] = [integrityOf(file)];
    const deskFile = basename(chunks.find(({ isEntry }) => isEntry).fileName);
    const tagOf = ({ moduleIds }) =>
      moduleIds.map((id) => /\/elements\/([\w-]+)\/\1\.define\.ts$/.exec(id)?.[1]).find((tag) => tag !== undefined);
    const elementFiles = Object.fromEntries(
      chunks.filter((chunk) => !chunk.isEntry && tagOf(chunk)).map((chunk) => [tagOf(chunk), basename(chunk.fileName)]),
    );
    const files = withImports([deskFile, ...Object.values(elementFiles)], list);
    const others = Object.fromEntries(Object.entries(list).filter(([name]) => files[name] === undefined));
    const listText = `export const address = import.meta.url;\nexport const otherFiles = ${JSON.stringify(others)};\n`;
    const listFile = `parts-${hash(listText, 'md5').replaceAll(/\W/g, '').slice(0, 8)}.js`;
    writeFileSync(join(dir, 'chunks', listFile), listText);
    const constants = {
      firstFiles: files,
      listOfOthers: [listFile, integrityOf(join(dir, 'chunks', listFile))],
      deskFile,
      elementFiles,
    };
    partsModule = Object.entries(constants)
      .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
      .join('\n');
    const names = new Set([...Object.keys(list), ...sharedPaths.map((file) => basename(file)), listFile]);
    const hashes = [...names].map((name) => `module/chunks/${name}`);
    writeIntegrity(Object.fromEntries(hashes.map((path) => [path, integrityOf(`dist/${path}`)])));
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
    writeIntegrity({ ...hashes, [file.replace('dist/', '')]: integrityOf(file) });
  },
});
