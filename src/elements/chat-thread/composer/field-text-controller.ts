import type { ReactiveControllerHost } from 'lit';
import { SessionSubscriber } from '../../../context/session-subscriber.js';
import type { SessionController } from '../../../context/session-controller.js';
import type { DeskSession } from '../../../session/session.js';

/**
 * Writes the draft's text into the field in the task in which it changes, not with the next render: what is typed before
 * that would be added to the old text, e.g. of the message just sent.
 */
export class FieldTextController extends SessionSubscriber {
  readonly #field: () => HTMLTextAreaElement | null;
  readonly #text: () => string;
  #lastText = '';

  constructor(
    host: ReactiveControllerHost,
    sessionController: SessionController,
    field: () => HTMLTextAreaElement | null,
    text: () => string,
  ) {
    super(host, sessionController);
    this.#field = field;
    this.#text = text;
    host.addController(this);
  }

  hostUpdated(): void {
    this.#lastText = this.#text();
  }

  protected override subscribe(session: DeskSession | undefined): (() => void) | undefined {
    return session?.subscribe(() => this.#write());
  }

  /** Compares with the text written before: a field normalizes line ends, so that its value may differ. */
  #write(): void {
    const text = this.#text();
    if (text === this.#lastText) return;
    this.#lastText = text;
    const field = this.#field();
    if (field !== null && field.value !== text) field.value = text;
  }
}
