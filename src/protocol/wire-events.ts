/** Names of Socket.IO events the server sends. Compared without regard to case, and with or without a trailing `_`. */
export const serverEvents = {
  channelTypes: 'onChannelTypes',
  presence: 'agentPresence',
  offer: 'taskRequest',
  offerRevoked: 'revokeTask',
  conversation: 'onTopicData',
  conversationEvent: 'onCimEvent',
  unsubscribed: 'topicUnsubscription',
  closed: 'topicClosed',
  errors: 'errors',
  sessionRemoved: 'socketSessionRemoved',
  wrapUpStarted: 'wrapupTimerStarted',
  /** 4.4 names of the wrap-up events; the second tells nothing the unsubscription does not. */
  wrapUpStarted44: 'WRAP_UP_TIMER_STARTED',
  wrapUpClosed44: 'WRAP_UP_CLOSED',
  assistancePlaced: 'agentAssistanceRequestPlaced',
  assistanceAssigned: 'agentAssignedForAssistance',
  /** 4.5 name of the same. */
  assistanceAssigned45: 'agentAssignedForAgentTransfer',
  /** Spelled without its t by every server seen. */
  consultTransferDone: 'consulTransferRequestSuccess',
  pullLists: 'onPullModeSubscribedList',
  pullItem: 'onPullModeSubscribedListRequest',
  pullItems: 'pullModeSubscribedListRequests',
  pullItemsAdded: 'addPullModeSubscribedListRequests',
  pullItemsRemoved: 'removePullModeSubscribedListRequests',
  announced: 'ANNOUNCEMENT_CREATED',
  announcementDeleted: 'ANNOUNCEMENT_DELETED',
} as const;

/** Names of Socket.IO events a desk sends. Exact: the server compares these as they are. */
export const clientEvents = {
  changeState: 'changeAgentState',
  subscribe: 'topicSubscription',
  unsubscribe: 'topicUnsubscription',
  publish: 'publishCimEvent',
  transfer: 'directTransferRequest',
  conference: 'directConferenceRequest',
  consult: 'consultRequest',
  consultTransfer: 'consultTransferRequest',
  consultConference: 'consultConferenceRequest',
  monitor: 'JoinAsSilentMonitor',
  /** Spelled so by the guide and by every desk, whatever some pages call it. */
  bargeIn: 'JoinAsBargin',
  whisperMode: 'joinAsWhisper',
  whisperMode44: 'moveToWhisperMode',
  pause: 'pauseConversation',
  resume: 'resumeConversation',
  closeWrapUp: 'closeWrapup',
  closeWrapUp44: 'WRAP_UP_CLOSED',
  subscribeList: 'subscribePullModeList',
  unsubscribeList: 'unsubscribePullModeList',
  joinItem: 'joinPullModeRequest',
  endItem: 'deletePullModeRequest',
} as const;

/** Every client event by the name an `errors` message may call it: lower case, without a trailing `_`. */
export const plainName = (event: string): string => event.trim().replace(/_$/, '').toLowerCase();
