import { linkDestination } from '../../internal/sanitize/sanitize-url.js';
import { linkUrl } from '../message/links.js';
import { markdownParser, type Token } from './markdown-parser.js';

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
  /** Item of a list: its number as written, with the punctuation after it, or the character before it. */
  readonly marker?: string;
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

/** Upper bound for the cells of a table. The parser pads short rows to the longest one. */
const maxTableCells = 8000;

/** Parses markdown. Throws if it is nested too deeply, has too large a table, or shows nothing. */
export function parseMarkdown(text: string): readonly MarkdownNode[] {
  const lines = text.split('\n');
  const maxColumns = lines.reduce((max, line) => Math.max(max, line.split('|').length), 0);
  if (maxColumns > 1 && maxColumns * lines.length > maxTableCells) throw new Error('too large a table');
  const nodes = toNodes(markdownParser.parse(text, {}));
  // Marks without anything between them were meant as text.
  if (isInvisible(nodes)) throw new Error('nothing visible');
  return nodes;
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

/** Characters without a glyph. */
const invisible = /[\s\p{C}\u115f\u1160\u2800\u3164\uffa0]/gu;

/** The text of nodes on lines of their own, with the numbers of lists, without marks. */
export const markdownText = (nodes: readonly MarkdownNode[]): string =>
  nodes
    .map((node, index) => {
      if (typeof node === 'string') return node;
      const text = markdownText(node.children);
      const line = node.kind === 'item' ? `${node.marker ?? ''} ${text}` : text || node.title || nameOf(node);
      return index > 0 && blockKinds.has(node.kind) ? `\n${line}` : line;
    })
    .join('');

/** A picture without words is named like its link. */
const nameOf = ({ kind, url }: MarkdownElement): string =>
  kind === 'image' && url !== undefined ? linkDestination(url) : '';

const blockKinds: ReadonlySet<MarkdownKind> = new Set([
  ...(['paragraph', 'heading', 'quote', 'bullets', 'numbers', 'item', 'rule', 'table', 'row', 'head-cell'] as const),
  ...(['cell', 'block'] as const),
]);

/** True if nodes show nothing at all but marks. */
const isInvisible = (nodes: readonly MarkdownNode[]): boolean =>
  nodes.every((node) =>
    typeof node === 'string'
      ? node.replaceAll(invisible, '') === ''
      : node.url === undefined && !/\d/.test(node.marker ?? '') && isInvisible(node.children),
  );

function readAttributes(token: Token): Pick<MarkdownElement, 'url' | 'title' | 'marker'> {
  if (token.type === 'list_item_open') return { marker: token.info + token.markup };
  const url = token.type === 'link_open' ? linkUrl(String(token.attrGet('href'))) : null;
  return url === null ? {} : { url, title: String(token.attrGet('title') ?? '') };
}

function toLeafNode(token: Token, inLink: boolean): MarkdownNode {
  switch (token.type) {
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
