/** The types of all elements, by tag, and of their events. Types only: this file is never loaded. */
import type { SessionDomEventMap } from './session/events/session-event-map.js';
import type { AgentDesk } from './elements/agent-desk/agent-desk.js';
import type { AgentLogin } from './elements/agent-login/agent-login.js';
import type * as login from './elements/agent-login/agent-login.events.js';
import type { AgentStateSwitch } from './elements/agent-state-switch/agent-state-switch.js';
import type * as stateSwitch from './elements/agent-state-switch/agent-state-switch.events.js';
import type { PushChangeRequestEvent } from './elements/agent-state-switch/push-change-request-event.js';
import type { ChatThread } from './elements/chat-thread/chat-thread.js';
import type * as thread from './elements/chat-thread/chat-thread.events.js';
import type * as reroute from './elements/chat-thread/reroute/reroute.events.js';
import type { ConversationList } from './elements/conversation-list/conversation-list.js';
import type { ConversationSelectRequestEvent } from './elements/internal/events/conversation-select-request-event.js';
import type { CustomerCard } from './elements/customer-card/customer-card.js';
import type { CustomerLabelRequestEvent } from './elements/customer-card/customer-card.events.js';
import type { CustomerHistory } from './elements/customer-history/customer-history.js';
import type { DeskAnnouncements } from './elements/desk-announcements/desk-announcements.js';
import type { DeskSessionElement } from './elements/desk-session/desk-session.js';
import type { ElementErrorEvent } from './elements/internal/base/element-error.js';
import type { ConversationLeaveRequestEvent } from './elements/internal/events/conversation-leave-request-event.js';
import type {
  BargeInRequestEvent,
  WhisperModeRequestEvent,
} from './elements/internal/events/supervise-request-events.js';
import type { PullQueue } from './elements/pull-queue/pull-queue.js';
import type { PullListRequestEvent, QueueItemRequestEvent } from './elements/pull-queue/pull-queue.events.js';
import type { RaisedHands } from './elements/raised-hands/raised-hands.js';
import type { HandDismissRequestEvent, HandJoinRequestEvent } from './elements/raised-hands/raised-hands.events.js';
import type { SupervisorPanel } from './elements/supervisor-panel/supervisor-panel.js';
import type {
  AgentStateRequestEvent,
  MonitorRequestEvent,
  ChatsShownEvent,
} from './elements/supervisor-panel/supervisor-panel.events.js';
import type { TeamWallboard } from './elements/team-wallboard/team-wallboard.js';
import type { TaskOffer } from './elements/task-offer/task-offer.js';
import type { TaskAcceptRequestEvent, TaskDismissRequestEvent } from './elements/task-offer/task-offer.events.js';

export type * from './elements/agent-login/agent-login.events.js';
export type * from './elements/agent-state-switch/agent-state-switch.events.js';
export type * from './elements/agent-state-switch/push-change-request-event.js';
export type * from './elements/chat-thread/chat-thread.events.js';
export type * from './elements/chat-thread/reroute/reroute.events.js';
export type * from './elements/customer-card/customer-card.events.js';
export type * from './elements/internal/events/conversation-select-request-event.js';
export type * from './elements/internal/base/element-error.js';
export type * from './elements/internal/events/conversation-leave-request-event.js';
export type * from './elements/internal/events/supervise-request-events.js';
export type * from './elements/pull-queue/pull-queue.events.js';
export type * from './elements/raised-hands/raised-hands.events.js';
export type * from './elements/supervisor-panel/supervisor-panel.events.js';
export type * from './elements/task-offer/task-offer.events.js';

/** The elements by tag. */
export interface DeskElementTagNameMap {
  'desk-session': DeskSessionElement;
  'agent-desk': AgentDesk;
  'agent-login': AgentLogin;
  'agent-state-switch': AgentStateSwitch;
  'task-offer': TaskOffer;
  'conversation-list': ConversationList;
  'chat-thread': ChatThread;
  'customer-card': CustomerCard;
  'customer-history': CustomerHistory;
  'supervisor-panel': SupervisorPanel;
  'team-wallboard': TeamWallboard;
  'raised-hands': RaisedHands;
  'pull-queue': PullQueue;
  'desk-announcements': DeskAnnouncements;
}

