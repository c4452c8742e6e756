import { reportOddity } from './report.js';

type Definitions = Readonly<Record<string, () => Promise<unknown>>>;

let definitions: Definitions = {};
/** Tags not seen so far. */
const wanted = new Set<string>();
/** How many have yet to come: those wanted, and those on their way. */
let missing = 0;
/** The page, and shadow roots of the host that hold elements of ours. */
const watched = new WeakSet<Node>();
const observer =
  typeof MutationObserver === 'undefined'
    ? undefined
    : new MutationObserver((records) => {
        for (const { addedNodes } of records) for (const node of addedNodes) if (node instanceof Element) look(node);
      });

/**
 * Fetches and defines an element when its tag is first seen in the page: a page pays for what it has. Bundlers import
 * what they use instead and never call this.
 */
export function defineWhenSeen(these: Definitions): void {
  definitions = these;
  for (const tag of Object.keys(these)) wanted.add(tag);
  missing = wanted.size;
  watchForTags(document.documentElement);
}

/** Looks into another tree as well. Shadow roots of the host cannot be seen from the page: who lives in one tells. */
export function watchForTags(root: Element | ShadowRoot): void {
  if (missing === 0 || watched.has(root)) return;
  watched.add(root);
  observer?.observe(root, { childList: true, subtree: true });
  look(root);
}

function look(root: Element | ShadowRoot): void {
  for (const tag of [...wanted]) {
    if ((root instanceof Element && root.localName === tag) || root.querySelector(tag) !== null) fetchElement(tag);
  }
}

function fetchElement(tag: string): void {
  wanted.delete(tag);
  definitions[tag]?.().then(
    () => {
      if (--missing === 0) observer?.disconnect();
    },
    (error: unknown) => {
      reportOddity(`<${tag}> could not be fetched: ${String(error)}`);
      // It is asked for again when the tag is seen again.
      wanted.add(tag);
    },
  );
}
