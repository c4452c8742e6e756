/**
 * Draws an agent back who has another page in front: the page's title blinks, and, where the person has allowed it, a
 * notification appears. One for the page, however many elements ask. What it changes it puts back exactly as it was; a
 * title that the page itself sets meanwhile is the one to go back to.
 */
class PageAttention {
  readonly #texts = new Map<object, string>();
  #original: string | null = null;
  #ours: string | null = null;

  /** Asks for attention with a text, or lets go with null. Called again every second it blinks. */
  show(owner: object, text: string | null): void {
    if (text === null) this.#texts.delete(owner);
    else this.#texts.set(owner, text);
    const [wanted] = this.#texts.values();
    if (wanted === undefined) this.#restore();
    else this.#blink(wanted);
  }

  #blink(text: string): void {
    if (this.#ours === null || document.title !== this.#ours) this.#original = document.title;
    const original = this.#original ?? '';
    const on = Math.floor(Date.now() / 1000) % 2 === 0;
    document.title = on || original === '' ? text : original;
    // Browsers tidy white space, so what was set need not be what is there.
    this.#ours = document.title;
  }

  #restore(): void {
    if (this.#original !== null && document.title === this.#ours) document.title = this.#original;
    this.#original = null;
    this.#ours = null;
  }
}

export const pageAttention = new PageAttention();

/** A notification of the system, if the person has allowed this page to show them; null otherwise. */
export function notify(title: string, body: string, tag: string): Notification | null {
  try {
    if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return null;
    const notification = new Notification(title, { body, tag });
    notification.onclick = () => {
      window.focus();
      notification.close();
    };
    return notification;
  } catch {
    // Some browsers know notifications from service workers only.
    return null;
  }
}
