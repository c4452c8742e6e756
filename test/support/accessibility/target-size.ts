/** Success criterion 2.5.8 (WCAG 2.2 AA): targets are 24 by 24 CSS pixels, or have that much space to themselves. */

const minimumPx = 24;
/** Half pixels of a layout at fractions of pixels. */
const tolerancePx = 0.5;

const controls = [
  ...['button', 'a[href]', 'input:not([type=hidden])', 'select', 'textarea', 'summary', 'audio[controls]'],
  ...['button', 'link', 'option', 'tab', 'switch', 'checkbox', 'radio', 'slider', 'menuitem', 'menuitemradio'].map(
    (role) => `[role=${role}]`,
  ),
].join();

/** All elements below a node, in shadow roots and slots too. */
export function* elementsBelow(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot !== null) yield* elementsBelow(element.shadowRoot);
  }
}

interface Target {
  readonly element: Element;
  readonly rect: DOMRect;
}

const center = ({ left, top, width, height }: DOMRect) => ({ x: left + width / 2, y: top + height / 2 });

/** A label is part of the target of its control. */
function targetOf(element: Element): Target | null {
  if (element.matches(':disabled, [aria-hidden=true] *')) return null;
  if (!element.checkVisibility({ visibilityProperty: true })) return null;
  const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
  const rects = [element, ...labels].map((part) => part.getBoundingClientRect());
  const largest = rects.sort((a, b) => b.width * b.height - a.width * a.height)[0] as DOMRect;
  // Hidden for the eye, as a file field that a button opens.
  return largest.width <= 1 || largest.height <= 1 ? null : { element, rect: largest };
}

/** Exception “Inline”: a link in a line of text is as high as the line. */
function isInline({ element }: Target): boolean {
  if (getComputedStyle(element).display !== 'inline') return false;
  return element.localName === 'a' || element.closest('p, .text') !== null;
}

/** Exception “Spacing”: a circle of 24 pixels around the centre meets no other target, and no circle of another small one. */
function hasSpacing(target: Target, targets: readonly Target[], small: ReadonlySet<Target>): boolean {
  const { x, y } = center(target.rect);
  return targets.every((other) => {
    if (other === target || other.element.contains(target.element) || target.element.contains(other.element))
      return true;
    const { left, right, top, bottom } = other.rect;
    const toBox = Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
    if (toBox < minimumPx / 2 - tolerancePx) return false;
    const otherCenter = center(other.rect);
    return !small.has(other) || Math.hypot(otherCenter.x - x, otherCenter.y - y) >= minimumPx - tolerancePx;
  });
}

/** Descriptions of the visible controls below a node that are too small a target. */
export function smallTargets(root: Element): string[] {
  const found = [root, ...elementsBelow(root), ...(root.shadowRoot === null ? [] : elementsBelow(root.shadowRoot))];
  const targets = found.filter((element) => element.matches(controls)).flatMap((element) => targetOf(element) ?? []);
  const isSmall = ({ rect }: Target): boolean => Math.min(rect.width, rect.height) < minimumPx - tolerancePx;
  const small = new Set(targets.filter((target) => isSmall(target) && !isInline(target)));
  return [...small]
    .filter((target) => !hasSpacing(target, targets, small))
    .map(({ element, rect }) => {
      const host = (element.getRootNode() as ShadowRoot).host?.localName ?? 'page';
      const name = element.ariaLabel ?? element.textContent.trim().slice(0, 40);
      return `${host}: ${element.localName}.${element.className} “${name}” ${rect.width.toFixed(1)}×${rect.height.toFixed(1)}`;
    });
}
