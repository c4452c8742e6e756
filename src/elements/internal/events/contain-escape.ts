/** Layers that Escape closes. Those with `popover="manual"` stay, or handle the key themselves. */
const openLayerSelector = 'dialog[open], [popover=""]:popover-open, [popover="auto"]:popover-open';

/** Keeps an Escape that closes a layer of the element from closing a layer of the page too. */
export function containEscape(host: HTMLElement): void {
  let closesLayer = false;
  // Handlers inside may close the layer before the event arrives at the host.
  host.addEventListener(
    'keydown',
    ({ key }) => {
      closesLayer = key === 'Escape' && (host.shadowRoot?.querySelector(openLayerSelector) ?? null) !== null;
    },
    { capture: true },
  );
  host.addEventListener('keydown', (event) => {
    if (closesLayer) event.stopPropagation();
    closesLayer = false;
  });
}
