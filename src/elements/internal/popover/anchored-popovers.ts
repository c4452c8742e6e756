/** Space kept to the edges of the window, and between the anchor and what hangs on it. */
const viewportMargin = 8;
const anchorGap = 4;
/** Below this height a panel is moved to the roomier side of its anchor. */
const preferredHeight = 360;

/**
 * Puts something of the top layer beside its anchor: under it, or above where there is more room; in line with its start,
 * moved inwards where it would leave the window. Written as custom properties, which a strict content policy allows.
 * Of the panel nothing is asked but which way it reads, so that this can be done before it is shown.
 */
function positionPopover(popover: HTMLElement, anchor: HTMLElement, preferredWidth: number): void {
  const anchorRect = anchor.getBoundingClientRect();
  // Without scrollbars, and what is left of it beside an on-screen keyboard.
  const windowWidth = document.documentElement.clientWidth;
  const windowHeight = window.innerHeight;
  const width = Math.min(preferredWidth, windowWidth - 2 * viewportMargin);
  const preferredLeft = getComputedStyle(popover).direction === 'rtl' ? anchorRect.right - width : anchorRect.left;
  const left = Math.max(viewportMargin, Math.min(preferredLeft, windowWidth - viewportMargin - width));
  const spaceBelow = windowHeight - anchorRect.bottom - anchorGap - viewportMargin;
  const spaceAbove = anchorRect.top - anchorGap - viewportMargin;
  const isBelow = spaceBelow >= preferredHeight || spaceBelow >= spaceAbove;
  const setProperty = (name: string, value: string) => popover.style.setProperty(name, value);
  setProperty('--_left', `${left}px`);
  setProperty('--_width', `${width}px`);
  setProperty('--_top', isBelow ? `${Math.max(viewportMargin, anchorRect.bottom + anchorGap)}px` : 'auto');
  setProperty(
    '--_bottom',
    isBelow ? 'auto' : `${Math.max(viewportMargin, windowHeight - anchorRect.top + anchorGap)}px`,
  );
  setProperty('--_max-height', `${Math.max(120, isBelow ? spaceBelow : spaceAbove)}px`);
}

/** Calls `place` whenever the anchor may have moved in the window, until the returned function is called. */
function observeAnchor(onMove: () => void): () => void {
  const options = { capture: true, passive: true } as const;
  window.addEventListener('scroll', onMove, options);
  window.addEventListener('resize', onMove, options);
  return () => {
    window.removeEventListener('scroll', onMove, options);
    window.removeEventListener('resize', onMove, options);
  };
}

/** Keeps what hangs on an anchor beside it while it is shown. */
export class AnchoredPopovers {
  #unobserve: (() => void) | undefined;

  constructor(
    private readonly getElements: () => readonly [anchor: HTMLElement | null, ...layers: (HTMLElement | null)[]],
    /** Preferred width in rem; null for the width of the anchor. */
    private readonly widthRem: number | null,
  ) {}

  updatePosition(): void {
    const [anchor, ...popovers] = this.getElements();
    if (anchor === null) return;
    const remPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const width = this.widthRem === null ? anchor.offsetWidth : this.widthRem * remPx;
    for (const popover of popovers) if (popover !== null) positionPopover(popover, anchor, width);
  }

  /** From now on, until it is no longer shown. */
  track(isShown: boolean): void {
    if (isShown) {
      this.updatePosition();
      this.#unobserve ??= observeAnchor(() => this.updatePosition());
    } else {
      this.#unobserve?.();
      this.#unobserve = undefined;
    }
  }
}
