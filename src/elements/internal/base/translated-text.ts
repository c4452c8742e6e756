/*
 * Page translators replace a text node by `<font>` with the translation, in open shadow roots too. Lit would go on writing to
 * the node that is gone: times, states and names would stay as they were, or parts of a list disappear.
 */

/** The `<font>` that stands for a text node. The node itself is put back before it, empty. */
const standIns = new WeakMap<Text, { readonly element: Element; readonly text: string }>();

const isStandIn = (node: Node | null | undefined): node is Element =>
  node instanceof Element && node.localName === 'font' && node.isConnected;

/** The nodes are of the same tree, so a translator that changes several at once causes one call. */
function handleRecords(records: readonly MutationRecord[], observer: MutationObserver): void {
  for (const { target, addedNodes, removedNodes, previousSibling, nextSibling } of records) {
    if (target instanceof Text) {
      if (target.data === '') continue;
      // Written again: the new text counts. A translator may translate it again.
      standIns.get(target)?.element.remove();
      standIns.delete(target);
      continue;
    }
    for (const node of removedNodes) {
      if (node instanceof Text) {
        const standIn = [...addedNodes, previousSibling, nextSibling].find(isStandIn);
        if (standIn !== undefined && standIn.parentNode === target) putBack(node, standIn, observer);
      } else if (node instanceof Element && node.localName === 'font') showOriginal(target, node);
    }
  }
}

function putBack(node: Text, element: Element, observer: MutationObserver): void {
  // Some move the node into what they add.
  if (element.contains(node)) node.replaceWith(new Text(node.data));
  if (node.isConnected || node.data === '') return;
  standIns.set(node, { element, text: node.data });
  node.data = '';
  element.before(node);
  observer.observe(node, { characterData: true });
}

/** The translator has taken the translation back. */
function showOriginal(parent: Node, element: Element): void {
  for (const node of parent.childNodes) {
    const standIn = node instanceof Text ? standIns.get(node) : undefined;
    if (standIn?.element !== element || !(node instanceof Text)) continue;
    standIns.delete(node);
    if (node.data === '') node.data = standIn.text;
  }
}

/** Keeps the text nodes of a shadow root in their places when a page translator replaces them. */
export function keepTextNodes(root: Node): void {
  new MutationObserver(handleRecords).observe(root, { childList: true, subtree: true });
}
