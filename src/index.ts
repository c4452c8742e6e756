/**
 * Defines all elements. The order matters: the context root comes first, so that it receives every context request, then
 * the provider, then its consumers.
 */
import './context/context-root.js';
import './elements/desk-session/desk-session.define.js';
import './elements/agent-desk/agent-desk.define.js';
import './elements/agent-login/agent-login.define.js';
import './elements/agent-state-switch/agent-state-switch.define.js';
import './elements/task-offer/task-offer.define.js';
import './elements/conversation-list/conversation-list.define.js';
import './elements/chat-thread/chat-thread.define.js';
import './elements/supervisor-panel/supervisor-panel.define.js';
import './elements/customer-card/customer-card.define.js';
import './elements/customer-history/customer-history.define.js';
import './elements/team-wallboard/team-wallboard.define.js';
import './elements/raised-hands/raised-hands.define.js';
import './elements/pull-queue/pull-queue.define.js';
import './elements/desk-announcements/desk-announcements.define.js';

export * from './exports.js';
export type {
  AgentDesk,
  AgentLogin,
  AgentStateSwitch,
  ChatThread,
  ConversationList,
  CustomerCard,
  CustomerHistory,
  DeskAnnouncements,
  DeskSessionElement,
  PullQueue,
  RaisedHands,
  SupervisorPanel,
  TaskOffer,
  TeamWallboard,
} from './elements.js';
