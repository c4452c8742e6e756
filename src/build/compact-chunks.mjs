/** Makes the build for bundlers smaller: white space, and all names within a file. What a file exports keeps its name. */
import { transform } from 'esbuild';

/** Rollup plugin for an output. */
export const compactChunks = () => ({
  name: 'compact-chunks',
  async renderChunk(code) {
    const { code: smaller, map } = await transform(code, {
      minify: true,
      format: 'esm',
      charset: 'utf8',
      legalComments: 'inline',
      target: 'es2022',
      sourcemap: true,
    });
    return { code: smaller, map };
  },
});