/** Cancelable events: what an agent requests, before it is carried out. */
export interface RequestEventMap {
  'login-request': login.LoginRequestEvent;
  'state-change-request': stateSwitch.StateChangeRequestEvent;
  'channel-change-request': stateSwitch.ChannelChangeRequestEvent;
  'push-change-request': PushChangeRequestEvent;
  'logout-request': stateSwitch.LogoutRequestEvent;
  'task-accept-request': TaskAcceptRequestEvent;
  'task-dismiss-request': TaskDismissRequestEvent;
  'conversation-select-request': ConversationSelectRequestEvent;
  'message-send-request': thread.MessageSendRequestEvent;
  'message-retry-request': thread.MessageRetryRequestEvent;
  'message-discard-request': thread.MessageDiscardRequestEvent;
  'conversation-transfer-request': reroute.ConversationTransferRequestEvent;
  'conversation-conference-request': reroute.ConversationConferenceRequestEvent;
  'conversation-consult-request': reroute.ConversationConsultRequestEvent;
  'conversation-leave-request': ConversationLeaveRequestEvent;
  'conversation-pause-request': thread.ConversationPauseRequestEvent;
  'conversation-resume-request': thread.ConversationResumeRequestEvent;
  'sla-extend-request': thread.SlaExtendRequestEvent;
  'hand-raise-request': thread.HandRaiseRequestEvent;
  'hand-lower-request': thread.HandLowerRequestEvent;
  'wrap-up-skip-request': thread.WrapUpSkipRequestEvent;
  'wrap-up-apply-request': thread.WrapUpApplyRequestEvent;
  'customer-label-request': CustomerLabelRequestEvent;
  'hand-join-request': HandJoinRequestEvent;
  'hand-dismiss-request': HandDismissRequestEvent;
  'monitor-request': MonitorRequestEvent;
  'agent-state-request': AgentStateRequestEvent;
  'whisper-mode-request': WhisperModeRequestEvent;
  'barge-in-request': BargeInRequestEvent;
  'pull-list-subscribe-request': PullListRequestEvent;
  'pull-list-unsubscribe-request': PullListRequestEvent;
  'queue-item-join-request': QueueItemRequestEvent;
  'queue-item-end-request': QueueItemRequestEvent;
}

/** All events of the elements: session events, request events, rows that are shown and caught errors. */
export interface DeskEventMap extends SessionDomEventMap, RequestEventMap {
  'chats-shown': ChatsShownEvent;
  'element-error': ElementErrorEvent;
}

type Events<Name extends keyof DeskEventMap> = Pick<DeskEventMap, Name | 'element-error'>;

/** The events of each element, by tag. */
export interface DeskElementEventMaps {
  'desk-session': SessionDomEventMap;
  /** Those of the elements inside it bubble through it, too: `HTMLElementEventMap` has them all. */
  'agent-desk': Events<'element-error'>;
  'agent-login': Events<'login-request'>;
  'agent-state-switch': Events<
    'state-change-request' | 'channel-change-request' | 'push-change-request' | 'logout-request'
  >;
  'task-offer': Events<'task-accept-request' | 'task-dismiss-request'>;
  'conversation-list': Events<'conversation-select-request'>;
  'chat-thread': Events<
    | 'message-send-request'
    | 'message-retry-request'
    | 'message-discard-request'
    | 'conversation-transfer-request'
    | 'conversation-conference-request'
    | 'conversation-consult-request'
    | 'conversation-leave-request'
    | 'conversation-pause-request'
    | 'conversation-resume-request'
    | 'sla-extend-request'
    | 'hand-raise-request'
    | 'hand-lower-request'
    | 'wrap-up-skip-request'
    | 'wrap-up-apply-request'
    | 'whisper-mode-request'
    | 'barge-in-request'
  >;
  'customer-card': Events<'customer-label-request'>;
  'customer-history': Events<'element-error'>;
  'supervisor-panel': Events<
    | 'chats-shown'
    | 'monitor-request'
    | 'agent-state-request'
    | 'whisper-mode-request'
    | 'barge-in-request'
    | 'conversation-leave-request'
  >;
  'pull-queue': Events<
    | 'pull-list-subscribe-request'
    | 'pull-list-unsubscribe-request'
    | 'queue-item-join-request'
    | 'queue-item-end-request'
  >;
  'team-wallboard': Events<'element-error'>;
  'raised-hands': Events<'hand-join-request' | 'hand-dismiss-request'>;
  'desk-announcements': Events<'element-error'>;
}

declare global {
  interface HTMLElementTagNameMap extends DeskElementTagNameMap {}
  interface HTMLElementEventMap extends DeskEventMap {}
  interface DocumentEventMap extends DeskEventMap {}
  interface WindowEventMap extends DeskEventMap {}
  interface ShadowRootEventMap extends DeskEventMap {}
}
