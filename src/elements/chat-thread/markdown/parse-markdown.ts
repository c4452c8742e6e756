import MarkdownIt, { type Token } from 'markdown-it';
import { matchAddressAt, linkUrl } from '../message/links.js';

/** What can stand in a message. Whatever the parser finds beyond these is shown as the text it was written as. */
export type MarkdownKind =
  | 'paragraph'
  | 'heading'
  | 'quote'
  | 'bullets'
  | 'numbers'
  | 'item'
  | 'rule'
  | 'table'
  | 'row'
  | 'head-cell'
  | 'cell'
  | 'block'
  | 'code'
  | 'em'
  | 'strong'
  | 'struck'
  | 'link'
  | 'image';

export interface MarkdownElement {
  readonly kind: MarkdownKind;
  readonly children: readonly MarkdownNode[];
  /** Link and image: where it leads, already found safe. */
  readonly url?: string;
  /** Link and image: what is said about it. Block of code: the word after its fence. */
  readonly title?: string;
  /** First number of a list. */
  readonly start?: number;
}

/** Plain data, made of what was written: a string is a text. */
export type MarkdownNode = string | MarkdownElement;

const containerKinds: Readonly<Record<string, MarkdownKind>> = {
  paragraph: 'paragraph',
  heading: 'heading',
  blockquote: 'quote',
  bullet_list: 'bullets',
  ordered_list: 'numbers',
  list_item: 'item',
  table: 'table',
  tr: 'row',
  th: 'head-cell',
  td: 'cell',
  em: 'em',
  strong: 'strong',
  s: 'struck',
  link: 'link',
};

/** Nested deeper than anybody means it. Beyond its own limit the parser would leave out the rest. */
const maxDepth = 16;

/**
 * What people use in chats, from the bottom up. Left out on purpose: HTML; definitions of links, which vanish from what
 * was written; blocks of code by indentation and headings by underlining, which people produce without meaning to.
 */
const parser = new MarkdownIt('zero', { breaks: true, maxNesting: maxDepth + 4 }).enable([
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
  'newline',
  'strikethrough',
]);

// What leads nowhere safe is no link: it stays as it was written, for all to see.
parser.validateLink = (address) => linkUrl(address) !== null;
parser.normalizeLink = (address) => address;
parser.normalizeLinkText = (address) => address;

/** What was found to be no address, so that it is not looked at again for every scheme in it. */
let lastRejected = { src: '', until: 0 };

/** An address is taken whole, before a star or underline in it could be taken for emphasis; it is made a link later. */
parser.inline.ruler.after('text', 'address', (state, silent) => {
  if (state.src[state.pos] !== ':') return false;
  const scheme = /(?:https?|mailto)$/i.exec(state.src.slice(Math.max(0, state.pos - 6), state.pos))?.[0];
  if (scheme === undefined) return false;
  const start = state.pos - scheme.length;
  if (lastRejected.src === state.src && start < lastRejected.until) return false;
  const { address, scannedUntil } = matchAddressAt(state.src, start);
  const end = Math.min(start + address.length, state.posMax);
  if (end <= state.pos) {
    lastRejected = { src: state.src, until: scannedUntil };
    return false;
  }
  if (!silent) state.pending += state.src.slice(state.pos, end);
  state.pos = end;
  return true;
});

const tokenize = parser.block.tokenize.bind(parser.block);
parser.block.tokenize = (state, startLine, endLine) => {
  if (state.level > maxDepth) throw new Error('nested too deeply');
  tokenize(state, startLine, endLine);
};

/** Cells a table could come to have: short rows are filled up to the longest one. */
const maxTableCells = 8000;

/** Reads a text as markdown. Throws when it goes beyond what anybody means. */
export function parseMarkdown(text: string): readonly MarkdownNode[] {
  const lines = text.split('\n');
  const maxColumns = lines.reduce((max, line) => Math.max(max, line.split('|').length), 0);
  if (maxColumns > 1 && maxColumns * lines.length > maxTableCells) throw new Error('too large a table');
  return toNodes(parser.parse(text, {}));
}

function toNodes(tokens: readonly Token[]): readonly MarkdownNode[] {
  const root: MarkdownNode[] = [];
  const path = [root];
  let linkDepth = 0;
  const walk = (siblings: readonly Token[]): void => {
    for (const token of siblings) {
      const kind = containerKinds[token.type.replace(/_(?:open|close)$/, '')];
      const parent = path.at(-1) ?? root;
      if (token.nesting === 1) {
        if (kind === undefined) continue;
        const children: MarkdownNode[] = [];
        parent.push({ kind, children, ...readAttributes(token) });
        path.push(children);
        if (kind === 'link') linkDepth++;
      } else if (token.nesting === -1) {
        if (kind === undefined) continue;
        path.pop();
        if (kind === 'link') linkDepth--;
      } else if (token.type === 'inline') walk(token.children ?? []);
      else parent.push(toLeafNode(token, linkDepth > 0));
    }
  };
  walk(tokens);
  return root;
}

function readAttributes(token: Token): Pick<MarkdownElement, 'url' | 'title' | 'start'> {
  if (token.type === 'ordered_list_open') return { start: Number(token.attrGet('start') ?? 1) };
  const url = token.type === 'link_open' ? linkUrl(String(token.attrGet('href'))) : null;
  return url === null ? {} : { url, title: String(token.attrGet('title') ?? '') };
}

function toLeafNode(token: Token, inLink: boolean): MarkdownNode {
  switch (token.type) {
    // In a chat, a line ends where its writer ended it.
    case 'softbreak':
    case 'hardbreak':
      return '\n';
    case 'code_inline':
      return { kind: 'code', children: [token.content] };
    case 'fence':
      return { kind: 'block', children: [token.content.replace(/\n$/, '')], title: token.info.trim() };
    case 'hr':
      return { kind: 'rule', children: [] };
    case 'image': {
      const url = linkUrl(String(token.attrGet('src')));
      // A link in a link cannot be.
      if (url === null || inLink) return token.content;
      return { kind: 'image', children: [token.content], url, title: String(token.attrGet('title') ?? '') };
    }
    default:
      return token.content;
  }
}
