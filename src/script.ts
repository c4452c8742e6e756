/**
 * Entry of the classic script tag: what most pages need at once, in one file. Everything else (each dynamic import) becomes
 * a file of its own, loaded on demand.
 */
import './context/context-root.js';
import './elements/desk-session/desk-session.define.js';
import './elements/agent-state-switch/agent-state-switch.define.js';
import { defineLazily } from './elements/internal/base/define-lazily.js';

defineLazily({
  // Empty until the agent has signed in, or has a conversation.
  'task-offer': () => import('./elements/task-offer/task-offer.define.js'),
  'chat-thread': () => import('./elements/chat-thread/chat-thread.define.js'),
  // Many pages have their own login, or show one conversation at a time.
  'agent-login': () => import('./elements/agent-login/agent-login.define.js'),
  'conversation-list': () => import('./elements/conversation-list/conversation-list.define.js'),
  'supervisor-panel': () => import('./elements/supervisor-panel/supervisor-panel.define.js'),
  'pull-queue': () => import('./elements/pull-queue/pull-queue.define.js'),
  'desk-announcements': () => import('./elements/desk-announcements/desk-announcements.define.js'),
});

export * from './exports.js';
