/** Data for editors in dist/editor: completion and documentation of tags, attributes and custom properties. */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateJetBrainsWebTypes } from 'custom-element-jet-brains-integration';
import { generateVsCodeCustomElementData } from 'custom-element-vs-code-integration';
import { manifest } from './manifest.mjs';

/** The generators list every custom property of every element: those of the theme are needed once. */
function withThemeOnce() {
  const data = manifest();
  const seen = new Set();
  for (const { declarations } of data.modules)
    for (const declaration of declarations)
      declaration.cssProperties = declaration.cssProperties
        .filter(({ name }) => seen.size < seen.add(name).size)
        .map((property) => ({ ...property, description: `${property.description} Default: \`${property.default}\`.` }));
  return data;
}

export function buildEditorData() {
  const outdir = 'dist/editor';
  const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
  mkdirSync(outdir, { recursive: true });
  generateVsCodeCustomElementData(withThemeOnce(), { outdir, hideLogs: true, hideCssPropertiesDocs: true });
  generateJetBrainsWebTypes(withThemeOnce(), {
    outdir,
    packageJson: false,
    packageName: name,
    version,
    hideLogs: true,
    hideCssPropertiesDocs: true,
  });
  // Only editors read them.
  for (const file of readdirSync(outdir).map((entry) => join(outdir, entry)))
    writeFileSync(file, JSON.stringify(JSON.parse(readFileSync(file, 'utf8'))));
}
