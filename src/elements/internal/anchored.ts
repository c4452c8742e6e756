/** Space kept to the edges of the window, and between the anchor and what hangs on it. */
const edge = 8;
const gap = 4;
/** Below this height a panel is moved to the roomier side of its anchor. */
const comfortable = 360;

/**
 * Puts something of the top layer beside its anchor: under it, or above where there is more room; in line with its start,
 * moved inwards where it would leave the window. Written as custom properties, which a strict content policy allows.
 * Of the panel nothing is asked but which way it reads, so that this can be done before it is shown.
 */
export function placeBeside(panel: HTMLElement, anchor: HTMLElement, wantedWidth: number): void {
  const box = anchor.getBoundingClientRect();
  // Without scrollbars, and what is left of it beside an on-screen keyboard.
  const windowWidth = document.documentElement.clientWidth;
  const windowHeight = window.innerHeight;
  const width = Math.min(wantedWidth, windowWidth - 2 * edge);
  const start = getComputedStyle(panel).direction === 'rtl' ? box.right - width : box.left;
  const left = Math.max(edge, Math.min(start, windowWidth - edge - width));
  const below = windowHeight - box.bottom - gap - edge;
  const above = box.top - gap - edge;
  const under = below >= comfortable || below >= above;
  const set = (name: string, value: string) => panel.style.setProperty(name, value);
  set('--_left', `${left}px`);
  set('--_width', `${width}px`);
  set('--_top', under ? `${Math.max(edge, box.bottom + gap)}px` : 'auto');
  set('--_bottom', under ? 'auto' : `${Math.max(edge, windowHeight - box.top + gap)}px`);
  set('--_max-height', `${Math.max(120, under ? below : above)}px`);
}

/** Calls `place` whenever the anchor may have moved in the window, until the returned function is called. */
export function followAnchor(place: () => void): () => void {
  const options = { capture: true, passive: true } as const;
  window.addEventListener('scroll', place, options);
  window.addEventListener('resize', place, options);
  return () => {
    window.removeEventListener('scroll', place, options);
    window.removeEventListener('resize', place, options);
  };
}

/** Keeps what hangs on an anchor beside it while it is shown. */
export class HangingLayers {
  #unfollow: (() => void) | undefined;

  constructor(
    private readonly find: () => readonly [anchor: HTMLElement | null, ...layers: (HTMLElement | null)[]],
    /** Wanted width in rem. */
    private readonly width: number,
  ) {}

  place(): void {
    const [anchor, ...layers] = this.find();
    if (anchor === null) return;
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    for (const layer of layers) if (layer !== null) placeBeside(layer, anchor, this.width * rem);
  }

  /** From now on, until it is no longer shown. */
  follow(shown: boolean): void {
    if (shown) {
      this.place();
      this.#unfollow ??= followAnchor(() => this.place());
    } else {
      this.#unfollow?.();
      this.#unfollow = undefined;
    }
  }
}
