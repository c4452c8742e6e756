import { warnOnce } from '../../../browser/diagnostics.js';

type ElementLoaders = Readonly<Record<string, () => Promise<unknown>>>;

const maxRetryDelayMs = 30_000;

let loaders: ElementLoaders = {};
/** Tags not found in the page so far. */
const undiscoveredTags = new Set<string>();
/** Number of elements not loaded yet, including those being loaded. */
let remainingCount = 0;
/** The document, and the host page's shadow roots that contain elements of this package. */
const observedRoots = new WeakSet<Node>();
const observer =
  typeof MutationObserver === 'undefined'
    ? undefined
    : new MutationObserver((records) => {
        for (const { addedNodes } of records)
          for (const node of addedNodes) if (node instanceof Element) discover(node);
      });

/**
 * Loads and defines each element when its tag first appears in the page. For script tags only: bundled pages import the
 * elements they use.
 */
export function defineLazily(elementLoaders: ElementLoaders): void {
  loaders = elementLoaders;
  for (const tag of Object.keys(elementLoaders)) undiscoveredTags.add(tag);
  remainingCount = undiscoveredTags.size;
  watchForTags(document.documentElement);
}

/**
 * Observes a further tree for element tags. The document's observer does not reach into shadow roots, so elements inside
 * one call this.
 */
export function watchForTags(root: Element | ShadowRoot): void {
  if (remainingCount === 0 || observedRoots.has(root)) return;
  observedRoots.add(root);
  observer?.observe(root, { childList: true, subtree: true });
  discover(root);
}

function discover(root: Element | ShadowRoot): void {
  for (const tag of [...undiscoveredTags]) {
    if ((root instanceof Element && root.localName === tag) || root.querySelector(tag) !== null) loadElement(tag);
  }
}

function loadElement(tag: string, failedAttempts = 0): void {
  undiscoveredTags.delete(tag);
  loaders[tag]?.().then(
    () => {
      if (--remainingCount === 0) observer?.disconnect();
    },
    (error: unknown) => {
      warnOnce(`<${tag}> could not be fetched: ${String(error)}`);
      // Retried after a delay, or at once when the tag is inserted again.
      undiscoveredTags.add(tag);
      setTimeout(
        () => {
          if (undiscoveredTags.has(tag)) loadElement(tag, failedAttempts + 1);
        },
        Math.min(1000 * 2 ** failedAttempts, maxRetryDelayMs),
      );
    },
  );
}
