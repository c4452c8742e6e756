/**
 * What a person requests, before it is carried out. The page can cancel it with `preventDefault()`. Bubbles out of shadow
 * roots, so the page can listen on any ancestor.
 */
export abstract class RequestEvent<Detail> extends Event {
  constructor(
    type: string,
    readonly detail: Detail,
  ) {
    super(type, { bubbles: true, composed: true, cancelable: true });
  }
}

/** Dispatches a request event and runs `action` unless a listener cancels the event. Undefined when it was canceled. */
export const sendRequest = <Result>(target: EventTarget, event: Event, action: () => Result): Result | undefined =>
  target.dispatchEvent(event) ? action() : undefined;
