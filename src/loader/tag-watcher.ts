/** Finds the first element of each tag in the page. */
export class TagWatcher {
  /** Tags not found so far. */
  readonly #remainingTags: Set<string>;
  /** The document, and the host page's shadow roots that contain elements of this package. */
  readonly #observedRoots = new WeakSet<Node>();
  readonly #observer = new MutationObserver((records) => {
    for (const { addedNodes } of records) for (const node of addedNodes) if (node instanceof Element) this.#find(node);
  });

  constructor(
    tags: readonly string[],
    private readonly onFound: (tag: string) => void,
  ) {
    this.#remainingTags = new Set(tags);
  }

  /** Observes a tree. The document's observer does not reach into shadow roots: each is a tree of its own. */
  watch(root: Element | ShadowRoot): void {
    if (this.#observedRoots.has(root)) return;
    this.#observedRoots.add(root);
    this.#observer.observe(root, { childList: true, subtree: true });
    this.#find(root);
  }

  /** Reports a tag again when it is next inserted. */
  watchAgain(tag: string): void {
    this.#remainingTags.add(tag);
  }

  /** Like an insertion: true if the tag was not found since `watchAgain()`. */
  take(tag: string): boolean {
    return this.#remainingTags.delete(tag);
  }

  #find(root: Element | ShadowRoot): void {
    for (const tag of [...this.#remainingTags]) {
      if ((root instanceof Element && root.localName === tag) || root.querySelector(tag) !== null) {
        this.take(tag);
        this.onFound(tag);
      }
    }
  }
}
