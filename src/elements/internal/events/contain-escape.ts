import type { LitElement } from 'lit';
import { isElement, viewOf } from '../base/view-of.js';

/** Layers that Escape closes. Those with `popover="manual"` stay, or handle the key themselves. */
const openLayerSelector = 'dialog[open], [popover=""]:popover-open, [popover="auto"]:popover-open';

const connectedHosts = new Set<HTMLElement>();

/** Not `instanceof`: in a frame or popup, the event is of a class of its own. */
const isEscape = (event: Event): boolean => (event as Partial<KeyboardEvent>).key === 'Escape';

/** Keeps the release of the key that is pressed now from the page. */
function containRelease(view: Window): void {
  const end = (): void => {
    view.removeEventListener('keyup', handleKeyup, { capture: true });
    view.removeEventListener('keydown', end, { capture: true });
  };
  const handleKeyup = (event: Event): void => {
    if (!isEscape(event)) return;
    event.stopPropagation();
    end();
  };
  view.addEventListener('keyup', handleKeyup, { capture: true });
  // The key was released elsewhere. Not the event at hand: it has passed here.
  view.addEventListener('keydown', end, { capture: true });
}

const hasOpenLayer = (host: HTMLElement): boolean =>
  (host.shadowRoot?.querySelector(openLayerSelector) ?? null) !== null;

function contain(event: Event, view: Window): void {
  event.stopPropagation();
  containRelease(view);
}

/**
 * WebKit closes the topmost dialog and the topmost popover by one key, others all that were opened without a key or click.
 * Where there is one around that of the element, only the inner one is closed.
 */
function closeInner(host: HTMLElement, event: Event): void {
  const layer = [...(host.shadowRoot?.querySelectorAll<HTMLElement>(openLayerSelector) ?? [])].at(-1);
  const isOuter = (node: EventTarget): boolean => node !== layer && isElement(node) && node.matches(openLayerSelector);
  if (!event.composedPath().some(isOuter)) return;
  event.preventDefault();
  if (layer?.localName === 'dialog') (layer as HTMLDialogElement).close();
  else layer?.hidePopover();
}

/** After a click on a text in a layer, nothing has the focus: the event does not pass the element. */
function handleKeyWithoutFocus(event: Event): void {
  const [target] = event.composedPath();
  const view = event.currentTarget as Window;
  if (target !== view.document.body && target !== view.document.documentElement) return;
  if (isEscape(event) && [...connectedHosts].some((host) => viewOf(host) === view && hasOpenLayer(host)))
    contain(event, view);
}

/** Keeps an Escape that closes a layer of the element from closing a layer of the page too. */
export function containEscape(host: LitElement): void {
  let closesLayer = false;
  // Handlers inside may close the layer before the event arrives at the host.
  host.addEventListener(
    'keydown',
    ({ key }) => {
      closesLayer = key === 'Escape' && hasOpenLayer(host);
    },
    { capture: true },
  );
  host.addEventListener('keydown', (event) => {
    if (closesLayer) {
      contain(event, viewOf(host));
      if (!event.isComposing) closeInner(host, event);
    }
    closesLayer = false;
  });
  host.addController({
    hostConnected: () => {
      connectedHosts.add(host);
      // Adding a listener again changes nothing.
      viewOf(host).addEventListener('keydown', handleKeyWithoutFocus, { capture: true });
    },
    hostDisconnected: () => void connectedHosts.delete(host),
  });
}
