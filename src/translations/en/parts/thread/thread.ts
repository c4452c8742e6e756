import type { DeliveryState, MessageBody, NoticeContent } from '../../../../domain/index.js';
import { ownValue } from '../../../../domain/own-value.js';
import { formatNumber, pluralize } from '../../pluralize.js';

const roles: Readonly<Record<string, string>> = {
  primary: 'Agent',
  'barged-in': 'Barged in',
  assistant: 'Advising',
  monitor: 'Monitoring',
  'wrap-up': 'Wrap-up',
};

const endReasons: Readonly<Record<string, string>> = {
  left: 'You left',
  transferred: 'Transferred',
  'customer-left': 'The customer left',
  'wrapped-up': 'Wrapped up',
  'wrap-up-filed': 'Wrap-up saved automatically before its time ended',
  'wrap-up-skipped': 'Finished without codes',
  'wrap-up-expired': 'Wrap-up timed out before it was saved',
  'no-primary-agent': 'The last agent left',
  'logged-out': 'You were signed out',
};

const rerouteNames: Readonly<Record<string, string>> = {
  transfer: 'Transfer',
  conference: 'Conference',
  consult: 'Consultation',
  'consult-transfer': 'Transfer',
  'consult-conference': 'Conference',
};

const commentActions: Readonly<Record<string, string>> = {
  like: 'Liked a comment',
  unlike: 'Unliked a comment',
  delete: 'Deleted a comment',
  hide: 'Hid a comment',
  'private-reply': 'Private reply to a comment',
};

/** Body types that are named in previews and labels; the other types are shown by their text. */
export type NamedBodyType = Exclude<MessageBody['type'], 'text' | 'deleted' | 'notice' | 'unknown'>;
export type CallEvent = Extract<NoticeContent, { type: 'call' }>['what'];

const bodyKinds: Readonly<Record<NamedBodyType, string>> = {
  image: 'Image',
  video: 'Video',
  audio: 'Audio',
  file: 'File',
  sticker: 'Sticker',
  link: 'Link',
  location: 'Location',
  contacts: 'Contact',
  buttons: 'Choices',
  carousel: 'Cards',
  list: 'List of choices',
  'wrap-up': 'Wrap-up',
  comment: 'Comment',
  email: 'Email',
  voice: 'Phone call',
  receipt: 'Receipt',
  template: 'Template',
};

const failedMedia = {
  image: 'The image could not be loaded.',
  video: 'The video cannot be played here.',
  audio: 'The recording cannot be played here.',
};

const noticeLevels: Readonly<Record<string, string>> = {
  info: 'Notice',
  warning: 'Warning',
  'too-large': 'This message is too large to show',
  'system-error': 'System error',
};

const deliveryStates: Readonly<Record<DeliveryState, string>> = {
  queued: 'Waiting to send',
  sending: 'Sending…',
  unconfirmed: 'Checking…',
  undecided: 'Delivery not confirmed',
  rejected: 'Not sent',
  sent: 'Sent',
  delivered: 'Delivered',
  seen: 'Seen',
  failed: 'Not delivered',
};

const callEvents: Readonly<Record<CallEvent, string>> = {
  'leg-started': 'Call started',
  'leg-ended': 'Call ended',
  held: 'Call on hold',
  resumed: 'Call resumed',
};

const rerouteName = (direction: string): string => ownValue(rerouteNames, direction) ?? 'Routing';

const withYou = (others: string, isYou: boolean): string => (isYou ? `You${others && ` and ${others}`}` : others);

