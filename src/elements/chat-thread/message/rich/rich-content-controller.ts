import type { LitElement, ReactiveController } from 'lit';
import { LazyPart } from '../../../../browser/lazy-part.js';
import { registerEnglish } from '../../../../translations/en.js';
import { addStyleInDocument } from '../../../internal/base/document-styles.js';
import { registerMarkdown } from '../../../internal/format/text-format.js';
import type * as rich from './rich-content.js';

/** The lazily loaded module for markdown and cards. */
export type RichContent = typeof rich;

const part = new LazyPart(async (): Promise<RichContent> => {
  const content = await import('./rich-content.js');
  registerEnglish(content.richTranslations);
  registerMarkdown(content.markdownToText);
  return content;
});

/**
 * Loads markdown and cards when the first thread is connected. Until then texts are shown as plain text, and cards as a
 * one-line preview.
 */
export class RichContentController implements ReactiveController {
  readonly #host: LitElement;
  #stopWaiting: (() => void) | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  get content(): RichContent | null {
    return part.code;
  }

  hostConnected(): void {
    this.#stopWaiting = part.whenLoaded(this.#applyContent);
  }

  hostDisconnected(): void {
    this.#stopWaiting?.();
  }

  readonly #applyContent = ({ richStyles }: RichContent): void => {
    const { renderRoot } = this.#host;
    if (!(renderRoot instanceof ShadowRoot)) return;
    addStyleInDocument(renderRoot, richStyles);
    this.#host.requestUpdate();
  };
}
