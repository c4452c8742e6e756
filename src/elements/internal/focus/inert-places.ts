import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { settleMs, swallow } from './misplaced-presses.js';

interface Place {
  readonly rect: DOMRect;
  readonly until: number;
}

let places: readonly Place[] = [];

/** A press at such a place was meant for what was there, whatever element of the page is there now. */
function handleClick(event: MouseEvent): void {
  places = places.filter(({ until }) => until > performance.now());
  if (places.length === 0) removeEventListener('click', handleClick, { capture: true });
  // Clicks by key or script have a target of their own, and no place.
  if (!event.isTrusted || event.detail === 0) return;
  const { clientX: x, clientY: y, timeStamp } = event;
  const isInert = places.some(
    ({ rect, until }) => timeStamp < until && x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom,
  );
  if (isInert) swallow(event, false);
}

interface Edges {
  readonly top: number;
  readonly bottom: number;
}

const noEdges: Edges = { top: -Infinity, bottom: Infinity };

/** The edges between which something in `parent` is seen: the rest is scrolled out, and behind what is beside the list. */
function edgesOf(parent: Element | null): Edges {
  let edges = noEdges;
  for (let box = parent; box !== null; box = box.parentElement) {
    if (getComputedStyle(box).overflowY === 'visible') continue;
    const { top, bottom } = box.getBoundingClientRect();
    edges = { top: Math.max(edges.top, top), bottom: Math.min(edges.bottom, bottom) };
  }
  return edges;
}

/** Leaves the places of its host's items inert for a moment when the items have gone or moved. */
export class InertPlaces implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly renderRoot?: ParentNode };
  readonly #selector: string;
  /** Where the items were before the update. */
  #items: readonly { readonly item: Element; readonly rect: DOMRect; readonly edges: Edges }[] = [];

  constructor(host: ReactiveControllerHost & { readonly renderRoot?: ParentNode }, selector: string) {
    this.#host = host;
    this.#selector = selector;
    host.addController(this);
  }

  hostUpdate(): void {
    const items = [...(this.#host.renderRoot?.querySelectorAll(this.#selector) ?? [])];
    // Of siblings they are the same.
    const parents = new Set(items.map(({ parentElement }) => parentElement));
    const edgesByParent = new Map([...parents].map((parent) => [parent, edgesOf(parent)]));
    this.#items = items.map((item) => ({
      item,
      rect: item.getBoundingClientRect(),
      edges: edgesByParent.get(item.parentElement) ?? noEdges,
    }));
  }

  hostUpdated(): void {
    for (const { item, rect, edges } of this.#items) {
      const now = item.getBoundingClientRect();
      const hasMoved = Math.abs(now.top - rect.top) > 2 || Math.abs(now.left - rect.left) > 2;
      if (rect.width === 0 || (item.isConnected && !hasMoved)) continue;
      const top = Math.max(rect.top, edges.top);
      const bottom = Math.min(rect.bottom, edges.bottom);
      if (top < bottom) inertBox(new DOMRect(rect.x, top, rect.width, bottom - top));
    }
  }
}

/** Leaves a place inert for a moment: what was there has gone or moved. */
export function inertBox(rect: DOMRect): void {
  places = [...places, { rect, until: performance.now() + settleMs }];
  addEventListener('click', handleClick, { capture: true });
}