/** Texts of `<conversation-list>`, `<chat-thread>`. */
export const thread = {
  // conversation list
  listLabel: 'Conversations',
  listEmpty: 'No open conversations',
  listEmptyHint: 'Chats that you accept appear here.',
  listNoMessages: 'No messages yet',
  listYou: 'You:',
  listUnread: (n: number) => pluralize(n, 'unread message', 'unread messages'),
  listTyping: 'Typing…',
  listDeliveryFailed: 'A message was not delivered',
  listWaiting: (duration: string) => `Waiting ${duration}`,
  listEnded: 'Ended',
  roleName: (role: string) => ownValue(roles, role) ?? role,
  endReason: (reason: string, detail: string) =>
    reason === 'transferred' && detail
      ? `Transferred to ${detail}`
      : (ownValue(endReasons, reason) ?? (detail || 'Ended')),

  // thread header
  threadLabel: (customer: string) => `Conversation with ${customer}`,
  threadEmpty: 'No conversation open',
  threadEmptyHint: 'Choose one from the list, or wait for the next chat.',
  threadNotOpen: 'This conversation is not open on your desk.',
  threadEnded: (customer: string) => `Conversation with ${customer} has ended`,
  threadYou: 'You',
  threadSearch: 'Search and transcript',
  threadActions: 'Actions',
  threadParticipants: 'Participants',
  threadChannels: 'Channels',
  threadNoChannel: 'No open channel',
  threadOnHold: 'On hold',
  threadLeave: 'Leave',
  threadLeaving: 'Leaving…',
  threadLeaveQuestion: 'Leave this conversation?',
  threadLeaveLastAgent: 'You are the only agent here. The conversation will end for the customer.',
  threadStay: 'Stay',
  wrapUpLeft: (duration: string) => `Wrap-up: ${duration} left`,
  wrapUpRunning: 'Wrap-up',
  wrapUpFinish: 'Finish without codes',
  wrapUpFinishing: 'Finishing…',

  // messages
  messagesLabel: 'Messages',
  messagesUnread: 'New messages',
  messagesLatest: 'Jump to latest',
  messagesOlder: 'Show earlier messages',
  messagesOlderLoading: 'Loading earlier messages…',
  messageFailed: 'This message could not be shown.',
  messagesOlderFailed: "Couldn't load earlier messages.",
  messagesStart: 'Start of the conversation',
  messageLabel: (sender: string, time: string, text: string) => `${sender}, ${time}: ${text}`,
  messageAnnouncement: (sender: string, text: string) => `${sender}: ${text}`,
  dayToday: 'Today',
  dayYesterday: 'Yesterday',
  senderBot: 'Bot',
  senderSystem: 'System',
  composerWhisper: 'Whisper',
  whisperLabel: 'Whisper – only agents see this',
  activityOutbound: 'Sent by a campaign',
  activityScheduled: 'Scheduled message',
  customerTyping: (name: string) => `${name} is typing…`,
  reply: 'Reply',
  replyShowOriginal: (sender: string) => `Show the original message from ${sender}`,
  replyNotLoaded: 'Reply to an earlier message',
  replyAmbiguous: 'Reply to one of several messages',
  replyFindOriginal: 'Find the original message',
  replySearching: 'Searching for the message…',
  replyNotFound: "Couldn't find the original message.",
  suggestionsLabel: 'Suggested replies',
  suggestionInsert: 'Insert into the message field',
  suggestionSend: 'Send now',
  suggestionSendLabel: (text: string) => `Send now: ${text}`,
  suggestionConfidence: 'Bot confidence',
  copyText: 'Copy text',
  copied: 'Copied',
  copyFailed: "Couldn't copy. The browser does not allow it here.",
  textShowMore: 'Show more',
  textMoreShown: 'More of the message is shown',

  // delivery state of an agent's message
  delivery: (state: DeliveryState, detail: string) =>
    detail ? `${deliveryStates[state]}: ${detail}` : deliveryStates[state],
  deliveryUndecidedHint: 'If you resend it, the customer may get it twice.',
  deliverySeenBy: (names: string) => `Seen by ${names}`,
  deliveryResend: 'Resend',
  deliveryDiscard: 'Discard',

  // message content
  bodyKind: (type: NamedBodyType) => bodyKinds[type],
  bodyEmpty: '(empty message)',
  bodyDeleted: 'This message was deleted',
  bodyUnknown: (type: string) => (type ? `Unsupported message type (${type})` : 'Empty message'),
  bodyNotice: (level: string) => ownValue(noticeLevels, level) ?? (level ? `Notice (${level})` : 'Notice'),
  imageEnlarge: (name: string) => `Enlarge ${name}`,
  bodyMediaFailed: (kind: 'image' | 'video' | 'audio') => failedMedia[kind],
  bodyMediaRetry: (name: string) => `Try again: ${name}`,
  bodyDownload: (name: string) => `Download ${name}`,
  bodyLinkHost: (host: string) => `Opens ${host}`,
  bodyUnsafeLink: "This link can't be opened safely",
  bodyCommentAction: (action: string) => ownValue(commentActions, action) ?? '',
  sizeBytes: (n: string) => `${n} B`,
  sizeKilobytes: (n: string) => `${n} KB`,
  sizeMegabytes: (n: string) => `${n} MB`,

  // notices
  noticeChannelStarted: (channel: string) => `${channel} session started`,
  noticeChannelEnded: (channel: string) => `${channel} session ended`,
  noticeYouJoined: 'You joined',
  noticeJoined: (name: string) => `${name} joined`,
  noticeJoinedAs: (name: string, role: string) => `${name} joined (${role})`,
  noticeLeft: (name: string) => `${name} left`,
  noticeReroutePlaced: (direction: string, queue: string, by: string) =>
    `${rerouteName(direction)} requested${queue ? ` to ${queue}` : ''}${by ? ` by ${by}` : ''}`,
  noticeYouRerouted: (direction: string, queue: string) =>
    `You requested a ${rerouteName(direction).toLowerCase()}${queue ? ` to ${queue}` : ''}`,
  noticeRerouteCancelled: (direction: string) => `${rerouteName(direction)} request cancelled`,
  noticeRerouteFailed: (direction: string, queue: string) =>
    `No agent available for the ${rerouteName(direction).toLowerCase()}${queue ? ` to ${queue}` : ''}`,
  noticePaused: 'Conversation put on hold',
  noticeResumed: 'Conversation resumed',
  noticeHandRaised: (others: string, isYou: boolean) =>
    isYou || others ? `${withYou(others, isYou)} requested a supervisor` : 'A supervisor was requested',
  noticeHandLowered: (others: string, isYou: boolean) =>
    isYou || others
      ? `${withYou(others, isYou)} cancelled the supervisor request`
      : 'The supervisor request was cancelled',
  noticeCustomerChanged: (name: string) => (name ? `Customer is now ${name}` : 'Customer details changed'),
  noticeUndecided: (what: 'deleted' | 'failed', count: number) =>
    `${count > 1 ? `One of ${formatNumber(count)} messages` : 'A message'} ${what === 'failed' ? 'could not be delivered' : 'was deleted'}. The server does not say which.`,
  noticeCall: (event: CallEvent) => callEvents[event],
  noticeCallSummary: (duration: string) => (duration ? `Call, ${duration}` : 'Call'),
};
