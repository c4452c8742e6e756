/**
 * The classic script tag: what an agent's page needs at once, in one file. What only some pages have, and what is needed
 * only at some moments (every dynamic import further down), are parts beside it.
 */
import './context/context-root.js';
import './elements/desk-session/desk-session.define.js';
import './elements/agent-state-switch/agent-state-switch.define.js';
import './elements/task-offer/task-offer.define.js';
import './elements/chat-thread/chat-thread.define.js';
import { defineLazily } from './elements/internal/base/define-lazily.js';

defineLazily({
  // Many pages have a login of their own, or show one conversation at a time.
  'agent-login': () => import('./elements/agent-login/agent-login.define.js'),
  'conversation-list': () => import('./elements/conversation-list/conversation-list.define.js'),
  'supervisor-panel': () => import('./elements/supervisor-panel/supervisor-panel.define.js'),
  'pull-queue': () => import('./elements/pull-queue/pull-queue.define.js'),
  'desk-announcements': () => import('./elements/desk-announcements/desk-announcements.define.js'),
});

export * from './exports.js';
