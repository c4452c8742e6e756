/** All element classes, without defining their tags, and everything that the main entry exports. */
export * from './exports.js';
export { AgentDesk } from './elements/agent-desk/agent-desk.js';
export { AgentLogin } from './elements/agent-login/agent-login.js';
export { AgentStateSwitch } from './elements/agent-state-switch/agent-state-switch.js';
export { ChatThread } from './elements/chat-thread/chat-thread.js';
export { ConversationList } from './elements/conversation-list/conversation-list.js';
export { CustomerCard } from './elements/customer-card/customer-card.js';
export { CustomerHistory } from './elements/customer-history/customer-history.js';
export { DeskAnnouncements } from './elements/desk-announcements/desk-announcements.js';
export { DeskSessionElement } from './elements/desk-session/desk-session.js';
export { PullQueue } from './elements/pull-queue/pull-queue.js';
export { RaisedHands } from './elements/raised-hands/raised-hands.js';
export { SupervisorPanel } from './elements/supervisor-panel/supervisor-panel.js';
export { TeamWallboard } from './elements/team-wallboard/team-wallboard.js';
export { TaskOffer } from './elements/task-offer/task-offer.js';
