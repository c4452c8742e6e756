/**
 * Draws an agent back who has another page in front: the page's title blinks, and, where the person has allowed it, a
 * notification appears. One for the page, however many elements ask. What it changes it puts back exactly as it was; a
 * title that the page itself sets meanwhile is the one to go back to.
 */
class PageAttention {
  readonly #titles = new Map<object, string>();
  #originalTitle: string | null = null;
  #appliedTitle: string | null = null;

  /** Asks for attention with a text, or lets go with null. Called again every second it blinks. */
  show(owner: object, text: string | null): void {
    if (text === null) this.#titles.delete(owner);
    else this.#titles.set(owner, text);
    const [currentText] = this.#titles.values();
    if (currentText === undefined) this.#restore();
    else this.#blink(currentText);
  }

  #blink(text: string): void {
    if (this.#appliedTitle === null || document.title !== this.#appliedTitle) this.#originalTitle = document.title;
    const originalTitle = this.#originalTitle ?? '';
    const isTextShown = Math.floor(Date.now() / 1000) % 2 === 0;
    document.title = isTextShown || originalTitle === '' ? text : originalTitle;
    // Browsers tidy white space, so what was set need not be what is there.
    this.#appliedTitle = document.title;
  }

  #restore(): void {
    if (this.#originalTitle !== null && document.title === this.#appliedTitle) document.title = this.#originalTitle;
    this.#originalTitle = null;
    this.#appliedTitle = null;
  }
}

export const pageAttention = new PageAttention();

/** A notification of the system, if the person has allowed this page to show them; null otherwise. */
export function showNotification(title: string, body: string, tag: string): Notification | null {
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
