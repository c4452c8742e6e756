import type { ReactiveController } from 'lit';
import type { DeskElement } from '../../internal/base/desk-element.js';

/**
 * What becomes of the pictures, videos and recordings of a thread. Those that fail to load are remembered, so that messages
 * offer them as a download. One that plays goes on while its message is not rendered.
 */
export class MediaController implements ReactiveController {
  readonly #host: DeskElement;
  readonly #failedSources = new Set<string>();
  /** Elements that play, and the keys of their messages. */
  readonly #playing = new Map<HTMLMediaElement, string>();
  #isListening = false;
  /** Changes with what has failed. */
  failureVersion = 0;

  constructor(host: DeskElement) {
    this.#host = host;
    host.addController(this);
  }

  readonly hasFailed = (source: string): boolean => this.#failedSources.has(source);

  readonly retry = (source: string): void => {
    if (this.#failedSources.delete(source)) this.#update();
  };

  hostUpdated(): void {
    this.#listen();
    const { content, shelter } = this.#containers();
    for (const [element, key] of this.#playing) {
      if (element.parentElement === shelter)
        this.#putBack(element, content?.querySelector(`[data-key="${CSS.escape(key)}"]`));
      // Browsers pause what leaves the page, unless it comes back within the same task.
      else if (!element.isConnected) shelter?.append(element);
    }
  }

  hostDisconnected(): void {
    this.stop();
  }

  /** When another conversation is shown. */
  stop(): void {
    const { shelter } = this.#containers();
    for (const element of this.#playing.keys()) element.pause();
    this.#playing.clear();
    shelter?.replaceChildren();
  }

  #containers(): { readonly content: Element | null; readonly shelter: Element | null } {
    const { renderRoot } = this.#host;
    return { content: renderRoot.querySelector('.content'), shelter: renderRoot.querySelector('.shelter') };
  }

  /** Takes the place of the element that was rendered for the same file. */
  #putBack(element: HTMLMediaElement, message: Element | null | undefined): void {
    const source = element.getAttribute('src');
    const rendered = [...(message?.querySelectorAll(element.localName) ?? [])].find(
      (candidate) => candidate.getAttribute('src') === source,
    );
    rendered?.replaceWith(element);
  }

  /** These events do not bubble. */
  #listen(): void {
    if (this.#isListening) return;
    this.#isListening = true;
    for (const type of ['error', 'loadedmetadata', 'play', 'pause'])
      this.#host.renderRoot.addEventListener(type, this.#handleEvent, { capture: true });
  }

  readonly #handleEvent = ({ type, target }: Event): void => {
    if (target instanceof HTMLImageElement) {
      if (type === 'error') this.#fail(target);
    } else if (target instanceof HTMLMediaElement) {
      if (type === 'play') this.#playing.set(target, target.closest<HTMLElement>('[data-key]')?.dataset['key'] ?? '');
      if (type === 'pause' && this.#playing.delete(target) && target.closest('.shelter') !== null) target.remove();
      // A browser that cannot decode the pictures of a video plays its sound.
      const hasNoPicture = target instanceof HTMLVideoElement && type === 'loadedmetadata' && target.videoWidth === 0;
      if (type === 'error' || hasNoPicture) this.#fail(target);
    }
  };

  #fail(element: HTMLElement): void {
    const source = element.getAttribute('src');
    if (source === null || this.#failedSources.has(source)) return;
    this.#failedSources.add(source);
    this.#update();
  }

  #update(): void {
    this.failureVersion++;
    this.#host.requestUpdate();
  }
}
