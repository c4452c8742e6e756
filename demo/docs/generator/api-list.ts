/** The lists of the reference: every entry has a name that can be linked to, facts such as its type, and a description. */
import { escapeHtml } from './escape-html.js';
import { linkTypes } from './type-links.js';

export interface Entry {
  /** As it is written, e.g. `no-sound` or `refresh()`. */
  readonly name: string;
  /** Facts beside the name: label and code. */
  readonly facts?: readonly (readonly [label: string, code: string])[];
  /** Markdown, on one or several lines. */
  readonly description: string;
}

export type RenderInline = (markdown: string) => string;

const slug = (text: string): string =>
  text
    .replace(/\(.*/, '')
    .replaceAll(/[^\w-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .toLowerCase();

/** An HTML list of definitions. Vue does not read it, so that braces in examples stay as they are. */
export function apiList(kind: string, entries: readonly Entry[], renderInline: RenderInline): string {
  const items = entries.map(({ name, facts = [], description }) => {
    const id = `${kind}-${slug(name) || 'default'}`;
    const shown = facts
      .filter(([, code]) => code !== '')
      .map(([label, code]) => `<span class="api-fact">${escapeHtml(label)} <code>${linkTypes(code)}</code></span>`);
    // Blank lines would end the HTML block.
    const text = renderInline(description.replaceAll(/\s+/g, ' ').trim());
    return `<div class="api-entry" id="${id}"><dt><a class="api-name" href="#${id}"><code>${escapeHtml(name)}</code></a>${shown.join('')}</dt><dd>${text}</dd></div>`;
  });
  return `<dl class="api-list" v-pre>\n${items.join('\n')}\n</dl>\n`;
}

/** A section with a heading and a list; nothing if there are no entries. */
export const apiSection = (
  heading: string,
  kind: string,
  entries: readonly Entry[],
  renderInline: RenderInline,
  introduction = '',
): string =>
  entries.length === 0
    ? ''
    : `\n## ${heading} {#${plural(kind)}}\n\n${introduction}\n\n${apiList(kind, entries, renderInline)}\n`;

const plural = (kind: string): string => (kind.endsWith('y') ? `${kind.slice(0, -1)}ies` : `${kind}s`);
