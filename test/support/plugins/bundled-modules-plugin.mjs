/**
 * Bundles modules that browsers cannot import directly (CommonJS) or that the builds replace. Uses the plugins and browser
 * fields of the builds; each module is bundled once per run.
 */
import { rollup } from 'rollup';
import commonjs from '@rollup/plugin-commonjs';
import resolve from '@rollup/plugin-node-resolve';
import { emojiList } from '../../../src/build/emoji-list.mjs';
import { stubMarkdownItDependencies } from '../../../src/build/markdown-it-stubs.mjs';
import { stubSocketClientDependencies } from '../../../src/build/socket-client-stubs.mjs';

const bundledModules = {
  'socket.io-client': `export { io } from 'socket.io-client';`,
  'linkify-it': `export { LinkifyIt } from 'linkify-it';`,
  'markdown-it': `export { default } from 'markdown-it';`,
  'agent-desk-emoji': `export { default } from 'agent-desk-emoji';`,
  'socket.io-parser': `export { Decoder, Encoder, PacketType } from 'socket.io-parser';`,
};

const entryId = 'bundled-entry';

async function bundle(source) {
  const build = await rollup({
    input: entryId,
    onwarn: () => undefined,
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entryId ? id : null),
        load: (id) => (id === entryId ? source : null),
      },
      stubMarkdownItDependencies(),
      stubSocketClientDependencies(),
      emojiList(),
      resolve({ browser: true, preferBuiltins: false }),
      commonjs(),
    ],
  });
  const { output } = await build.generate({ format: 'esm' });
  await build.close();
  return output[0].code;
}

export function bundledModulesPlugin() {
  const bundles = new Map();
  return {
    name: 'bundled-modules',
    resolveImport: ({ source }) => (source in bundledModules ? `/__bundled__/${source}.js` : undefined),
    async serve({ path }) {
      const name = /^\/__bundled__\/(.+)\.js$/.exec(path)?.[1];
      if (name === undefined || !(name in bundledModules)) return undefined;
      if (!bundles.has(name)) bundles.set(name, bundle(bundledModules[name]));
      return { body: await bundles.get(name), type: 'js' };
    },
  };
}
