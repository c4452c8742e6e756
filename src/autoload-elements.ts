/** Defines `<desk-session>` at once and every other element when its tag first appears in the page. */
import './context/context-root.js';
import './elements/desk-session/desk-session.define.js';
import { defineLazily } from './elements/internal/base/define-lazily.js';

defineLazily({
  'agent-login': () => import('./elements/agent-login/agent-login.define.js'),
  'agent-state-switch': () => import('./elements/agent-state-switch/agent-state-switch.define.js'),
  'task-offer': () => import('./elements/task-offer/task-offer.define.js'),
  'conversation-list': () => import('./elements/conversation-list/conversation-list.define.js'),
  'chat-thread': () => import('./elements/chat-thread/chat-thread.define.js'),
  'supervisor-panel': () => import('./elements/supervisor-panel/supervisor-panel.define.js'),
  'pull-queue': () => import('./elements/pull-queue/pull-queue.define.js'),
  'desk-announcements': () => import('./elements/desk-announcements/desk-announcements.define.js'),
});
