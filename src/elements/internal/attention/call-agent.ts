import { isAtWork } from '../../../domain/index.js';
import type { DeskSession } from '../../../session/session.js';
import type { LocalizeController } from '../localization/localize-controller.js';
import { readAttention, readVolume } from './attention-settings.js';
import { isPageAway } from './is-page-away.js';
import { messageSound } from './message-sound.js';
import { showNotification } from './show-notification.js';

export interface AgentCall {
  readonly localize: LocalizeController;
  readonly title: string;
  readonly body: string;
  /** A later call with the same tag takes the place of the notification. */
  readonly tag: string;
  /** What it is about, e.g. a raised hand that two elements show: the agent is called once for it. */
  readonly about?: readonly string[];
  /** Takes the call back: what it is about is over. */
  readonly signal: AbortSignal;
  /** The agent has clicked the notification. */
  readonly onOpen: () => void;
}

/** What agents have been called for, by session. */
const calledFor = new WeakMap<DeskSession, Set<string>>();

/** Ends listening for a notification, by its tag. */
const shown = new Map<string, AbortController>();

function isCalledFor(session: DeskSession, about: readonly string[]): boolean {
  const known = calledFor.get(session) ?? new Set<string>();
  calledFor.set(session, known);
  const isKnown = about.length > 0 && about.every((key) => known.has(key));
  for (const key of about) known.add(key);
  return isKnown;
}

const isWanted = (session: DeskSession): boolean => {
  const { doNotDisturb, notifications } = readAttention(session);
  return !doNotDisturb && notifications.includes('messages') && isPageAway() && !session.state.alertsElsewhere;
};

/** Calls the agent as for a new message, once: by sound, and by a notification while the page is not in front. */
export function callAgent(session: DeskSession, call: AgentCall): void {
  const { localize, title, body, tag, about = [], signal, onOpen } = call;
  if (signal.aborted || isCalledFor(session, about)) return;
  // Another tab of the agent is in front: it calls.
  if (readAttention(session).doNotDisturb || session.state.alertsElsewhere) return;
  messageSound.play(() => readVolume(session, 'messages'));
  if (!isWanted(session)) return;
  const notification = showNotification(localize, title, { body, tag });
  if (notification === null) return;
  // Closing the one before would close this one: they have the same tag.
  shown.get(tag)?.abort();
  const listening = new AbortController();
  shown.set(tag, listening);
  const close = (): void => {
    listening.abort();
    notification.close();
  };
  const update = (): void => {
    if (!isAtWork(session.state.connection) || !isWanted(session)) close();
  };
  const options = { signal: listening.signal };
  document.addEventListener('visibilitychange', update, options);
  window.addEventListener('focus', update, options);
  window.addEventListener('pagehide', close, options);
  signal.addEventListener('abort', close, options);
  listening.signal.addEventListener('abort', session.subscribe(update));
  notification.onclick = () => {
    window.focus();
    close();
    onOpen();
  };
}
