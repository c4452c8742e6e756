import { html, nothing, type TemplateResult } from 'lit';
import type { Translations } from '../../../translations/translations.js';
import { linkDestination } from '../../internal/sanitize/sanitize-url.js';
import type { DrawBudget } from '../../internal/format/draw-budget.js';
import { linkify, renderLink } from '../message/links.js';
import { renderExternalLink } from '../message/message-media.js';
import { linksOfText } from '../message/rich/links-of-text.js';
import { hasLongRun } from '../../internal/format/long-runs.js';
import { markdownPattern } from '../../internal/format/markup.js';
import { takeText } from '../message/rich/take-text.js';
import { markdownText, parseMarkdown, type MarkdownElement, type MarkdownNode } from './parse-markdown.js';

/** Least recently used cache of parsed texts: scrolling renders the same messages again. */
const parseCache = new Map<string, readonly MarkdownNode[] | null>();
const maxCacheSize = 500;

/** Longer texts are not parsed. */
const maxMarkdownLength = 8000;

/** The text of markdown without its marks, as it is rendered. */
export const markdownToText = (text: string): string => {
  const nodes = parseCached(text);
  return nodes === null ? text : markdownText(nodes);
};

/** Renders a text as markdown, as far as the budget goes; null if it is plain or was rejected by the parser. */
export function renderMarkdown(text: string, budget: DrawBudget, translations: Translations): TemplateResult | null {
  const nodes = parseCached(text);
  if (nodes === null) return null;
  return html`<div class="text markdown">${renderBlocks(takeNodes(nodes, budget), translations)}</div>`;
}

/** Kinds that are drawn as several elements. */
const elementCounts: Partial<Record<MarkdownElement['kind'], number>> = { item: 1.5, link: 4, image: 12 };
/** The first paragraph of an item shares the line of the item, which is counted. */
const itemParagraphCount = 0.25;

const countElements = (kind: MarkdownElement['kind'], isFirstInItem: boolean): number =>
  isFirstInItem && kind === 'paragraph' ? itemParagraphCount : (elementCounts[kind] ?? 1);

/** The nodes that fit. */
function takeNodes(nodes: readonly MarkdownNode[], budget: DrawBudget, isInItem = false): readonly MarkdownNode[] {
  const taken: MarkdownNode[] = [];
  for (const node of nodes) {
    if (budget.isExceeded) break;
    if (typeof node === 'string') {
      const parts = takeText(node, budget, (from, to) => linksOfText(node, from, to));
      taken.push(node.slice(0, parts.at(-1)?.to ?? 0));
    } else if (budget.takeElement(countElements(node.kind, isInItem && taken.length === 0)))
      taken.push({ ...node, children: takeNodes(node.children, budget, node.kind === 'item') });
  }
  return taken;
}

function parseCached(text: string): readonly MarkdownNode[] | null {
  if (text.length > maxMarkdownLength || !markdownPattern.test(text) || hasLongRun(text)) return null;
  let nodes = parseCache.get(text);
  if (nodes === undefined) {
    nodes = parse(text);
    const [oldest] = parseCache.keys();
    if (parseCache.size >= maxCacheSize && oldest !== undefined) parseCache.delete(oldest);
  } else parseCache.delete(text);
  parseCache.set(text, nodes);
  return nodes;
}

function parse(text: string): readonly MarkdownNode[] | null {
  try {
    return parseMarkdown(text);
  } catch {
    return null;
  }
}

/** Blocks are separated by line breaks, so that copied text keeps them. */
const renderBlocks = (nodes: readonly MarkdownNode[], translations: Translations): unknown =>
  nodes.map((node, index) => [
    index === 0 ? nothing : '\n',
    typeof node === 'string' ? renderInline([node], translations) : renderBlock(node, translations),
  ]);

function renderBlock(element: MarkdownElement, translations: Translations): unknown {
  const { children } = element;
  const renderChildren = () => renderBlocks(children, translations);
  switch (element.kind) {
    case 'paragraph':
      return html`<p dir="auto">${renderInline(children, translations)}</p>`;
    case 'heading':
      return html`<p class="heading" dir="auto">${renderInline(children, translations)}</p>`;
    case 'quote':
      return html`<blockquote dir="auto">${renderChildren()}</blockquote>`;
    case 'bullets':
      return html`<ul dir="auto">
        ${renderChildren()}
      </ul>`;
    case 'numbers':
      return html`<ol dir="auto">
        ${renderChildren()}
      </ol>`;
    case 'item':
      return renderItem(element, translations);
    case 'rule':
      return html`<hr />`;
    case 'block':
      return html`<pre
        dir="ltr"
      >${element.title ? html`<span class="small muted">${element.title}</span>` : nothing}<code>${children}</code></pre>`;
    case 'table':
      return html`<table dir="auto">
        ${children.map((row) =>
          typeof row === 'string'
            ? row
            : html`<tr>
                ${row.children.map((cell) => renderCell(cell, translations))}
              </tr>`,
        )}
      </table>`;
    default:
      return renderInline([element], translations);
  }
}

/** Numbers are text, so that they are copied, and shown as written: `03)` after `1.`, in any order. */
function renderItem({ marker = '', children }: MarkdownElement, translations: Translations): TemplateResult {
  if (!/\d/.test(marker)) return html`<li>${renderBlocks(children, translations)}</li>`;
  const [first, ...others] = children;
  const isLine = typeof first === 'object' && first.kind === 'paragraph';
  return html`<li value=${Number.parseInt(marker, 10)}>
    <span class="number">${marker} </span>${
      isLine ? html`<span class="item-text" dir="auto">${renderInline(first.children, translations)}</span>` : nothing
    }${renderBlocks(isLine ? others : children, translations)}
  </li>`;
}

function renderCell(cell: MarkdownNode, translations: Translations): unknown {
  if (typeof cell === 'string') return cell;
  const content = renderInline(cell.children, translations);
  return cell.kind === 'head-cell' ? html`<th>${content}</th>` : html`<td>${content}</td>`;
}

const renderInline = (nodes: readonly MarkdownNode[], translations: Translations, inLink = false): unknown =>
  nodes.map((node) => {
    if (typeof node === 'string') return inLink ? node : linkify(node);
    const { kind, children, url, title } = node;
    const renderChildren = () => renderInline(children, translations, inLink);
    switch (kind) {
      case 'strong':
        return html`<strong>${renderChildren()}</strong>`;
      case 'em':
        return html`<em>${renderChildren()}</em>`;
      case 'struck':
        return html`<s>${renderChildren()}</s>`;
      case 'code':
        return html`<code>${children}</code>`;
      case 'link':
        return url === undefined
          ? renderChildren()
          : renderLink(url, markdownText(children), renderInline(children, translations, true), title);
      case 'image':
        return url === undefined
          ? renderChildren()
          : renderExternalLink(url, markdownText(children) || title || linkDestination(url), translations);
      default:
        return renderBlock(node, translations);
    }
  });
