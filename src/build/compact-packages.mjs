/** Makes the code smaller in the build for bundlers: that of other packages, and the white space of our own. */
import { transform } from 'esbuild';

/** Rollup plugin, after those that resolve and convert the packages. */
export const compactPackages = () => ({
  name: 'compact-packages',
  async transform(code, id) {
    const isPackage = /\/node_modules\/.*\.m?js$/.test(id);
    if (!isPackage && !/\/src\/.*\.ts$/.test(id)) return null;
    const { code: smaller, map } = await transform(code, {
      minifyWhitespace: true,
      minifySyntax: true,
      // Ours keep their names, for the stacks of errors; Firebase has short ones, which would be exported between files.
      minifyIdentifiers: isPackage && !/firebase|idb/.test(id),
      charset: 'utf8',
      target: 'es2022',
      sourcemap: true,
      sourcefile: id,
    });
    return { code: smaller, map };
  },
});
