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

/** The edges between which something in `parent` is seen: the rest is scrolled out, and behind what is beside the list. */
function edgesOf(parent: Element | null): readonly [top: number, bottom: number] {
  let edges: readonly [number, number] = [-Infinity, Infinity];
  for (let box = parent; box !== null; box = box.parentElement) {
    if (getComputedStyle(box).overflowY === 'visible') continue;
    const { top, bottom } = box.getBoundingClientRect();
    edges = [Math.max(edges[0], top), Math.min(edges[1], bottom)];
  }
  return edges;
}

/** Leaves the places of its host's items inert for a moment when the items have gone or moved. */
export class InertPlaces implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly renderRoot?: ParentNode };
  readonly #selector: string;
  #rects = new Map<Element, DOMRect>();
  #edges = new Map<Element, readonly [top: number, bottom: number]>();

  constructor(host: ReactiveControllerHost & { readonly renderRoot?: ParentNode }, selector: string) {
    this.#host = host;
    this.#selector = selector;
    host.addController(this);
  }

  hostUpdate(): void {
    const items = this.#host.renderRoot?.querySelectorAll(this.#selector) ?? [];
    this.#rects = new Map([...items].map((item) => [item, item.getBoundingClientRect()]));
    // Of siblings they are the same.
    const edges = new Map(
      [...new Set([...items].map((item) => item.parentElement))].map((parent) => [parent, edgesOf(parent)]),
    );
    this.#edges = new Map([...items].map((item) => [item, edges.get(item.parentElement) ?? edgesOf(null)]));
  }

  hostUpdated(): void {
    const left = [...this.#rects].flatMap(([item, rect]) => {
      const now = item.getBoundingClientRect();
      const hasMoved = Math.abs(now.top - rect.top) > 2 || Math.abs(now.left - rect.left) > 2;
      if (rect.width === 0 || (item.isConnected && !hasMoved)) return [];
      const [first, last] = this.#edges.get(item) ?? edgesOf(null);
      const top = Math.max(rect.top, first);
      const bottom = Math.min(rect.bottom, last);
      return top < bottom ? [new DOMRect(rect.x, top, rect.width, bottom - top)] : [];
    });
    if (left.length === 0) return;
    left.forEach(inertBox);
  }
}

/** Leaves a place inert for a moment: what was there has gone or moved. */
export function inertBox(rect: DOMRect): void {
  places = [...places, { rect, until: performance.now() + settleMs }];
  addEventListener('click', handleClick, { capture: true });
}
