/**
 * What markdown-it brings along and this desk has no use for, replaced by little: the two thousand named characters of
 * HTML (28 KB), a finder of links and a parser of addresses (ours decide what is a link, see `links.ts`).
 * For every build, and for the test runner, so that the tests judge what is shipped.
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
  // What is punctuation, browsers know.
  'uc.micro': 'export const P = /\\p{P}/u, S = /\\p{S}/u;',
};

/** Rollup plugin. */
export const stubMarkdownItDependencies = () => ({
  name: 'lean-markdown',
  resolveId: (source, importer) => (source in stubs && importer?.includes('/markdown-it/') ? `\0lean:${source}` : null),
  load: (id) => (id.startsWith('\0lean:') ? stubs[id.slice('\0lean:'.length)] : null),
});
