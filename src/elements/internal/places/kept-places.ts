import type { ReactiveController, ReactiveControllerHost } from 'lit';

type PlaceHost = HTMLElement & ReactiveControllerHost;

/** What no toast may cover, and where toasts may stand, by the element that has it. Shared by all elements of the page. */
const keptClear = new Map<HTMLElement, () => readonly DOMRect[]>();
const docks = new Set<HTMLElement>();
const listeners = new Set<() => void>();

class PlaceController implements ReactiveController {
  readonly #add: () => void;
  readonly #remove: () => void;

  constructor(host: PlaceHost, add: () => void, remove: () => void) {
    this.#add = add;
    this.#remove = remove;
    host.addController(this);
  }

  hostConnected(): void {
    this.#add();
  }

  hostDisconnected(): void {
    this.#remove();
  }

  hostUpdated(): void {
    placesChanged();
  }
}

/** `getRects` returns where the host's places are in the window. Empty ones do not count. */
export const keepClear = (host: PlaceHost, getRects: () => readonly DOMRect[]): PlaceController =>
  new PlaceController(
    host,
    () => keptClear.set(host, getRects),
    () => keptClear.delete(host),
  );

/** Toasts may stand at the foot of the host. */
export const addDock = (host: PlaceHost): PlaceController =>
  new PlaceController(
    host,
    () => docks.add(host),
    () => docks.delete(host),
  );

/** Tells toasts that a place may have moved. */
export const placesChanged = (): void => listeners.forEach((listener) => listener());

export function watchPlaces(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What is not `host`’s own. */
export const getKeptClear = (host: Element): readonly DOMRect[] =>
  [...keptClear].flatMap(([owner, getRects]) =>
    owner === host || owner.ownerDocument !== host.ownerDocument ? [] : getRects(),
  );

export const getDocks = (page: Document): readonly HTMLElement[] =>
  [...docks].filter((dock) => dock.ownerDocument === page && dock.checkVisibility());
