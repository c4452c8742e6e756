/** A press this soon after what is under the hand has changed was meant for what was there before (ms). */
export const settleMs = 500;
/** A hand that rests moves no further than this (px). */
const restPx = 4;
/** On what it has pressed, a hand moves a little before it presses again (ms, px). */
const pressedMs = 1000;
const pressedPx = 60;
const controlSelector = 'a[href], button, input, select, textarea, summary, [tabindex], [role="option"]';

/** Where the pointer rests, the control that is there, and when it became another one there. */
interface Rest {
  readonly x: number;
  readonly y: number;
  readonly host: Element | null;
  control: Element | null;
  changedAt: number;
  /** Where the control was when it was pressed. */
  pressed: DOMRect | undefined;
  pressedAt: number;
}

const elements = new WeakSet<EventTarget>();
let rest: Rest | null = null;
let frame = 0;
let pressedOn: EventTarget | undefined;

const isOurs = (target: EventTarget): target is Element => elements.has(target);

/** The control that an element is or is in. */
function controlOf(element: Element | null): Element | null {
  if (element === null) return null;
  const root = element.getRootNode();
  return element.closest(controlSelector) ?? controlOf(root instanceof ShadowRoot ? root.host : null);
}

function controlAt(x: number, y: number): Element | null {
  let found: Element | null = null;
  for (let root: Document | ShadowRoot | null = document; root !== null;) {
    const inside: Element | null = root.elementFromPoint(x, y);
    if (inside === null || inside === found) break;
    found = inside;
    root = inside.shadowRoot;
  }
  return controlOf(found);
}

function isAtRest({ clientX: x, clientY: y, timeStamp }: MouseEvent): boolean {
  if (rest === null) return false;
  const movedPx = Math.hypot(x - rest.x, y - rest.y);
  if (movedPx <= restPx) return true;
  const { pressed, pressedAt } = rest;
  if (pressed === undefined || timeStamp - pressedAt > pressedMs || movedPx > pressedPx) return false;
  return x >= pressed.left && x <= pressed.right && y >= pressed.top && y <= pressed.bottom;
}

function handlePointer(event: PointerEvent): void {
  if (!isAtRest(event)) {
    const path = event.composedPath();
    const [target] = path;
    rest = {
      ...{ x: event.clientX, y: event.clientY, host: path.findLast(isOurs) ?? null },
      ...{ control: target instanceof Element ? controlOf(target) : null, changedAt: -Infinity },
      ...{ pressed: undefined, pressedAt: -Infinity },
    };
  }
  // The second press of two belongs to the place of the first.
  if (rest === null || event.type !== 'pointerdown' || event.timeStamp - rest.pressedAt <= pressedMs) return;
  rest.pressed = rest.control?.getBoundingClientRect();
  rest.pressedAt = event.timeStamp;
}

/** What the agent scrolls under the pointer was not there by itself. */
const handleWheel = (): void => void (rest = null);

function check(): void {
  cancelAnimationFrame(frame);
  frame = 0;
  if (rest === null) return;
  // The whole element has left the page.
  if (rest.host?.isConnected === false) return void (rest = null);
  const control = controlAt(rest.x, rest.y);
  if (control === rest.control) return;
  rest.control = control;
  rest.changedAt = performance.now();
}

function handleClick(event: MouseEvent): void {
  // Clicks by key or script have a target of their own, and no place.
  if (!event.isTrusted || event.detail === 0 || !isAtRest(event)) return;
  if (frame !== 0) check();
  if (rest !== null && event.timeStamp - rest.changedAt < settleMs) swallow(event, rest.host !== null);
}

/** A key that is held down belongs to the control on which it was pressed. */
function handleKeydown(event: KeyboardEvent): void {
  if (event.key !== 'Enter' && event.key !== ' ') return;
  const [target] = event.composedPath();
  if (!event.repeat) pressedOn = target;
  else if (pressedOn !== target && event.isTrusted) swallow(event, false);
}

/** Stops a press. `isOfPage`: what is hit may be of the page around the elements. */
export function swallow(event: Event, isOfPage: boolean): void {
  if (!isOfPage && !event.composedPath().some(isOurs)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

/**
 * Presses in the elements do nothing where they were meant for what was there before: a click on what has come under a
 * resting pointer by itself, a key that is held down while the focus moves. A finger, and a pointer on its way, rest nowhere: for
 * them, `inert-places.ts` has the places that items have left.
 */
export function guardPresses(element: Element): void {
  elements.add(element);
  // Adding a listener again changes nothing.
  addEventListener('pointermove', handlePointer, true);
  addEventListener('pointerdown', handlePointer, true);
  addEventListener('wheel', handleWheel, true);
  addEventListener('click', handleClick, true);
  addEventListener('keydown', handleKeydown, true);
}

/** Call it after each update of an element. */
export function placesUpdated(): void {
  if (rest !== null && frame === 0) frame = requestAnimationFrame(check);
}
