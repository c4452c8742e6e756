/** What the manifest analyser reads. It would write its own path into package.json, which names the published file. */
export default {
  globs: ['src/elements/**/*.ts'],
  exclude: ['src/elements/**/*.{styles,events}.ts'],
  outdir: '.cache/manifest',
  litelement: true,
  packagejson: false,
};
