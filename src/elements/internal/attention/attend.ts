import type { ReactiveControllerHost } from 'lit';
import { LazyPart } from '../../../browser/lazy-part.js';
import type { SessionController } from '../../../context/session-controller.js';
import { SessionSubscriber } from '../../../context/session-subscriber.js';
import type { Message, ConversationId } from '../../../domain/index.js';
import type { DeskSession } from '../../../session/session.js';
import type { DeskSessionEvent } from '../../../session/events/session-event-map.js';
import type { LocalizeController } from '../localization/localize-controller.js';
import type { Attention } from './attention.js';

const part = new LazyPart(() => import('./attention.js'));

/** How many elements of the page have an agent called, by session. */
const attended = new WeakMap<DeskSession, { users: number; readonly stop: () => void }>();

/**
 * Has the agent of a session called when offers and messages arrive, until the returned function is called. However many
 * elements of the page ask for it, the agent is called once.
 */
export function attend(session: DeskSession, localize: LocalizeController): () => void {
  const known = attended.get(session) ?? { users: 0, stop: start(session, localize) };
  attended.set(session, known);
  known.users++;
  return () => {
    known.users--;
    // An element may be moved in the page.
    queueMicrotask(() => {
      if (known.users > 0 || attended.get(session) !== known) return;
      attended.delete(session);
      known.stop();
    });
  };
}

/** Has the agent of an element's session called while the element is in the page. */
export class AttentionController extends SessionSubscriber {
  readonly #localize: LocalizeController;

  constructor(host: ReactiveControllerHost, sessionController: SessionController, localize: LocalizeController) {
    super(host, sessionController);
    this.#localize = localize;
    host.addController(this);
  }

  protected override subscribe(session: DeskSession | undefined): (() => void) | undefined {
    return session && attend(session, this.#localize);
  }
}

/** Texts that blink in the title, by owner. */
const titleTexts = new Map<object, string>();

/** Blinks a text in place of the title of the page; null ends it. Each call is one step: call it every second. */
export function blinkTitle(owner: object, text: string | null): void {
  if (text === null && !titleTexts.delete(owner)) return;
  if (text !== null) titleTexts.set(owner, text);
  part.whenLoaded(({ pageTitle }) => pageTitle.blink(owner, titleTexts.get(owner) ?? null));
}

function start(session: DeskSession, localize: LocalizeController): () => void {
  let service: Attention | undefined;
  let cancel: (() => void) | undefined;
  const arrived: { readonly conversationId: ConversationId; readonly message: Message }[] = [];
  const load = (): void => {
    cancel ??= part.whenLoaded(({ Attention }) => {
      service = new Attention(session, localize);
      unsubscribe();
      for (const { conversationId, message } of arrived.splice(0)) service.handleMessage(conversationId, message);
    });
  };
  const handleMessage = ({ detail }: DeskSessionEvent<'message-received'>): void => {
    if (service !== undefined) return service.handleMessage(detail.conversationId, detail.message);
    arrived.push(detail);
    load();
  };
  const handleState = (): void => {
    const { offers, local } = session.state;
    if (offers.ids.length > 0 || local.unread.size > 0) load();
  };
  const listener = handleMessage as unknown as EventListener;
  session.addEventListener('message-received', listener);
  const unsubscribe = session.subscribe(handleState);
  session.onCall((id) => part.whenLoaded(() => service?.notify(id)));
  handleState();
  return () => {
    session.onCall(null);
    session.removeEventListener('message-received', listener);
    unsubscribe();
    cancel?.();
    service?.dispose();
  };
}
