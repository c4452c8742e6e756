/**
 * Small replacements for what markdown-it contains and is not needed: all named HTML entities (28 KB), its own use of
 * linkify-it (see `find-links.ts`), URL parsing, its rendering, and the rules that `markdown-parser.ts` leaves out. Used by
 * all builds and the test runner, so that tests cover what is shipped.
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

/** In the parser's tables and its constructor. The functions behind them are then unused, and the build removes them. */
const removedParts = [
  /\["(?:linkify|replacements|smartquotes|code|reference|lheading|newline|html_inline)", [\w$]+\],/g,
  /\[\s*"html_block",[^]*?\]\s*\],/g,
  /(?<=\bvar config = \{)\s*default: \{[^]*?\n\t\},/g,
  /,\s*commonmark: \{[^]*?\n\t\}(?=\n\};)/g,
  /^_defineProperty\(MarkdownIt, .*$/gm,
  /new (?:Renderer|LinkifyIt)\(\)$/gm,
];

function removeParts(code) {
  return removedParts.reduce((before, pattern) => {
    // An empty argument is undefined; line breaks stay, for the source map.
    const after = before.replaceAll(pattern, (part) => part.replaceAll(/[^\n]/g, ''));
    if (after === before) throw new Error(`markdown-it has changed: ${pattern}`);
    return after;
  }, code);
}

/** Rollup plugin. */
export const stubMarkdownItDependencies = () => ({
  name: 'markdown-it-stubs',
  resolveId: (source, importer) => (source in stubs && importer?.includes('/markdown-it/') ? `\0stub:${source}` : null),
  load: (id) => (id.startsWith('\0stub:') ? stubs[id.slice('\0stub:'.length)] : null),
  transform: (code, id) =>
    id.endsWith('/markdown-it/dist/markdown-it.mjs') ? { code: removeParts(code), map: null } : null,
});
