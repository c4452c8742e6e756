interface Loader {
  watchForTags(root: Element | ShadowRoot): void;
}

/**
 * Looks for element tags in a further tree, to load their elements. The loader of the script tags observes the document,
 * but not the shadow roots in it, so elements inside one call this. Bundled pages import the elements they use.
 */
export function watchForTags(root: Element | ShadowRoot): void {
  (globalThis as { [key: symbol]: Loader | undefined })[Symbol.for('agent-desk/loader')]?.watchForTags(root);
}
