import type { LitElement, ReactiveController } from 'lit';
import { addEnglish } from '../../messages/en.js';
import type * as rich from './rich-content.js';
import { pause } from './thread-parts.js';

/** Markdown and cards. */
export type Rich = typeof rich;

let loaded: Rich | null = null;
let loading: Promise<void> | undefined;
/** Threads that do without it so far. */
const waiting = new Set<() => void>();

/**
 * One part for the page. What could not be fetched is asked for again with the next thread, and after a while for those
 * that wait; it comes to all of them.
 */
const load = (): void => {
  loading ??= import('./rich-content.js').then(
    (part) => {
      addEnglish(part.richTexts);
      loaded = part;
      for (const take of waiting) take();
      waiting.clear();
    },
    () => {
      loading = undefined;
      setTimeout(() => {
        if (waiting.size > 0) load();
      }, pause);
    },
  );
};

/**
 * Fetches the part that reads markdown and draws cards, once there is a thread to read. Until it is here, texts are shown
 * as written, and what is drawn as a card in a few words.
 */
export class RichController implements ReactiveController {
  constructor(private readonly host: LitElement) {
    host.addController(this);
  }

  get part(): Rich | null {
    return loaded;
  }

  hostConnected(): void {
    if (loaded !== null) return this.#take();
    waiting.add(this.#take);
    load();
  }

  hostDisconnected(): void {
    waiting.delete(this.#take);
  }

  readonly #take = (): void => {
    const { renderRoot } = this.host;
    const sheet = loaded?.richStyles.styleSheet;
    if (sheet === undefined || !(renderRoot instanceof ShadowRoot) || renderRoot.adoptedStyleSheets.includes(sheet))
      return;
    renderRoot.adoptedStyleSheets.push(sheet);
    this.host.requestUpdate();
  };
}
