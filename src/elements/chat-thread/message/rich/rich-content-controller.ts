import type { LitElement, ReactiveController } from 'lit';
import { registerEnglish } from '../../../../translations/en.js';
import type * as rich from './rich-content.js';
import { retryDelayMs } from '../../lazy-parts.js';

/** Markdown and cards. */
export type RichContent = typeof rich;

let loaded: RichContent | null = null;
let loading: Promise<void> | undefined;
/** Threads that do without it so far. */
const pendingCallbacks = new Set<() => void>();

/**
 * One part for the page. What could not be fetched is asked for again with the next thread, and after a while for those
 * that wait; it comes to all of them.
 */
const loadRichContent = (): void => {
  loading ??= import('./rich-content.js').then(
    (content) => {
      registerEnglish(content.richTranslations);
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
 * Fetches the part that reads markdown and draws cards, once there is a thread to read. Until it is here, texts are shown
 * as written, and what is drawn as a card in a few words.
 */
export class RichContentController implements ReactiveController {
  constructor(private readonly host: LitElement) {
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
    const { renderRoot } = this.host;
    const sheet = loaded?.richStyles.styleSheet;
    if (sheet === undefined || !(renderRoot instanceof ShadowRoot) || renderRoot.adoptedStyleSheets.includes(sheet))
      return;
    renderRoot.adoptedStyleSheets.push(sheet);
    this.host.requestUpdate();
  };
}
