import type { LitElement, ReactiveController } from 'lit';
import { registerEnglish } from '../../../../translations/en.js';
import { addStyleInDocument } from '../../../internal/base/document-styles.js';
import { registerMarkdown } from '../../../internal/format/text-format.js';
import type * as rich from './rich-content.js';
import { retryDelayMs } from '../../lazy-parts.js';

/** The lazily loaded module for markdown and cards. */
export type RichContent = typeof rich;

let loaded: RichContent | null = null;
let loading: Promise<void> | undefined;
/** Callbacks of the threads that wait for it. */
const pendingCallbacks = new Set<() => void>();

/** Imports the module once per page. A failed import is retried by the next thread, or after a delay if any still wait. */
const loadRichContent = (): void => {
  loading ??= import('./rich-content.js').then(
    (content) => {
      registerEnglish(content.richTranslations);
      registerMarkdown(content.markdownToText);
      loaded = content;
      for (const callback of pendingCallbacks) callback();
      pendingCallbacks.clear();
    },
    () => {
      loading = undefined;
      setTimeout(() => {
        if (pendingCallbacks.size > 0) loadRichContent();
      }, retryDelayMs);
    },
  );
};

/**
 * Loads markdown and cards when the first thread is connected. Until then texts are shown as plain text, and cards as a
 * one-line preview.
 */
export class RichContentController implements ReactiveController {
  readonly #host: LitElement;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  get content(): RichContent | null {
    return loaded;
  }

  hostConnected(): void {
    if (loaded !== null) return this.#applyContent();
    pendingCallbacks.add(this.#applyContent);
    loadRichContent();
  }

  hostDisconnected(): void {
    pendingCallbacks.delete(this.#applyContent);
  }

  readonly #applyContent = (): void => {
    const { renderRoot } = this.#host;
    if (loaded === null || !(renderRoot instanceof ShadowRoot)) return;
    addStyleInDocument(renderRoot, loaded.richStyles);
    this.#host.requestUpdate();
  };
}
