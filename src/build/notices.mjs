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

const isCopyright = (line) => /^\W*(?:Copyright\b|\([cC]\) \d)/.test(line);
const collapse = (text) => text.replace(/\s+/g, ' ').trim();

/** Packages whose licences differ in who holds the copyright only share a section, which has the text once. */
export function groupByText(found) {
  const groups = new Map();
  for (const { name, version, license, text } of found) {
    const lines = text.split('\n');
    const terms = lines
      .filter((line) => !isCopyright(line))
      .join('\n')
      .replace(/^\s*(?:The MIT License|MIT License)[^\n]*\n/i, '')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
    const key = `${license} ${collapse(terms)}`;
    const { holders = [] } = groups.get(key) ?? {};
    const copyrights = lines.filter(isCopyright).map((line) => `\n  ${collapse(line)}`);
    groups.set(key, { terms, holders: [...holders, `${name} ${version} (${license})${copyrights.join('')}`] });
  }
  return [...groups.values()].map(({ terms, holders }) => `${[...new Set(holders)].join('\n')}\n\n${terms}\n`);
}

/** Rollup plugin. */
export const notices = () => ({
  name: 'third-party-notices',
  writeBundle() {
    const found = [...packages.values()].sort(
      (a, b) => a.name.localeCompare(b.name) || a.version.localeCompare(b.version),
    );
    const sections = groupByText(
      found.map((entry) => (entry.text === '' ? { ...entry, text: licenceTexts[entry.license]() } : entry)),
    );
    writeFileSync(
      'dist/THIRD-PARTY-NOTICES.txt',
      ['The built files of agent-desk-elements contain code of these packages.\n', ...sections].join(
        `\n${'-'.repeat(80)}\n\n`,
      ),
    );
  },
});
