/** Names third-party code in each built file, and collects the licences in dist/THIRD-PARTY-NOTICES.txt. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Texts for packages that name a licence and do not contain it. */
const licenceTexts = {
  'Apache-2.0': () => readFileSync('node_modules/typescript/LICENSE.txt', 'utf8').trim(),
  MIT: () => /Permission is hereby granted[^]*/.exec(readFileSync('LICENSE', 'utf8'))[0].trim(),
};
/** Modules that the build makes from the data of a package. */
const virtualModules = { '\0agent-desk-emoji': 'node_modules/emojibase-data/' };
const packageFolder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+\//;
const foldersOf = ({ modules }) => [
  ...new Set(
    Object.entries(modules)
      .filter(([, { renderedLength }]) => renderedLength > 0)
      .flatMap(([id]) => packageFolder.exec(virtualModules[id] ?? id.replace(/^\0/, ''))?.[0] ?? []),
  ),
];

/** By folder: name, version, licence and its text. */
const packages = new Map();

function readPackage(folder) {
  if (!packages.has(folder)) {
    const description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const { name, version, dependencies = {} } = description;
    const { license = description.licenses?.map(({ type }) => type).join(' or ') } = description;
    if (typeof license !== 'string') throw new Error(`${folder} names no licence.`);
    const file = readdirSync(folder).find((entry) => /^licen[sc]e/i.test(entry));
    const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim();
    if (text === '' && licenceTexts[license] === undefined) throw new Error(`${name} (${license}) has no text.`);
    packages.set(folder, { name, version, license, dependencies, text });
  }
  return packages.get(folder);
}

/** Pages load these bytes: packages on which others depend are in the file with the licences only. */
function describe(found) {
  const independent = found.filter(({ name }) => !found.some(({ dependencies }) => name in dependencies));
  const named = independent.length === 0 ? found : independent;
  const names = [...new Set(named.map(({ name }) => name))].sort().join(', ');
  const licences = [...new Set(found.map(({ license }) => license))].sort().join(', ');
  return `contains ${names}${named.length < found.length ? ' and dependencies' : ''} (${licences})`;
}

/** The value of Rollup's `banner`: `own`, and what names the packages in the chunk. */
export const banner =
  (own = () => '') =>
  (chunk) => {
    const found = foldersOf(chunk).map(readPackage);
    const text = [own(chunk), found.length > 0 && describe(found)].filter(Boolean).join(' | ');
    return text === '' ? '' : `/*! ${text} */`;
  };

/** Rollup plugin. */
export const notices = () => ({
  name: 'third-party-notices',
  writeBundle() {
    const texts = [...packages.values()]
      .sort((a, b) => a.name.localeCompare(b.name) || a.version.localeCompare(b.version))
      .map(({ name, version, license, text }) => `${name} ${version} (${license})\n\n${text}\n`);
    const unique = [...new Set(texts)];
    for (const [license, readText] of Object.entries(licenceTexts))
      if ([...packages.values()].some((entry) => entry.license === license && entry.text === ''))
        unique.push(`${license}, for the packages above without a text\n\n${readText()}\n`);
    writeFileSync(
      'dist/THIRD-PARTY-NOTICES.txt',
      ['The built files of agent-desk-elements contain code of these packages.\n', ...unique].join(
        `\n${'-'.repeat(80)}\n\n`,
      ),
    );
  },
});
