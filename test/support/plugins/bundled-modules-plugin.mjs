/**
 * What a browser cannot import as it is (CommonJS in parts), or what the shipped builds shorten, is bundled once per run,
 * with the same overrides and browser fields as those builds, and served in its place.
 */
import { rollup } from 'rollup';
import commonjs from '@rollup/plugin-commonjs';
import resolve from '@rollup/plugin-node-resolve';
import { emojiList } from '../../../src/build/emoji-list.mjs';
import { stubMarkdownItDependencies } from '../../../src/build/markdown-it-stubs.mjs';

const bundledModules = {
  'socket.io-client': `export { io } from 'socket.io-client';`,
  'markdown-it': `export { default } from 'markdown-it';`,
  'agent-desk-emoji': `export { default } from 'agent-desk-emoji';`,
  'socket.io-parser': `export { Decoder, Encoder, PacketType } from 'socket.io-parser';`,
};

async function bundle(source) {
  const build = await rollup({
    input: 'vendor',
    onwarn: () => undefined,
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === 'vendor' ? id : null),
        load: (id) => (id === 'vendor' ? source : null),
      },
      stubMarkdownItDependencies(),
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
    name: 'vendor',
    resolveImport: ({ source }) => (source in bundledModules ? `/__vendor__/${source}.js` : undefined),
    async serve({ path }) {
      const name = /^\/__vendor__\/(.+)\.js$/.exec(path)?.[1];
      if (name === undefined || !(name in bundledModules)) return undefined;
      if (!bundles.has(name)) bundles.set(name, bundle(bundledModules[name]));
      return { body: await bundles.get(name), type: 'js' };
    },
  };
}
