/**
 * Files that every build for browsers uses and none contains: a file per included language, the list of emoji, and
 * the libraries that read texts. They
 * are built first, beside the other parts of the module build, and imported from there by a relative path.
 */
import { readdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';

const translations = 'src/translations';
/** English is in the parts that use it. */
const languages = readdirSync(translations)
  .map((name) => /^([a-z]{2})\.ts$/.exec(name)?.[1])
  .filter((lang) => lang !== undefined && lang !== 'en');

/** What each is built from, by name. */
const sources = {
  ...Object.fromEntries(languages.map((lang) => [lang, `${translations}/${lang}.ts`])),
  'emoji-list': 'agent-desk-emoji',
  'text-libraries': 'src/elements/chat-thread/message/text-libraries.ts',
};

/** The path in `dist` of what is built so far, by the source as it is resolved. */
const builtFiles = new Map();
const resolveSource = (source) => (source.startsWith('src/') ? resolve(source) : source);

/** The paths, in `dist`. */
export const listSharedFiles = () => [...builtFiles.values()];

/** Rollup plugin for the build of one of them. */
const rememberFile = (source) => ({
  name: 'remember-shared-file',
  writeBundle({ dir }, bundle) {
    const files = Object.keys(bundle).filter((name) => name.endsWith('.js'));
    if (files.length !== 1)
      throw new Error(`${source} makes ${files.join(', ')}: a shared file contains all it needs.`);
    builtFiles.set(resolveSource(source), `${dir}/${files[0]}`);
  },
});

/** A Rollup configuration for each: together they would import what they have in common from further files. */
export const sharedFiles = (plugins, output) =>
  Object.entries(sources).map(([name, source]) => ({
    input: { [name]: source },
    plugins: [...plugins, rememberFile(source)],
    output: { ...output, dir: 'dist/module', format: 'esm', entryFileNames: 'chunks/[name]-[hash].js' },
  }));

const idPrefix = 'agent-desk-shared/';
const isShared = (id) => id?.startsWith(idPrefix) === true;

/** Rollup plugin for the builds that import them; runs before all that resolve imports. */
export const importSharedFiles = () => ({
  name: 'import-shared-files',
  resolveId(source, importer) {
    const path = source.startsWith('.') ? resolve(importer, '..', source.replace(/\.js$/, '.ts')) : source;
    const file = builtFiles.get(path);
    return file === undefined ? null : { id: `${idPrefix}${basename(file)}`, external: true };
  },
});

/** Rollup's `paths`: `folder` is that of the shared files, as seen from the chunks that import them. */
export const sharedFilesIn = (folder) => (id) => (isShared(id) ? id.replace(idPrefix, folder) : id);
