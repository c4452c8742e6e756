import type { LitElement, ReactiveController } from 'lit';
import { LazyPart } from '../../../../browser/lazy-part.js';
import { registerEnglish } from '../../../../translations/en.js';
import { addStyleInDocument } from '../../../internal/base/document-styles.js';
import { registerMarkdown, setMarkdownLoader } from '../../../internal/format/text-format.js';
import type * as rich from './rich-content.js';

/** The lazily loaded module for markdown and cards. */
export type RichContent = typeof rich;

export const richContent = new LazyPart(async (): Promise<RichContent> => {
  const content = await import('./rich-content.js');
  registerEnglish(content.richTranslations);
  registerMarkdown(content.markdownToText);
  return content;
});

setMarkdownLoader(richContent.request);

/**
 * Markdown and cards, loaded with the first message of the page that needs them. Until then texts are shown as plain text,
 * and cards as a one-line preview.
 */
export class RichContentController implements ReactiveController {
  readonly #host: LitElement;
  #stopWaiting: (() => void) | undefined;
  #content: RichContent | null = null;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Null until it is loaded for this element. */
  get content(): RichContent | null {
    return this.#content;
  }

  hostConnected(): void {
    const content = this.#content ?? richContent.code;
    if (content !== null) this.#applyContent(content);
  }

  hostDisconnected(): void {
    this.#stopWaiting?.();
    this.#stopWaiting = undefined;
  }

  /** Called while the element renders. */
  readonly request = (): void => {
    this.#stopWaiting ??= richContent.whenLoaded((content) => {
      this.#applyContent(content);
      this.#host.requestUpdate();
    });
  };

  #applyContent(content: RichContent): void {
    const { renderRoot } = this.#host;
    if (!(renderRoot instanceof ShadowRoot)) return;
    this.#content = content;
    addStyleInDocument(renderRoot, content.richStyles);
  }
}
