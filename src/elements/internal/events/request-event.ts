/**
 * A person's wish, before it becomes a command. Cancelable: a host that calls `preventDefault()` vetoes it. Bubbles out
 * of shadow roots, so that the host may listen anywhere above.
 */
export abstract class RequestEvent<Detail> extends Event {
  constructor(
    type: string,
    readonly detail: Detail,
  ) {
    super(type, { bubbles: true, composed: true, cancelable: true });
  }
}
