/** What the script tags load first: the session, the base of all elements, and how each element is loaded. */
// The styles first: one after the other, they compress better.
import './elements/internal/styles/host-reset.js';
import './elements/internal/styles/tokens.js';
import './elements/internal/styles/shared-styles.js';
import './elements/internal/base/xhtml-templates.js';
import './context/context-root.js';
import './elements/desk-session/desk-session.define.js';

export * as api from './exports.js';

export const elements: Readonly<Record<string, () => Promise<unknown>>> = {
  'agent-desk': () => import('./elements/agent-desk/agent-desk.define.js'),
  'agent-login': () => import('./elements/agent-login/agent-login.define.js'),
  'agent-state-switch': () => import('./elements/agent-state-switch/agent-state-switch.define.js'),
  'task-offer': () => import('./elements/task-offer/task-offer.define.js'),
  'conversation-list': () => import('./elements/conversation-list/conversation-list.define.js'),
  'chat-thread': () => import('./elements/chat-thread/chat-thread.define.js'),
  'customer-card': () => import('./elements/customer-card/customer-card.define.js'),
  'customer-history': () => import('./elements/customer-history/customer-history.define.js'),
  'supervisor-panel': () => import('./elements/supervisor-panel/supervisor-panel.define.js'),
  'team-wallboard': () => import('./elements/team-wallboard/team-wallboard.define.js'),
  'raised-hands': () => import('./elements/raised-hands/raised-hands.define.js'),
  'pull-queue': () => import('./elements/pull-queue/pull-queue.define.js'),
  'desk-announcements': () => import('./elements/desk-announcements/desk-announcements.define.js'),
};
