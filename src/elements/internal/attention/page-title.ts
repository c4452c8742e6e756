/** Before a title that the page has set is written again (ms): a page that puts its own back at once is not fought. */
const repeatMs = 500;

/**
 * What calls the agent in the title of the page: a count, also on the icon of an installed page, and texts that blink. Shared
 * by all sessions of the page. The title is the page's own: one that the page sets meanwhile counts, and is put back at the end.
 */
class PageTitle {
  readonly #counts = new Map<object, number>();
  /** The page's own title while the count is in front of it. */
  #own: string | null = null;
  #prefix = '';
  /** Texts that blink, by owner. */
  readonly #texts = new Map<object, string>();
  #shown = '';
  #observer: MutationObserver | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Sets the count of a session; 0 removes it. `hasIcon`: the icon of the page, which all its tabs have, shows it as well. */
  setCount(owner: object, count: number, hasIcon = true): void {
    if ((this.#counts.get(owner) ?? 0) === count) return;
    if (count === 0) this.#counts.delete(owner);
    else this.#counts.set(owner, count);
    const total = [...this.#counts.values()].reduce((sum, other) => sum + other, 0);
    if (hasIcon) setBadge(total);
    this.#learn();
    this.#prefix = total === 0 ? '' : `(${total}) `;
    this.#show();
  }

  /** Blinks a text in place of the page's title; null ends it. Each call is one step: call it every second. */
  blink(owner: object, text: string | null): void {
    if (text === null && !this.#texts.has(owner)) return;
    if (text === null) this.#texts.delete(owner);
    else this.#texts.set(owner, text);
    this.#learn();
    this.#show();
  }

  /** What the page has set since. A page that adds to its title has the count in it. */
  #learn(): void {
    const { title } = document;
    if (this.#own !== null && title === this.#shown) return;
    const hasPrefix = this.#own !== null && this.#prefix !== '' && title.startsWith(this.#prefix);
    this.#own = hasPrefix ? title.slice(this.#prefix.length) : title;
  }

  #show(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const own = this.#own ?? '';
    const [text] = this.#texts.values();
    const isTextShown = text !== undefined && (own === '' || Math.floor(performance.now() / 1000) % 2 === 0);
    document.title = isTextShown ? text : this.#prefix + own;
    // Browsers normalize white space.
    this.#shown = document.title;
    if (this.#prefix === '' && text === undefined) {
      this.#own = null;
      this.#observer?.disconnect();
      this.#observer = undefined;
      return;
    }
    if (this.#observer !== undefined) return;
    this.#observer = new MutationObserver(this.#handleChange);
    this.#observer.observe(document.head, { subtree: true, childList: true, characterData: true });
  }

  readonly #handleChange = (): void => {
    if (document.title === this.#shown) return;
    this.#timer ??= setTimeout(() => {
      this.#learn();
      this.#show();
    }, repeatMs);
  };
}

export const pageTitle = new PageTitle();

function setBadge(count: number): void {
  // Not in all browsers, and refused where the page is in a frame.
  const { setAppBadge, clearAppBadge } = navigator as Partial<Navigator>;
  const change = count > 0 ? setAppBadge?.call(navigator, count) : clearAppBadge?.call(navigator);
  change?.catch(() => undefined);
}
