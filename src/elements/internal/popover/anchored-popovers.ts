import { viewOf } from '../base/view-of.js';
import { readRem } from '../styles/page-rem.js';
import { zoomOf } from '../styles/scale-of.js';

/** Space to the edges of the viewport, and between popover and anchor (px). */
const viewportMargin = 8;
const anchorGap = 4;
/** With less space than this below the anchor, the larger side is used (px). */
const preferredHeight = 360;
/** Less cannot be used, whatever the place (px). */
const leastHeight = 120;

/**
 * Positions a popover below its anchor, or above where there is more space, aligned with the anchor's start and kept
 * inside the viewport. Sets custom properties, which a strict content security policy allows. The popover is not measured,
 * so this can run before it is shown.
 */
function positionPopover(popover: HTMLElement, anchor: HTMLElement, preferredWidth: number | null): void {
  const anchorRect = anchor.getBoundingClientRect();
  // Width without scrollbars, height without an on-screen keyboard.
  const viewportWidth = anchor.ownerDocument.documentElement.clientWidth;
  const viewportHeight = viewOf(anchor).innerHeight;
  const zoom = zoomOf(anchor);
  const idealWidth = preferredWidth === null ? anchorRect.width : preferredWidth * zoom;
  const width = Math.min(idealWidth, viewportWidth - 2 * viewportMargin);
  const preferredLeft = getComputedStyle(popover).direction === 'rtl' ? anchorRect.right - width : anchorRect.left;
  const left = Math.max(viewportMargin, Math.min(preferredLeft, viewportWidth - viewportMargin - width));
  const spaceBelow = viewportHeight - anchorRect.bottom - anchorGap - viewportMargin;
  const spaceAbove = anchorRect.top - anchorGap - viewportMargin;
  const isBelow = spaceBelow >= preferredHeight || spaceBelow >= spaceAbove;
  // In a low window, or beside an anchor out of sight, the popover covers the anchor rather than leave the window.
  const fullHeight = viewportHeight - 2 * viewportMargin;
  const height = Math.min(fullHeight, Math.max(leastHeight, isBelow ? spaceBelow : spaceAbove));
  const toLength = (length: number) => `${length / zoom}px`;
  const within = (start: number) =>
    toLength(Math.max(viewportMargin, Math.min(start, viewportMargin + fullHeight - height)));
  const setProperty = (name: string, value: string) => popover.style.setProperty(name, value);
  setProperty('--_left', toLength(left));
  setProperty('--_width', toLength(width));
  setProperty('--_top', isBelow ? within(anchorRect.bottom + anchorGap) : 'auto');
  setProperty('--_bottom', isBelow ? 'auto' : within(viewportHeight - anchorRect.top + anchorGap));
  setProperty('--_max-height', toLength(height));
}

/** Calls `onMove` whenever the anchor may have moved in the viewport, until the returned function is called. */
function observeAnchor(view: Window, onMove: () => void): () => void {
  const options = { capture: true, passive: true } as const;
  view.addEventListener('scroll', onMove, options);
  view.addEventListener('resize', onMove, options);
  return () => {
    view.removeEventListener('scroll', onMove, options);
    view.removeEventListener('resize', onMove, options);
  };
}

type GetElements = () => readonly [anchor: HTMLElement | null, ...popovers: (HTMLElement | null)[]];

/** Keeps popovers next to their anchor while they are shown. */
export class AnchoredPopovers {
  readonly #getElements: GetElements;
  readonly #widthRem: number | null;
  #unobserve: (() => void) | undefined;

  /** `widthRem`: preferred width of the popovers in rem; null for the width of the anchor. */
  constructor(getElements: GetElements, widthRem: number | null) {
    this.#getElements = getElements;
    this.#widthRem = widthRem;
  }

  updatePosition(): void {
    const [anchor, ...popovers] = this.#getElements();
    if (anchor === null) return;
    const width = this.#widthRem === null ? null : this.#widthRem * readRem();
    for (const popover of popovers) if (popover !== null) positionPopover(popover, anchor, width);
  }

  /** Starts following the anchor when popovers are shown, and stops when they are hidden. */
  track(isShown: boolean): void {
    const [anchor] = this.#getElements();
    if (isShown && anchor !== null) {
      this.updatePosition();
      this.#unobserve ??= observeAnchor(viewOf(anchor), () => this.updatePosition());
    } else {
      this.#unobserve?.();
      this.#unobserve = undefined;
    }
  }
}
