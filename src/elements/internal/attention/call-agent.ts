import type { DeskSession } from '../../../session/session.js';
import { readAttention, readVolume } from './attention-settings.js';
import { isPageAway } from './is-page-away.js';
import { messageSound } from './message-sound.js';
import { showNotification } from './show-notification.js';

export interface AgentCall {
  readonly title: string;
  readonly body: string;
  /** A later call with the same tag takes the place of the notification. */
  readonly tag: string;
  /** What it is about, e.g. a raised hand that two elements tell of: each calls once. */
  readonly about?: readonly string[];
  /** The agent has clicked the notification. */
  readonly onOpen: () => void;
}

/** What agents have been called for, by session. */
const calledFor = new WeakMap<DeskSession, Set<string>>();

function isCalledFor(session: DeskSession, about: readonly string[]): boolean {
  const known = calledFor.get(session) ?? new Set<string>();
  calledFor.set(session, known);
  const isKnown = about.length > 0 && about.every((key) => known.has(key));
  for (const key of about) known.add(key);
  return isKnown;
}

/** Calls the agent as for a new message, once: by sound, and by a notification while the page is not in front. */
export function callAgent(session: DeskSession, { title, body, tag, about = [], onOpen }: AgentCall): void {
  if (isCalledFor(session, about)) return;
  const settings = readAttention(session);
  // Another tab of the agent is in front: it calls.
  if (settings.doNotDisturb || session.state.alertsElsewhere) return;
  messageSound.play(() => readVolume(session, 'messages'));
  if (!settings.notifications.includes('messages') || !isPageAway()) return;
  const notification = showNotification(title, { body, tag });
  if (notification === null) return;
  notification.onclick = () => {
    window.focus();
    notification.close();
    onOpen();
  };
}
