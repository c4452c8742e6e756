import type { LitElement } from 'lit';
import { isElement, parentOf, viewOf } from '../base/view-of.js';
import { isComposing } from '../keys/is-composing.js';

/** Layers that Escape closes. Those with `popover="manual"` stay, or handle the key themselves. */
const openLayerSelector = 'dialog[open], [popover=""]:popover-open, [popover="auto"]:popover-open';

const connectedHosts = new Set<HTMLElement>();

/** The window in which an Escape is still down that has closed something. */
let heldIn: Window | undefined;

const hasOpenLayer = (host: HTMLElement): boolean =>
  (host.shadowRoot?.querySelector(openLayerSelector) ?? null) !== null;

/** For what closes by Escape and is no layer of the browser: nothing else closes by the same key. */
export function takeEscape(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
  heldIn = viewOf(event.currentTarget as Element);
}

/**
 * WebKit closes the topmost dialog and the topmost popover by one key, others all that were opened without a key or click.
 * Where there is one around that of the element, only the inner one is closed.
 */
function closeInner(host: HTMLElement, event: Event): void {
  const layer = [...(host.shadowRoot?.querySelectorAll<HTMLElement>(openLayerSelector) ?? [])].at(-1);
  const isOuter = (node: EventTarget): boolean => node !== layer && isElement(node) && node.matches(openLayerSelector);
  const around = event.composedPath();
  // The focus may be nowhere.
  for (let node: Node | null = host; node !== null; node = parentOf(node)) around.push(node);
  if (!around.some(isOuter)) return;
  event.preventDefault();
  if (layer?.localName === 'dialog') (layer as HTMLDialogElement).close();
  else layer?.hidePopover();
}

/**
 * Comes before all listeners of the page that are not on the window: some are on the document and capture. The browser closes
 * the layer wherever the focus is.
 */
function handleKey(event: Event): void {
  const view = event.currentTarget as Window;
  // Not `instanceof`: in a frame or popup, the event is of a class of its own.
  const { type, key, repeat } = event as KeyboardEvent;
  const isHeld = heldIn === view && (repeat || type === 'keyup');
  if (type === 'keydown' && !isHeld) heldIn = undefined;
  if (key !== 'Escape') return;
  if (isHeld) {
    event.preventDefault();
    event.stopPropagation();
    if (type === 'keyup') heldIn = undefined;
    return;
  }
  const path = event.composedPath();
  if (type === 'keyup' || path.some((node) => isElement(node) && node.matches('[data-escape]'))) return;
  const isOpen = (host: HTMLElement): boolean => viewOf(host) === view && hasOpenLayer(host);
  const host = [...(path as HTMLElement[]).filter((node) => connectedHosts.has(node)), ...connectedHosts].find(isOpen);
  if (host === undefined) return;
  event.stopPropagation();
  heldIn = view;
  if (!isComposing(event as KeyboardEvent)) closeInner(host, event);
}

/**
 * Keeps an Escape that closes a layer of the element from closing a layer of the page too. Inside a layer, what handles the key
 * itself has `data-escape`.
 */
export function containEscape(host: LitElement): void {
  host.addController({
    hostConnected: () => {
      connectedHosts.add(host);
      // Adding a listener again changes nothing.
      for (const type of ['keydown', 'keyup']) viewOf(host).addEventListener(type, handleKey, { capture: true });
    },
    hostDisconnected: () => void connectedHosts.delete(host),
  });
}
