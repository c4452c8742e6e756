import type { ReactiveController } from 'lit';
import type { DeskElement } from '../../internal/base/desk-element.js';
import type { Lightbox } from '../message/lightbox.js';

/**
 * What becomes of the pictures, videos and recordings of a thread. Those that fail to load are remembered, so that messages
 * offer them as a download. One that plays goes on while its message is not rendered.
 */
export class MediaController implements ReactiveController {
  readonly #host: DeskElement;
  readonly #isDeleted: (key: string) => boolean;
  readonly #failedSources = new Set<string>();
  /** Elements that play, and the keys of their messages. */
  readonly #playing = new Map<HTMLMediaElement, string>();
  #isListening = false;
  /** Changes with what has failed. */
  failureVersion = 0;

  /** `isDeleted`: of the message with a key. */
  constructor(host: DeskElement, isDeleted: (key: string) => boolean) {
    this.#host = host;
    this.#isDeleted = isDeleted;
    host.addController(this);
  }

  readonly hasFailed = (source: string): boolean => this.#failedSources.has(source);

  readonly retry = (source: string): void => {
    if (this.#failedSources.delete(source)) this.#update();
  };

  hostUpdated(): void {
    this.#listen();
    // Opened from a message of this list.
    const last = this.#host.renderRoot.lastElementChild;
    if (last?.localName === 'agent-desk-lightbox') (last as Lightbox).removePictures(this.#isDeleted);
    const { content, shelter } = this.#containers();
    for (const [element, key] of this.#playing) {
      if (element.isConnected && element.parentElement !== shelter) continue;
      const message = content?.querySelector(`[data-key="${CSS.escape(key)}"]`);
      if (message) this.#putBack(element, message);
      else if (this.#isDeleted(key)) this.#end(element);
      // Browsers pause what leaves the page, unless it comes back within the same task.
      else if (!element.isConnected) shelter?.append(element);
    }
  }

  /** An element that is moved in the page is back within the same task. */
  hostDisconnected(): void {
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.stop();
    });
  }

  /** When another conversation is shown. */
  stop(): void {
    for (const element of this.#playing.keys()) this.#end(element);
  }

  #end(element: HTMLMediaElement): void {
    this.#playing.delete(element);
    element.pause();
    if (element.closest('.shelter') !== null) element.remove();
  }

  #containers(): { readonly content: Element | null; readonly shelter: Element | null } {
    const { renderRoot } = this.#host;
    return { content: renderRoot.querySelector('.content'), shelter: renderRoot.querySelector('.shelter') };
  }

  /** Takes the place of the element that was rendered for the same file. If there is none, the file is not there any more. */
  #putBack(element: HTMLMediaElement, message: Element): void {
    const source = element.getAttribute('src');
    const rendered = [...message.querySelectorAll(element.localName)].find(
      (candidate) => candidate.getAttribute('src') === source,
    );
    if (rendered === undefined) this.#end(element);
    else rendered.replaceWith(element);
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
