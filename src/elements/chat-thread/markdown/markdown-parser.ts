import { findLinks, type FoundLink } from '../message/find-links.js';
import { linkUrl } from '../message/links.js';
import { MarkdownIt, type Token } from '../message/text-libraries.js';

export type { Token };

/** Deeper nesting is rejected. The parser's own limit would silently drop the rest of the text. */
const maxDepth = 16;

/** A block rule as the parser has it, to be narrowed below. */
const originalBlockRule = (name?: string) => {
  const { ruler } = new MarkdownIt('zero').enable(name ?? []).block;
  const [rule] = ruler.getRules('');
  if (rule === undefined) throw new Error('no such rule');
  return rule;
};

/**
 * Enables only what people use in chats. Left out: HTML; link reference definitions, which would disappear from the text;
 * indented code blocks and underlined headings, which people write by accident; the rule for line ends, which removes
 * the indentation after them.
 */
export const markdownParser = new MarkdownIt('zero', { breaks: true, maxNesting: maxDepth + 4 }).enable([
  'blockquote',
  'fence',
  'heading',
  'hr',
  'list',
  'table',
  'autolink',
  'backticks',
  'emphasis',
  'entity',
  'escape',
  'image',
  'link',
  'strikethrough',
]);

// A link with an unsafe target stays visible as plain text.
markdownParser.validateLink = (address) => linkUrl(address) !== null;
markdownParser.normalizeLink = (address) => address;
markdownParser.normalizeLinkText = (address) => address;

const { block, inline } = markdownParser;

const tokenize = block.tokenize.bind(block);
block.tokenize = (state, startLine, endLine) => {
  if (state.level > maxDepth) throw new Error('nested too deeply');
  tokenize(state, startLine, endLine);
};

const interrupts = ['paragraph', 'reference', 'blockquote'];

type BlockState = Parameters<ReturnType<typeof originalBlockRule>>[0];

const readLine = (state: BlockState, line: number): string =>
  state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);

/** Narrows a block rule to lines that begin as a pattern says. */
function narrowBlockRule(
  name: string,
  pattern: RegExp,
  alt: readonly string[] = [...interrupts, 'list'],
  isMeant: (state: BlockState, line: number, endLine: number) => boolean = () => true,
): void {
  const parse = originalBlockRule(name);
  block.ruler.at(
    name,
    (state, line, endLine, silent) =>
      pattern.test(readLine(state, line)) && isMeant(state, line, endLine) && parse(state, line, endLine, silent),
    { alt: [...alt] },
  );
}

const countCells = (row: string): number =>
  row
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/).length;

/** The last row that was found to have too many cells: up to there is no table. */
let wideRow = { src: '', line: 0 };

/** False for a table with a row that is longer than its head. The parser leaves out cells for which there is no column. */
function fitsColumns(state: BlockState, firstLine: number, endLine: number): boolean {
  const { src } = state;
  if (wideRow.src === src && firstLine < wideRow.line) return false;
  if (!/^[-:|][-:| \t]*$/.test(readLine(state, firstLine + 1))) return false;
  const columns = countCells(readLine(state, firstLine));
  if (columns !== countCells(readLine(state, firstLine + 1))) return false;
  for (let line = firstLine + 2; line < endLine && !state.isEmpty(line); line++) {
    if (countCells(readLine(state, line)) <= columns) continue;
    wideRow = { src, line };
    return false;
  }
  return true;
}

