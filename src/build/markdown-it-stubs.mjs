/**
 * Small replacements for what markdown-it and linkify-it contain and is not needed: all named HTML entities (28 KB), the former's
 * own use of the latter (see `find-links.ts`), URL parsing, rendering, the rules that `markdown-parser.ts` leaves out, links
 * without a scheme, and tables of characters that browsers have built in. Used by all builds and the test runner, so that tests
 * cover what is shipped.
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

/** For linkify-it, which joins their sources to patterns with the flag `u`; see below. */
const characterClasses = String.raw`
  export const Any = /[^]/, Cc = /[\0-\x1f\x7f-\x9f]/, P = /\p{P}/, Z = /[ \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;`;

const method = (name) => new RegExp(`^\\t(?:async )?${name}\\([^]*?^\\t\\}$`, 'gm');

/** In the parser's tables and its constructor. The functions behind them are then unused, and the build removes them. */
const markdownParts = [
  /\["(?:linkify|replacements|smartquotes|code|reference|lheading|newline|html_inline)", [\w$]+\],/g,
  /\[\s*"html_block",[^]*?\]\s*\],/g,
  /(?<=\bvar config = \{)\s*default: \{[^]*?\n\t\},/g,
  /,\s*commonmark: \{[^]*?\n\t\}(?=\n\};)/g,
  /^_defineProperty\(MarkdownIt, .*$/gm,
  /new (?:Renderer|LinkifyIt)\(\)$|(?<="utils",\s*)utils_exports$/gm,
  /^new RegExp\(`\^\(\?:\$\{open_tag\}.*$/gm,
  /(?<=var HTML_SEQUENCES = \[)[^]*?^(?=\];)/gm,
  // `markdown-parser.ts` has its own.
  ...['validateLink', 'normalizeLink', 'normalizeLinkText'].map(method),
  ...['render', 'renderInline', 'parseInline', 'use', 'disable', 'after', 'attrSet', 'attrJoin', 'attrPush'].map(
    method,
  ),
];
const linkParts = [
  ...['test', 'matchAtStart', 'tlds', 'get_tld', 'get_auth', 'get_schema_at_start'].map(method),
  ...['get_fuzzy_url_host_port', 'get_fuzzy_link_search'].map(method),
  /^\ttlds: unpackTlds\(\),$/gm,
];

/** Field names are texts. The helper for other keys is larger than the fields. */
const markdownHelpers = [[/\(r = toPropertyKey\(r\)\)/g, 'r']];

/** The flag `u` does not allow to escape other signs than those of patterns. */
const linkPatterns = [
  [/(?<=new RegExp\(.*, "i[gy])(?="\))/g, 'u'],
  [/\\\\(?=["'!]|-\{1,20\})/g, ''],
];

function replaceParts(name, code, replacements) {
  return replacements.reduce((before, [pattern, replacement]) => {
    const after = before.replaceAll(pattern, replacement);
    if (after === before) throw new Error(`${name} has changed: ${pattern}`);
    return after;
  }, code);
}

/** An empty argument is undefined; line breaks stay, for the source map. */
const removeParts = (name, code, patterns) =>
  replaceParts(
    name,
    code,
    patterns.map((pattern) => [pattern, (part) => part.replaceAll(/[^\n]/g, '')]),
  );

/** Rollup plugin. */
export const stubMarkdownItDependencies = () => ({
  name: 'markdown-it-stubs',
  resolveId(source, importer) {
    if (source === 'uc.micro' && importer?.includes('/linkify-it/')) return '\0stub:character-classes';
    return source in stubs && importer?.includes('/markdown-it/') ? `\0stub:${source}` : null;
  },
  load(id) {
    if (id === '\0stub:character-classes') return characterClasses;
    return id.startsWith('\0stub:') ? stubs[id.slice('\0stub:'.length)] : null;
  },
  transform(code, id) {
    if (id.endsWith('/markdown-it/dist/markdown-it.mjs'))
      return {
        code: replaceParts('markdown-it', removeParts('markdown-it', code, markdownParts), markdownHelpers),
        map: null,
      };
    if (id.endsWith('/linkify-it/build/index.mjs'))
      return { code: replaceParts('linkify-it', removeParts('linkify-it', code, linkParts), linkPatterns), map: null };
    return null;
  },
});
