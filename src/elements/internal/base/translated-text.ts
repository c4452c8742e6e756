import type { ReactiveControllerHost } from 'lit';

/*
 * Page translators, and others that work on any page, replace text nodes by elements of theirs, in open shadow roots too. Lit
 * would go on writing to the node that is gone: times, states and names would stay as they were, or parts of a list disappear.
 */

/** What stands for a text node, which itself is put back before it, empty. */
const standIns = new WeakMap<Node, { readonly data: string; readonly nodes: readonly ChildNode[] }>();
const texts = new WeakMap<Node, Text>();

// Not `instanceof`: nodes of an element that was moved to another document are of the classes of the first one.
const isText = (node: Node): node is Text => node.nodeType === 3;
const isMarker = (node: Node): boolean => node.nodeType === 8;

/** The element itself has written: its text counts. A translator may translate it again. */
function handleOwnChange({ target }: MutationRecord): void {
  standIns.get(target)?.nodes.forEach((node) => node.remove());
  standIns.delete(target);
}

const placeOf = ({ target, previousSibling, nextSibling }: MutationRecord): Node =>
  previousSibling ?? nextSibling ?? target;

/** Others have changed the nodes, maybe all texts of a long page at once. */
function handleChanges(records: readonly MutationRecord[]): void {
  const added = new Set<Node | null>(records.flatMap(({ addedNodes }) => [...addedNodes]));
  const byPlace = new Map<Node, MutationRecord[]>();
  for (const record of records) {
    const place = placeOf(record);
    if (!byPlace.get(place)?.push(record)) byPlace.set(place, [record]);
  }
  for (const record of records) {
    const { target, addedNodes, removedNodes, previousSibling, nextSibling } = record;
    const putBack = (node: Node, next?: Node): Node =>
      target.insertBefore(node, [next, addedNodes[0], nextSibling].find((one) => one?.parentNode === target) ?? null);
    // Only texts between markers are ever written.
    const isWritten = [removedNodes, target.childNodes].some((nodes) => Array.prototype.some.call(nodes, isMarker));
    for (const node of removedNodes) {
      if (isMarker(node) && !node.isConnected) putBack(node);
      const text = texts.get(node) ?? node;
      const known = standIns.get(text);
      if (!isText(text) || (known === undefined && (text !== node || !isWritten || text.data.trim() === ''))) continue;
      const isOwn = text === node;
      if (isOwn && text.parentNode === target) continue;
      // Some move the node into what they add.
      if (isOwn && text.isConnected) text.replaceWith(new Text(text.data));
      // Added with it or beside it, or at its place after it was removed.
      const samePlace = byPlace
        .get(placeOf(record))
        ?.flatMap((other) =>
          other.previousSibling === previousSibling && other.nextSibling === nextSibling ? [...other.addedNodes] : [],
        );
      const nodes = [previousSibling, ...(samePlace ?? []), nextSibling, ...(known?.nodes ?? [])].filter(
        (one): one is ChildNode =>
          one?.parentNode === target && one !== text && (texts.get(one) ?? (added.has(one) ? text : null)) === text,
      );
      for (const one of nodes) texts.set(one, text);
      const data = known?.data ?? text.data;
      standIns.set(text, { data, nodes });
      // Nothing stands for it any more when the translation was taken back.
      text.data = isOwn || nodes.length > 0 ? '' : data;
      if (isOwn) putBack(text, nodes[0]);
    }
  }
}

/** Keeps the text nodes of a shadow root in their places when something else than its host replaces them. */
export function keepTextNodes(host: ReactiveControllerHost, root: Node): void {
  let isUpdating = false;
  const handle = (records: readonly MutationRecord[]): void => {
    if (isUpdating) records.forEach(handleOwnChange);
    else handleChanges(records);
    isUpdating = false;
    observer.takeRecords();
  };
  const observer = new MutationObserver(handle);
  observer.observe(root, { childList: true, characterData: true, subtree: true });
  host.addController({
    hostUpdate() {
      handle(observer.takeRecords());
      isUpdating = true;
      // `hostUpdated` is not called when the update fails.
      queueMicrotask(() => {
        if (isUpdating) handle(observer.takeRecords());
      });
    },
    hostUpdated: () => handle(observer.takeRecords()),
  });
}
