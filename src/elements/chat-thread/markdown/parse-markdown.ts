import MarkdownIt, { type Token } from 'markdown-it';
import { matchAddressAt, linkUrl } from '../message/links.js';

/** The supported kinds of elements. Anything else the parser finds is shown as plain text. */
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
  /** Link and image: the sanitized URL. */
  readonly url?: string;
  /** Link and image: the title. Code block: the info string of its fence. */
  readonly title?: string;
  /** First number of a list. */
  readonly start?: number;
}

/** Plain data; a string is text. */
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

/** Deeper nesting is rejected. The parser's own limit would silently drop the rest of the text. */
const maxDepth = 16;

/**
 * Enables only what people use in chats. Left out: HTML; link reference definitions, which would disappear from the text;
 * indented code blocks and underlined headings, which people write by accident.
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

// A link with an unsafe target stays visible as plain text.
parser.validateLink = (address) => linkUrl(address) !== null;
parser.normalizeLink = (address) => address;
parser.normalizeLinkText = (address) => address;

/** The last range without an address, so that it is not scanned again for every scheme in it. */
let lastRejected = { src: '', until: 0 };

/** Takes an address as text, so that `*` and `_` in it are not read as emphasis. Rendering makes it a link. */
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

/** Upper bound for the cells of a table. The parser pads short rows to the longest one. */
const maxTableCells = 8000;

/** Parses markdown. Throws if it is nested too deeply or has too large a table. */
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
    // Line breaks are kept as written.
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
      // Links cannot be nested.
      if (url === null || inLink) return token.content;
      return { kind: 'image', children: [token.content], url, title: String(token.attrGet('title') ?? '') };
    }
    default:
      return token.content;
  }
}
