/**
 * Defines `<desk-session>` at once and every other element when its tag is first seen in the page, shadow roots of the
 * host aside (those import what they use, or load the classic script).
 */
import './context/context-root.js';
import './elements/desk-session/desk-session.define.js';

const definitions: Readonly<Record<string, () => Promise<unknown>>> = {
  'agent-login': () => import('./elements/agent-login/agent-login.define.js'),
  'agent-state-switch': () => import('./elements/agent-state-switch/agent-state-switch.define.js'),
  'task-offer': () => import('./elements/task-offer/task-offer.define.js'),
  'conversation-list': () => import('./elements/conversation-list/conversation-list.define.js'),
  'chat-thread': () => import('./elements/chat-thread/chat-thread.define.js'),
  'supervisor-panel': () => import('./elements/supervisor-panel/supervisor-panel.define.js'),
};
const wanted = new Set(Object.keys(definitions));

function define(tag: string): void {
  if (!wanted.delete(tag)) return;
  // A file that could not be fetched is asked for again when the tag is seen again.
  definitions[tag]?.().catch(() => wanted.add(tag));
  if (wanted.size === 0) observer.disconnect();
}

function look(root: Element): void {
  define(root.localName);
  for (const tag of [...wanted]) if (root.getElementsByTagName(tag).length > 0) define(tag);
}

const observer = new MutationObserver((records) => {
  for (const { addedNodes } of records) for (const node of addedNodes) if (node instanceof Element) look(node);
});
observer.observe(document.documentElement, { childList: true, subtree: true });
look(document.documentElement);
