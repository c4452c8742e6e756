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

/** Narrows a block rule to lines that begin as a pattern says, and to those up to the end that is found. */
function narrowBlockRule(
  name: string,
  pattern: RegExp,
  alt: readonly string[] = [...interrupts, 'list'],
  findEnd: (state: BlockState, line: number, endLine: number) => number = (_state, _line, endLine) => endLine,
): void {
  const parse = originalBlockRule(name);
  block.ruler.at(
    name,
    (state, line, endLine, silent) =>
      pattern.test(readLine(state, line)) && parse(state, line, findEnd(state, line, endLine), silent),
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

/**
 * Where a table ends: before a line without a cell. A table with a row that is longer than its head is none: the parser leaves
 * out cells for which there is no column.
 */
function findTableEnd(state: BlockState, firstLine: number, endLine: number): number {
  const { src } = state;
  if (wideRow.src === src && firstLine < wideRow.line) return firstLine;
  if (!/^[-:|][-:| \t]*$/.test(readLine(state, firstLine + 1))) return firstLine;
  const columns = countCells(readLine(state, firstLine));
  if (columns !== countCells(readLine(state, firstLine + 1))) return firstLine;
  for (let line = firstLine + 2; line < endLine && !state.isEmpty(line); line++) {
    const row = readLine(state, line);
    if (columns > 1 && !row.includes('|')) return line;
    if (countCells(row) <= columns) continue;
    wideRow = { src, line };
    return firstLine;
  }
  return endLine;
}

// Tildes are used as decoration, `>5 kg` is not a quotation, `#` alone is no heading, and that of `# C #` would be lost.
narrowBlockRule('fence', /^`/);
narrowBlockRule('blockquote', /^>+(?:[ \t]|$)/);
// Nor is `# 4711`, as `# 1. Overview` is.
narrowBlockRule('heading', /^(?!#[ \t]+\d(?!\d*[.)][ \t]))#+[ \t]+\S(?!.*[ \t]#+[ \t]*$)/);
// The sign of `- 5 °C` and `+ 49 30 1234` is not a mark of a list, nor is the day of `5. 3. 2024`.
narrowBlockRule('list', /^(?![+-][ \t]+\d|\d\d?\.[ \t]+\d\d?\.(?:\D|$|\d{4}))/, interrupts);
narrowBlockRule('table', /\|/, ['paragraph', 'reference'], findTableEnd);
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

/** Letters and punctuation of scripts without spaces between words, and of Korean, whose endings follow directly. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3001-\u303f\uff00-\uffef]/u;
const wordCharacter = /[\p{L}\p{N}_]/u;
const isSign = (character: string): boolean => /[\p{P}\p{S}]/u.test(character);

/** What a phrase may stand between. Around `_` in `:_(` and `^_^`, other signs are a face. */
const beforePhrase = /[\p{Ps}\p{Pi}\p{Pd}\p{Extended_Pictographic}"'\xbf\xa1*_~]/u;
const afterPhrase = /[\p{Pe}\p{Pf}\p{Po}\p{Pd}\p{Extended_Pictographic}_~]/u;

/** Marks of emphasis count only around words: not within a word, a number, a face, a product or a file pattern. */
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
    const end = start + delimiters.length;
    const after = String.fromCodePoint(src.codePointAt(end) ?? 32);
    const isDouble = delimiters.length > 1;
    // A double underscore is part of a name, such as `__init__`.
    if (isDouble && src[start] === '_') return { ...delimiters, can_open: false, can_close: false };
    const [isAfterUnspaced, isBeforeUnspaced] = [unspaced.test(before), unspaced.test(after)];
    // A single mark between such letters is a sign of multiplication: only a double one needs no space around it.
    if (isDouble && (isAfterUnspaced || isBeforeUnspaced)) {
      delimiters.can_open = !/\s/.test(after);
      delimiters.can_close = before !== '' && !/\s/.test(before);
    }
    const isWordEdge = isDouble && isAfterUnspaced !== isBeforeUnspaced;
    // `_` may be a mark, too, unless it is part of a name.
    const isWithin = (character: string, next = ''): boolean =>
      wordCharacter.test(character === '_' ? next : character) &&
      !isWordEdge &&
      !(isDouble && unspaced.test(character));
    const isBetweenSigns = !isDouble && isSign(before) && isSign(after);
    const isInFace = isBetweenSigns && before === after;
    // Bold words may be joined by a slash to anything, and paths have single marks.
    const isPath = (character: string, next = ''): boolean =>
      character === '\\' || (character === '/' && !isDouble && !/[*_~]/.test(next));
    if (
      isWithin(before, src[start - 2]) ||
      isInFace ||
      (isBetweenSigns && !beforePhrase.test(before)) ||
      /[)\]}%]/.test(before) ||
      isPath(before, src[start - 2]) ||
      /[.,;)\]}/\\]/.test(after) ||
      // A phrase may begin with `!`; with a sign before it, it is a face.
      ((!isDouble || isSign(before)) && /[:!?]/.test(after))
    )
      delimiters.can_open = false;
    if (
      isWithin(after, src[end + 1]) ||
      isInFace ||
      (isBetweenSigns && !afterPhrase.test(after)) ||
      /[([{]/.test(before) ||
      /[([{]/.test(after) ||
      isPath(after, src[end + 1])
    )
      delimiters.can_close = false;
    return delimiters;
  }
};

/** Single marks around nothing but signs are signs themselves: `*_*`. Those beside a slash are, unless it joins two phrases. */
inline.ruler2.before('emphasis', 'signs', ({ tokens, tokens_meta: nested, delimiters }) => {
  let words = 0;
  /** How many tokens with words there are before each. */
  const wordsBefore = tokens.map(({ type, content }) => {
    const before = words;
    if (!/^text/.test(type) || /[\p{L}\p{N}\p{Sc}\p{Extended_Pictographic}]/u.test(content)) words++;
    return before;
  });
  const isSlash = (index: number): boolean => tokens[index]?.content === '/';
  for (const list of [delimiters, ...nested.map((meta) => meta?.delimiters ?? [])]) {
    const openers = new Set(list.filter(({ end }) => end >= 0).map(({ token }) => token));
    const closers = new Set<number>();
    for (const opener of list) {
      const closer = list[opener.end];
      if (closer === undefined) continue;
      const isInPath =
        (isSlash(opener.token - 1) && !closers.has(opener.token - 2)) ||
        (isSlash(closer.token + 1) && !openers.has(closer.token + 2));
      // Those of strikethrough have no length.
      const isSingle = opener.length === 1 && closer.length === 1;
      if (isSingle && (isInPath || wordsBefore[opener.token] === wordsBefore[closer.token])) opener.end = -1;
      else closers.add(closer.token);
    }
  }
  return true;
});

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

/** Typed as an apostrophe. */
inline.ruler.before('backticks', 'apostrophe', (state, silent) => {
  const { src, pos } = state;
  const isInWord = [src[pos - 1], src[pos + 1]].every(
    (letter = '') => wordCharacter.test(letter) && !unspaced.test(letter),
  );
  if (src[pos] !== '`' || !isInWord) return false;
  if (!silent) state.pending += '`';
  state.pos++;
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
