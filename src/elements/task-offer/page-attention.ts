/**
 * Blinks the page's title to attract the agent's attention; shared by all elements of the page. Afterwards the original
 * title is restored, or the title that the page has set in the meantime.
 */
class PageAttention {
  readonly #titles = new Map<object, string>();
  #originalTitle: string | null = null;
  #appliedTitle: string | null = null;

  /** Sets an owner's text, or removes it with null. Each call is one step of the blinking: call it every second. */
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
    const isTextShown = Math.floor(performance.now() / 1000) % 2 === 0;
    document.title = isTextShown || originalTitle === '' ? text : originalTitle;
    // Browsers normalize white space, so the title may differ from the text that was set.
    this.#appliedTitle = document.title;
  }

  #restore(): void {
    if (this.#originalTitle !== null && document.title === this.#appliedTitle) document.title = this.#originalTitle;
    this.#originalTitle = null;
    this.#appliedTitle = null;
  }
}

export const pageAttention = new PageAttention();

/** Shows a system notification. Null when the user has not allowed this page to show them. */
export function showNotification(title: string, body: string, tag: string): Notification | null {
  try {
    if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return null;
    const notification = new Notification(title, { body, tag, requireInteraction: true });
    notification.onclick = () => {
      window.focus();
      notification.close();
    };
    return notification;
  } catch {
    // Some browsers support notifications only from service workers.
    return null;
  }
}
