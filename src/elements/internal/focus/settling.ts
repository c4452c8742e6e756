import { viewOf } from '../base/view-of.js';
import { settleMs } from './misplaced-presses.js';

/** When elements received the focus without having been asked for by the agent's last key or click. */
const settlingSince = new WeakMap<EventTarget, number>();

/** Focuses an element that the agent did not choose. A second Enter or Space, meant for what was there before, does nothing. */
export function focusUnasked(element: HTMLElement, options?: FocusOptions): void {
  settlingSince.set(element, viewOf(element).performance.now());
  element.addEventListener('keydown', handleKeydown, { capture: true });
  element.addEventListener('input', settle);
  element.focus(options);
}

/** True when the focus in `root` is on an element that the agent did not choose, and has not used yet. */
export const isFocusUnasked = ({ activeElement }: DocumentOrShadowRoot): boolean =>
  activeElement !== null && settlingSince.has(activeElement);

function handleKeydown(event: Event): void {
  const { currentTarget, key } = event as KeyboardEvent & { readonly currentTarget: EventTarget };
  const since = settlingSince.get(currentTarget) ?? -Infinity;
  const [target] = event.composedPath();
  // The agent has moved on to something inside it.
  if (target !== currentTarget || event.timeStamp - since > settleMs) settle(event);
  else if (key === 'Enter' || (key === ' ' && !isField(target))) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}

/** The agent uses the element. */
function settle({ currentTarget }: Event): void {
  if (currentTarget === null) return;
  settlingSince.delete(currentTarget);
  currentTarget.removeEventListener('keydown', handleKeydown, { capture: true });
  currentTarget.removeEventListener('input', settle);
}

const isField = (target: EventTarget | undefined): boolean =>
  target instanceof HTMLElement && target.matches('textarea, input');
