/**
 * Small replacements for dependencies of markdown-it that are not needed: all named HTML entities (28 KB), its
 * own use of linkify-it (see `find-links.ts`) and URL parsing. Used by all builds and the test runner, so that tests cover what is shipped.
 */
const stubs = {
  entities: `
    const names = {
      amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\\u00a0', copy: '©', reg: '®', trade: '™', deg: '°',
      euro: '€', pound: '£', yen: '¥', cent: '¢', sect: '§', middot: '·', bull: '•', hellip: '…', ndash: '–',
      mdash: '—', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', laquo: '«', raquo: '»', times: '×', larr: '←',
      rarr: '→', check: '✓',
    };
    export const decodeHTMLStrict = (text) =>
      text.replace(/&([a-z]{2,6});/gi, (all, name) => (Object.hasOwn(names, name) ? names[name] : all));`,
  'linkify-it': 'export class LinkifyIt {}',
  mdurl: 'export const parse = () => null, format = parse, encode = parse, decode = parse;',
  'punycode.js': 'export default {};',
  // Browsers have these character classes built in.
  'uc.micro': 'export const P = /\\p{P}/u, S = /\\p{S}/u;',
};

/** Rollup plugin. */
export const stubMarkdownItDependencies = () => ({
  name: 'markdown-it-stubs',
  resolveId: (source, importer) => (source in stubs && importer?.includes('/markdown-it/') ? `\0stub:${source}` : null),
  load: (id) => (id.startsWith('\0stub:') ? stubs[id.slice('\0stub:'.length)] : null),
});
