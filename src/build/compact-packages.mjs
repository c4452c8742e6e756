/** Makes the code of other packages smaller in the build for bundlers. Our own code stays readable. */
import { transform } from 'esbuild';

/** Rollup plugin, after those that resolve and convert the packages. */
export const compactPackages = () => ({
  name: 'compact-packages',
  async transform(code, id) {
    if (!/\/node_modules\/.*\.m?js$/.test(id)) return null;
    const options = { minifyWhitespace: true, minifySyntax: true, target: 'es2022', sourcemap: true, sourcefile: id };
    const { code: smaller, map } = await transform(code, options);
    return { code: smaller, map };
  },
});
