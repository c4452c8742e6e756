/**
 * Replaces `<!-- show: … -->` in pages by what is generated: `reference chat-thread` the interface of an element, `example
 * chat-thread 30rem` a live example, and the pages of the session's interface.
 */
import { elementIndex, elementReference, themeReference } from './element-reference.js';
import { exampleMarkdown } from './examples.js';
import { elementOrder } from './navigation.js';
import {
  commandReference,
  errorReference,
  eventReference,
  requestEventReference,
  sessionReference,
  typeReference,
} from './session-reference.js';
import type { RenderInline } from './api-list.js';

type Rule = (...args: readonly unknown[]) => string;

/** The part of markdown-it that is used. */
interface Markdown {
  readonly renderer: { readonly rules: Record<string, Rule | undefined> };
  readonly core: {
    readonly ruler: { before(rule: string, name: string, run: (state: { src: string }) => void): void };
  };
  renderInline(text: string): string;
}

const generated: Readonly<Record<string, (render: RenderInline, ...args: string[]) => string>> = {
  reference: (render, tag = '') => elementReference(tag, render),
  example: (_, name = '', height = '24rem') => exampleMarkdown(name, height),
  elements: (render) => elementIndex(elementOrder, render),
  theme: themeReference,
  session: sessionReference,
  commands: commandReference,
  events: eventReference,
  'request-events': requestEventReference,
  errors: errorReference,
  types: typeReference,
};

export function expandMarkers(markdown: Markdown): void {
  const render: RenderInline = (text) => markdown.renderInline(text);
  markdown.core.ruler.before('normalize', 'generated-parts', (state) => {
    state.src = state.src.replaceAll(/^<!-- show: (\S+)(.*) -->$/gm, (marker, name: string, rest: string) => {
      const generate = generated[name];
      if (generate === undefined) throw new Error(`Nothing is generated for ${marker}`);
      return generate(render, ...rest.trim().split(' ').filter(Boolean));
    });
  });
}

/** Braces in texts are not instructions for Vue, such as those of `{{customer.firstName}}`. */
export function keepBraces({ renderer: { rules } }: Markdown): void {
  for (const name of ['text', 'code_inline']) {
    const render = rules[name];
    if (render !== undefined) rules[name] = (...args) => render(...args).replaceAll('{{', '&#123;&#123;');
  }
}
