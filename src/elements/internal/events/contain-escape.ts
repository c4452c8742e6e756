import type { LitElement } from 'lit';

/** Layers that Escape closes. Those with `popover="manual"` stay, or handle the key themselves. */
const openLayerSelector = 'dialog[open], [popover=""]:popover-open, [popover="auto"]:popover-open';

const connectedHosts = new Set<HTMLElement>();

const isEscape = (event: Event): boolean => event instanceof KeyboardEvent && event.key === 'Escape';

/** Keeps the release of the key that is pressed now from the page. */
function containRelease(): void {
  const end = (): void => {
    removeEventListener('keyup', handleKeyup, { capture: true });
    removeEventListener('keydown', end, { capture: true });
  };
  const handleKeyup = (event: Event): void => {
    if (!isEscape(event)) return;
    event.stopPropagation();
    end();
  };
  addEventListener('keyup', handleKeyup, { capture: true });
  // The key was released elsewhere. Not the event at hand: it has passed here.
  addEventListener('keydown', end, { capture: true });
}

const hasOpenLayer = (host: HTMLElement): boolean =>
  (host.shadowRoot?.querySelector(openLayerSelector) ?? null) !== null;

function contain(event: Event): void {
  event.stopPropagation();
  containRelease();
}

/**
 * WebKit closes the topmost dialog and the topmost popover by one key, others all that were opened without a key or click.
 * Where there is one around that of the element, only the inner one is closed.
 */
function closeInner(host: HTMLElement, event: Event): void {
  const layer = [...(host.shadowRoot?.querySelectorAll<HTMLElement>(openLayerSelector) ?? [])].at(-1);
  const isOuter = (node: EventTarget): boolean =>
    node !== layer && node instanceof HTMLElement && node.matches(openLayerSelector);
  if (!event.composedPath().some(isOuter)) return;
  event.preventDefault();
  if (layer instanceof HTMLDialogElement) layer.close();
  else layer?.hidePopover();
}

/** After a click on a text in a layer, nothing has the focus: the event does not pass the element. */
function handleKeyWithoutFocus(event: Event): void {
  const [target] = event.composedPath();
  if (target !== document.body && target !== document.documentElement) return;
  if (isEscape(event) && [...connectedHosts].some(hasOpenLayer)) contain(event);
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
      contain(event);
      if (!event.isComposing) closeInner(host, event);
    }
    closesLayer = false;
  });
  host.addController({
    hostConnected: () => {
      if (connectedHosts.size === 0) addEventListener('keydown', handleKeyWithoutFocus, { capture: true });
      connectedHosts.add(host);
    },
    hostDisconnected: () => {
      connectedHosts.delete(host);
      if (connectedHosts.size === 0) removeEventListener('keydown', handleKeyWithoutFocus, { capture: true });
    },
  });
}
