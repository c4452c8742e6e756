import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../../../messages/catalogue.js';
import { linked, placeOf, renderLink } from '../links.js';
import { renderForeign } from '../message-media.js';
import { parseMarkdown, type MarkdownElement, type MarkdownNode } from './parse-markdown.js';

/** Texts that were parsed lately: scrolling back draws the same messages again. */
const parsed = new Map<string, readonly MarkdownNode[] | null>();
const remembered = 500;

/** Without any of these a text is what it says, and there is nothing to parse. */
const markup = /[\\`*_[~&<]|^[ \t]*(?:[#>+-]|\d{1,9}[.)])|\|/m;

/** A text as markdown; null when it is plain, or cannot be read as anything else. */
export function renderMarkdown(text: string, words: Messages): TemplateResult | null {
  const nodes = nodesOf(text);
  if (nodes === null) return null;
  return html`<div class="text markdown">${blocks(nodes, words)}</div>`;
}

function nodesOf(text: string): readonly MarkdownNode[] | null {
  if (!markup.test(text)) return null;
  let nodes = parsed.get(text);
  if (nodes === undefined) {
    nodes = parse(text);
    const [oldest] = parsed.keys();
    if (parsed.size >= remembered && oldest !== undefined) parsed.delete(oldest);
  } else parsed.delete(text);
  parsed.set(text, nodes);
  return nodes;
}

function parse(text: string): readonly MarkdownNode[] | null {
  try {
    return parseMarkdown(text);
  } catch {
    return null;
  }
}

/** Blocks with a line break between them, for those who copy them. */
const blocks = (nodes: readonly MarkdownNode[], words: Messages): unknown =>
  nodes.map((node, i) => [
    i === 0 ? nothing : '\n',
    typeof node === 'string' ? spans([node], words) : block(node, words),
  ]);

function block(element: MarkdownElement, words: Messages): unknown {
  const { children } = element;
  const within = () => blocks(children, words);
  switch (element.kind) {
    case 'paragraph':
      return html`<p dir="auto">${spans(children, words)}</p>`;
    case 'heading':
      return html`<p class="heading" dir="auto">${spans(children, words)}</p>`;
    case 'quote':
      return html`<blockquote dir="auto">${within()}</blockquote>`;
    case 'bullets':
      return html`<ul dir="auto">
        ${within()}
      </ul>`;
    case 'numbers':
      return html`<ol dir="auto" start=${element.start ?? 1}>
        ${within()}
      </ol>`;
    case 'item':
      return html`<li>${within()}</li>`;
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
                ${row.children.map((cell) => renderCell(cell, words))}
              </tr>`,
        )}
      </table>`;
    default:
      return spans([element], words);
  }
}

function renderCell(cell: MarkdownNode, words: Messages): unknown {
  if (typeof cell === 'string') return cell;
  const content = spans(cell.children, words);
  return cell.kind === 'head-cell' ? html`<th>${content}</th>` : html`<td>${content}</td>`;
}

const spans = (nodes: readonly MarkdownNode[], words: Messages, inLink = false): unknown =>
  nodes.map((node) => {
    if (typeof node === 'string') return inLink ? node : linked(node);
    const { kind, children, url, title } = node;
    const within = () => spans(children, words, inLink);
    switch (kind) {
      case 'strong':
        return html`<strong>${within()}</strong>`;
      case 'em':
        return html`<em>${within()}</em>`;
      case 'struck':
        return html`<s>${within()}</s>`;
      case 'code':
        return html`<code>${children}</code>`;
      case 'link':
        return url === undefined ? within() : renderLink(url, textOf(children), spans(children, words, true), title);
      case 'image':
        return url === undefined ? within() : renderForeign(url, textOf(children) || title || placeOf(url), words);
      default:
        return block(node, words);
    }
  });

const textOf = (nodes: readonly MarkdownNode[]): string =>
  nodes.map((node) => (typeof node === 'string' ? node : textOf(node.children))).join('');
