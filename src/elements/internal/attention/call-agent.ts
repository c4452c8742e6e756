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
  /** The agent has clicked the notification. */
  readonly onOpen: () => void;
}

/** Calls the agent as for a new message, once: by sound, and by a notification while the page is not in front. */
export function callAgent(session: DeskSession, { title, body, tag, onOpen }: AgentCall): void {
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