// Tildes are used as decoration, `>5 kg` is not a quotation, `#` alone is no heading, and that of `# C #` would be lost.
narrowBlockRule('fence', /^`/);
narrowBlockRule('blockquote', /^>+(?:[ \t]|$)/);
narrowBlockRule('heading', /^#+[ \t]+\S(?!.*[ \t]#+[ \t]*$)/);
// The sign of `- 5 °C` and `+ 49 30 1234` is not a mark of a list.
narrowBlockRule('list', /^(?![+-][ \t]+\d)/, interrupts);
narrowBlockRule('table', /\|/, ['paragraph', 'reference'], fitsColumns);
// The line after a quotation is the answer to it.
block.ruler.push(
  'end of quotation',
  ({ parentType }, _line, _endLine, silent) => silent && parentType === 'blockquote',
  { alt: ['blockquote'] },
);

const parseParagraph = originalBlockRule();

/** Keeps the indentation of the first line; that of the others is kept anyway. */
block.ruler.at('paragraph', (state, line, ...rest) => {
  const [indentation = ''] = /^[ \t]*/.exec(state.getLines(line, line + 1, state.blkIndent, false)) ?? [];
  parseParagraph(state, line, ...rest);
  const text = state.tokens.at(-2);
  if (text !== undefined) text.content = indentation + text.content;
  return true;
});

/** A letter or digit. Scripts without spaces between words do not count: there, marks follow letters directly. */
const wordCharacter =
  /[\p{L}\p{N}_](?<![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])/u;

/** Marks of emphasis count only around words: not within a word, a number, a product or a file pattern. */
inline.State = class extends inline.State {
  override scanDelims(
    start: number,
    canSplitWord: boolean,
  ): ReturnType<InstanceType<typeof inline.State>['scanDelims']> {
    const delimiters = super.scanDelims(start, canSplitWord);
    const { src } = this;
    const before =
      String.fromCodePoint(src.codePointAt(start - 2) ?? 32).length === 2
        ? src.slice(start - 2, start)
        : src.slice(Math.max(0, start - 1), start);
    const after = String.fromCodePoint(src.codePointAt(start + delimiters.length) ?? 32);
    // A double underscore is part of a name, such as `__init__`.
    const isName = src[start] === '_' && delimiters.length > 1;
    if (isName || wordCharacter.test(before) || /[)\]}%/\\]/.test(before) || /[./\\]/.test(after))
      delimiters.can_open = false;
    if (isName || wordCharacter.test(after) || /[([{/\\]/.test(after)) delimiters.can_close = false;
    return delimiters;
  }
};

interface Addresses {
  readonly src: string;
  readonly links: readonly FoundLink[];
  next: number;
}

/** The addresses of the text that is being parsed, and of the labels of its images, which are parsed in between. */
const parsedTexts = new Map<string, Addresses>();
const maxParsedTexts = 8;
/** Read at each position: Firefox takes as long for a key of a map as the text is long. */
let lastAddresses: Addresses = { src: '', links: [], next: 0 };

function addressesOf(src: string): Addresses {
  if (lastAddresses.src === src) return lastAddresses;
  lastAddresses = parsedTexts.get(src) ?? { src, links: findLinks(src), next: 0 };
  parsedTexts.delete(src);
  parsedTexts.set(src, lastAddresses);
  const [oldest] = parsedTexts.keys();
  if (parsedTexts.size > maxParsedTexts && oldest !== undefined) parsedTexts.delete(oldest);
  return lastAddresses;
}

/** The address that contains a position. Positions mostly increase, so the search starts at the last one found. */
function findAddressAt(src: string, position: number): FoundLink | undefined {
  const addresses = addressesOf(src);
  const { links } = addresses;
  let { next } = addresses;
  while (next > 0 && (links[next - 1]?.end ?? 0) > position) next--;
  while (next < links.length && (links[next]?.end ?? 0) <= position) next++;
  addresses.next = next;
  const link = links[next];
  return link !== undefined && link.start <= position ? link : undefined;
}

/** Takes an address as text, so that `*` and `_` in it are not read as emphasis. Rendering makes it a link. */
inline.ruler.before('text', 'address', (state, silent) => {
  const link = findAddressAt(state.src, state.pos);
  if (link === undefined || state.linkLevel > 0) return false;
  const end = Math.min(link.end, state.posMax);
  if (!silent) state.pending += state.src.slice(state.pos, end);
  state.pos = end;
  return true;
});

const escapable = /[!#&*+\-.<>[\\\]_`{|}~]/;

/** The run without spaces that was looked at last. */
let lastRun = { src: '', end: 0, isPath: false };

/** True for a run of characters in which backslashes are meant as such: a path, a pattern, or `¯\_(ツ)_/¯`. */
function isInPath(src: string, position: number): boolean {
  if (lastRun.src !== src || position >= lastRun.end || position === 0) {
    let start = position;
    while (start > 0 && !/\s/.test(src[start - 1] ?? '')) start--;
    const end = position + (/^\S*/.exec(src.slice(position))?.[0].length ?? 0);
    const run = src.slice(start, end);
    const isPath = /\\[^!-/:-@[-`{-~]|^\\\\|^[a-z]:\\|\\$|%\\|[^ -~\p{L}\p{N}\p{M}]\\/iu.test(run);
    lastRun = { src, end, isPath };
  }
  return lastRun.isPath;
}

/** A backslash counts only before a character that it is needed for. */
inline.ruler.at('escape', (state, silent) => {
  const { src, pos, posMax } = state;
  const next = src[pos + 1];
  if (src[pos] !== '\\' || next === undefined || pos + 1 >= posMax) return false;
  const isPath = isInPath(src, pos);
  if (!isPath && !escapable.test(next)) return false;
  // All of a path is text, so that `_` and `*` in it are, too.
  const end = isPath ? Math.min(Math.max(lastRun.end, pos + 1), posMax) : pos + 2;
  if (!silent) {
    if (isPath) state.pending += src.slice(pos, end);
    else state.push('text_special', '', 0).content = next;
  }
  state.pos = end;
  return true;
});
