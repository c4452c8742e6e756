/** Options of the manifest analyzer. `packagejson: false`: it would overwrite the published path in package.json. */
export default {
  globs: ['src/elements/**/*.ts'],
  exclude: ['src/elements/**/*.{styles,events}.ts'],
  outdir: '.cache/manifest',
  litelement: true,
  packagejson: false,
};
