import { viewOf } from '../base/view-of.js';
import { inertBox } from '../focus/inert-places.js';
import { zoomOf } from '../styles/scale-of.js';
import { coveredArea, findBarTop, findCorner, type Box, type Corner, type Size } from './find-room.js';
import { getDocks, getKeptClear, watchPlaces } from './kept-places.js';

/** At a dock, a toast is at least this wide (px). */
const minDockWidth = 200;
const maxBarWidth = 640;
/** Controls are looked for at points with this distance (px). */
const lookDistance = 28;
const controlSelector = 'a[href], button, input, select, textarea, [contenteditable], [role="button"], [role="tab"]';

/** The element that has the focus, in open shadow roots too. */
function deepActiveElement(page: Document): Element | null {
  let active = page.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

const isField = (element: Element): boolean =>
  element.matches('input, textarea, select, [role~="textbox" i]') ||
  (element instanceof HTMLElement && element.isContentEditable) ||
  // It may have a field in a closed shadow root.
  (element.localName.includes('-') && element.shadowRoot === null);

const hostOf = (toast: Element): Element => (toast.getRootNode() as ShadowRoot).host;

/** The focused field, the buttons that submit it, and what the elements of the page keep clear. */
function collectPlaces(toast: Element): readonly Box[] {
  const active = deepActiveElement(toast.ownerDocument);
  const root = active?.getRootNode();
  const isOwn = root instanceof ShadowRoot && root === toast.getRootNode();
  const focused = active === null || isOwn || !isField(active) ? [] : [active];
  const form = focused[0] instanceof HTMLElement && 'form' in focused[0] ? focused[0].form : null;
  const submits =
    form instanceof HTMLFormElement
      ? [...form.elements].filter((control) => control.matches('button:not([type]), [type="submit"]'))
      : [];
  const rects = [...focused, ...submits].map((element) => element.getBoundingClientRect());
  return [...rects, ...getKeptClear(hostOf(toast))].filter(({ width, height }) => width > 0 && height > 0);
}

/** The topmost element at a point that is not part of the toast, in open shadow roots too. */
function elementBelow(x: number, y: number, toast: Element): Element | null {
  const host = hostOf(toast);
  let below: Element | null = null;
  for (let root: Document | ShadowRoot | null = toast.ownerDocument; root !== null;) {
    // Browsers return elements of outer trees too.
    const found: Element | undefined = root
      .elementsFromPoint(x, y)
      .find((element) => element.getRootNode() === root && element !== host);
    below = found ?? below;
    root = found?.shadowRoot ?? null;
  }
  return below;
}

/** Where to look between two edges; hardly a control is smaller than the distance. */
function spread(start: number, end: number): readonly number[] {
  const count = Math.max(2, Math.ceil((end - start) / lookDistance));
  return Array.from({ length: count }, (_, index) => start + ((index + 0.5) / count) * (end - start));
}

function countControls(box: Box, toast: Element): number {
  const ys = spread(box.top, box.bottom);
  const controls = spread(box.left, box.right).flatMap((x) =>
    ys.map((y) => elementBelow(x, y, toast)?.closest(controlSelector)),
  );
  return controls.filter((control) => control).length;
}

/** The modal dialogs of the page, and those in shadow roots that have the focus. */
function findModals(page: Document): readonly Element[] {
  const found = new Set<Element>(page.querySelectorAll('dialog:modal'));
  for (let element: Element | null = deepActiveElement(page); element !== null;) {
    const modal: Element | null = element.closest('dialog:modal');
    if (modal !== null) found.add(modal);
    const root: Node = element.getRootNode();
    element = root instanceof ShadowRoot ? root.host : null;
  }
  return [...found];
}

/**
 * Finds a place for a toast, a manual popover, where it covers nothing that the agent needs now: beside its button, if it has the
 * class `anchored` and covers no control there; a corner of the window, else the foot of a list, else a bar. While a modal dialog is open it is shown above it.
 */
export class ToastPlace {
  readonly toast: HTMLElement;
  readonly #onChange: () => void;
  readonly #hasAnchor: boolean;
  /** It stays away from its button once it had to move. */
  #isAtAnchor: boolean;
  #corner: Corner | null = null;
  #modals = new Set<Element>();
  #unwatch: (() => void) | undefined;
  #frame = 0;

  /** `onChange` is called when what is around the toast has changed; the host calls `update` then. */
  constructor(toast: HTMLElement, onChange: () => void) {
    this.toast = toast;
    this.#onChange = onChange;
    this.#hasAnchor = toast.classList.contains('anchored');
    this.#isAtAnchor = this.#hasAnchor;
  }

  /** Call it after each update of the host, with whether the toast is shown. */
  update(isShown: boolean): void {
    if (!isShown) {
      this.#stop();
      return;
    }
    this.#unwatch ??= this.#watch();
    this.#rise();
    // What the agent is about to click stays where it is.
    if (!this.toast.matches(':hover, :focus-within')) this.#place();
  }

  /** A dialog that was opened later is above the toast. */
  #rise(): void {
    const modals = findModals(this.toast.ownerDocument);
    const hasNew = modals.some((modal) => !this.#modals.has(modal) && !modal.contains(hostOf(this.toast)));
    this.#modals = new Set(modals);
    if (!hasNew) return;
    this.toast.hidePopover();
    this.toast.showPopover();
  }

  #place(): void {
    const toast = this.toast;
    const before = toast.getBoundingClientRect();
    toast.classList.remove('placed', 'bar');
    const { direction, paddingTop } = getComputedStyle(toast);
    const inset = Number.parseFloat(paddingTop) * zoomOf(toast);
    const view = viewOf(toast);
    const viewport = { width: toast.ownerDocument.documentElement.clientWidth, height: view.innerHeight };
    const { width, height } = toast.getBoundingClientRect();
    const size = { width: width - 2 * inset, height: height - 2 * inset };
    const isRtl = direction === 'rtl';
    const avoid = collectPlaces(toast);
    if (this.#isAtAnchor && this.#isAnchorFree(before, viewport, avoid, inset)) return;
    this.#isAtAnchor = false;
    toast.classList.remove('anchored');
    const corner = findCorner({
      ...{ size, viewport, inset, isRtl, avoid, current: this.#corner },
      countControls: (box) => countControls(box, toast),
    });
    this.#corner = corner;
    toast.dataset['corner'] = corner === null ? '' : `${corner.block} ${corner.inline}`;
    if (corner === null && !this.#dock(viewport, avoid, inset)) this.#shrink(viewport, avoid, inset);
    const after = toast.getBoundingClientRect();
    if (before.width > 0 && Math.abs(before.top - after.top) + Math.abs(before.left - after.left) > 4) inertBox(before);
  }

  #isAnchorFree({ left, top, right, bottom }: Box, viewport: Size, avoid: readonly Box[], inset: number): boolean {
    const box = { left: left + inset, top: top + inset, right: right - inset, bottom: bottom - inset };
    const isInside = box.left >= 0 && box.top >= 0 && box.right <= viewport.width && box.bottom <= viewport.height;
    return isInside && coveredArea(box, avoid) === 0 && countControls(box, this.toast) === 0;
  }

  #dock(viewport: Size, avoid: readonly Box[], inset: number): boolean {
    for (const dock of getDocks(this.toast.ownerDocument)) {
      const { left, bottom, width } = dock.getBoundingClientRect();
      if (width < minDockWidth || left < 0 || left + width > viewport.width) continue;
      this.#moveTo(left, 0, width);
      const { height } = this.toast.getBoundingClientRect();
      const top = Math.min(bottom, viewport.height) - height;
      const box = { left: left + inset, top: top + inset, right: left + width - inset, bottom: top + height - inset };
      if (top < 0 || coveredArea(box, avoid) > 0) continue;
      this.#moveTo(left, top, width);
      return true;
    }
    return false;
  }

  #shrink(viewport: Size, avoid: readonly Box[], inset: number): void {
    const width = Math.min(viewport.width, maxBarWidth);
    const left = (viewport.width - width) / 2;
    this.#moveTo(left, 0, width);
    this.toast.classList.add('bar');
    const height = this.toast.getBoundingClientRect().height - inset;
    this.#moveTo(left, findBarTop({ width, height }, viewport, left, avoid), width);
  }

  #moveTo(left: number, top: number, width: number): void {
    this.toast.classList.add('placed');
    for (const [name, value] of Object.entries({ left, top, width }))
      this.toast.style.setProperty(`--_toast-${name}`, `${value / zoomOf(this.toast)}px`);
  }

  #watch(): () => void {
    const options = { capture: true, passive: true } as const;
    const events = ['focusin', 'focusout', 'input', 'resize', 'scroll', 'toggle'] as const;
    const view = viewOf(this.toast);
    for (const name of events) view.addEventListener(name, this.#requestUpdate, options);
    const unwatch = watchPlaces(this.#requestUpdate);
    return () => {
      for (const name of events) view.removeEventListener(name, this.#requestUpdate, options);
      unwatch();
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
    };
  }

  readonly #requestUpdate = (): void => {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.toast.isConnected) this.#onChange();
    });
  };

  #stop(): void {
    this.#unwatch?.();
    this.#unwatch = undefined;
    this.#corner = null;
    this.#isAtAnchor = this.#hasAnchor;
    this.toast.classList.toggle('anchored', this.#hasAnchor);
    this.#modals.clear();
  }

  /** The host has left the page. */
  disconnect(): void {
    this.#stop();
  }
}
