/**
 * Defines every element. The order is the order of effects: the context root first, so that no widget's request for its
 * session is missed, then the provider, then the widgets.
 */
import './context/context-root.js';
import './elements/desk-session/desk-session.define.js';
import './elements/agent-login/agent-login.define.js';
import './elements/agent-state-switch/agent-state-switch.define.js';
import './elements/task-offer/task-offer.define.js';
import './elements/conversation-list/conversation-list.define.js';
import './elements/chat-thread/chat-thread.define.js';
import './elements/supervisor-panel/supervisor-panel.define.js';

export { createDeskSession } from './session/create-desk-session.js';
export { DeskSession } from './session/desk-session.js';
export type * from './domain/index.js';
export type { DeskSessionOptions, DeskSessionPorts } from './session/options.js';
export type { SessionFacts, SessionFactEvent } from './session/session-events.js';
export type { SessionState } from './store/state.js';
export { addCatalogue } from './elements/internal/languages.js';
export { sessionRegistry } from './session/session-registry.js';
