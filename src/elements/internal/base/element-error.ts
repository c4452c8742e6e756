import { reportError } from '../../../browser/diagnostics.js';

/**
 * What failed: `render`, the element shows a text instead of its content; `updated`, after the content was rendered;
 * `message` or `item`, a text stands in for this one; `announcement`, a text for screen readers is missing.
 */
export type ElementErrorPlace = 'render' | 'updated' | 'message' | 'item' | 'announcement';

export interface ElementErrorDetail {
  /** The element that failed; perhaps an inner one of the event's target. */
  readonly element: HTMLElement;
  readonly error: unknown;
  readonly where: ElementErrorPlace;
}

/** An error in an element was caught. For the page's monitoring: it may contain text of a conversation. */
export class ElementErrorEvent extends Event {
  constructor(readonly detail: ElementErrorDetail) {
    super('element-error', { bubbles: true, composed: true });
  }
}

/** Reports the errors of one element, the same one of the same subject only once in a row. */
export class ErrorReporter {
  readonly #element: HTMLElement;
  readonly #note: (error: unknown, where: ElementErrorPlace) => void;
  readonly #reported = new WeakMap<object, string>();

  /** `note`: for the telemetry of the element's session. */
  constructor(element: HTMLElement, note: (error: unknown, where: ElementErrorPlace) => void) {
    this.#element = element;
    this.#note = note;
  }

  report(error: unknown, where: ElementErrorPlace, subject: object = this.#element): void {
    const text = describe(error);
    if (this.#reported.get(subject) === text) return;
    this.#reported.set(subject, text);
    this.#note(error, where);
    const element = this.#element;
    reportError(`<${element.localName}> failed (${where}); see the event element-error.`);
    // Not while rendering: a listener may change the page.
    queueMicrotask(() => element.dispatchEvent(new ElementErrorEvent({ element, error, where })));
  }

  /** The element renders again. */
  clear(): void {
    this.#reported.delete(this.#element);
  }
}

function describe(error: unknown): string {
  try {
    return String(error);
  } catch {
    return 'an error without a text';
  }
}
