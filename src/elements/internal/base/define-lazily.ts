import { warnOnce } from './diagnostics.js';

type ElementLoaders = Readonly<Record<string, () => Promise<unknown>>>;

let loaders: ElementLoaders = {};
/** Tags not seen so far. */
const undiscoveredTags = new Set<string>();
/** How many have yet to come: those wanted, and those on their way. */
let remainingCount = 0;
/** The page, and shadow roots of the host that hold elements of ours. */
const observedRoots = new WeakSet<Node>();
const observer =
  typeof MutationObserver === 'undefined'
    ? undefined
    : new MutationObserver((records) => {
        for (const { addedNodes } of records)
          for (const node of addedNodes) if (node instanceof Element) discover(node);
      });

/**
 * Fetches and defines an element when its tag is first seen in the page: a page pays for what it has. Bundlers import
 * what they use instead and never call this.
 */
export function defineLazily(elementLoaders: ElementLoaders): void {
  loaders = elementLoaders;
  for (const tag of Object.keys(elementLoaders)) undiscoveredTags.add(tag);
  remainingCount = undiscoveredTags.size;
  watchForTags(document.documentElement);
}

/** Looks into another tree as well. Shadow roots of the host cannot be seen from the page: who lives in one tells. */
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

function loadElement(tag: string): void {
  undiscoveredTags.delete(tag);
  loaders[tag]?.().then(
    () => {
      if (--remainingCount === 0) observer?.disconnect();
    },
    (error: unknown) => {
      warnOnce(`<${tag}> could not be fetched: ${String(error)}`);
      // It is asked for again when the tag is seen again.
      undiscoveredTags.add(tag);
    },
  );
}
