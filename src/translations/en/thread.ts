import type { DeliveryState, MessageBody, NoticeContent } from '../../domain/index.js';
import { ownText } from '../own-text.js';
import { pluralize } from './pluralize.js';

const roles: Readonly<Record<string, string>> = {
  primary: 'Agent',
  'barged-in': 'Stepped in',
  assistant: 'Assisting',
  monitor: 'Monitoring',
  'wrap-up': 'Wrap-up',
};

const endReasons: Readonly<Record<string, string>> = {
  left: 'You left',
  transferred: 'Transferred',
  'customer-left': 'The customer left',
  'wrapped-up': 'Wrapped up',
  'wrap-up-skipped': 'Finished without codes',
  'wrap-up-expired': 'Wrap-up time ran out before it was saved',
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
  unlike: 'Took back a like',
  delete: 'Deleted a comment',
  hide: 'Hid a comment',
  'private-reply': 'Private reply to a comment',
};

/** Kinds of content that have a name; of the others the text says all. */
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
  email: 'E-mail',
  voice: 'Phone call',
  receipt: 'Receipt',
  template: 'Template',
};

const noticeLevels: Readonly<Record<string, string>> = {
  info: 'Notice',
  warning: 'Warning',
  'system-error': 'System error',
};

const deliveryStates: Readonly<Record<DeliveryState, string>> = {
  queued: 'Waiting to be sent',
  sending: 'Sending…',
  unconfirmed: 'Checking…',
  undecided: 'Not sure this arrived',
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

const rerouteName = (direction: string): string => ownText(rerouteNames, direction) ?? 'Routing';

/** Texts of `<conversation-list>`, `<chat-thread>`. */
export const thread = {
  // the list
  listLabel: 'Conversations',
  listEmpty: 'No open conversations',
  listEmptyHint: 'Chats that you accept appear here.',
  listNoMessages: 'No messages yet',
  listYou: 'You:',
  listUnread: (n: number) => pluralize(n, 'unread message', 'unread messages'),
  listTyping: 'Typing…',
  listDeliveryFailed: 'A message did not get through',
  listWaiting: (duration: string) => `Waiting ${duration}`,
  listEnded: 'Ended conversations',
  listDismissEnded: 'Dismiss',
  roleName: (role: string) => ownText(roles, role) ?? role,
  endReason: (reason: string, detail: string) =>
    reason === 'transferred' && detail
      ? `Transferred to ${detail}`
      : (ownText(endReasons, reason) ?? (detail || 'Ended')),

  // head of a thread
  threadLabel: (customer: string) => `Conversation with ${customer}`,
  threadEmpty: 'No conversation open',
  threadEmptyHint: 'Choose one from the list, or wait for the next chat.',
  threadNotOpen: 'This conversation is not open on your desk.',
  threadEnded: (customer: string) => `Conversation with ${customer} has ended`,
  threadYou: 'You',
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
  messagesOlderFailed: 'Earlier messages could not be loaded.',
  messagesStart: 'Beginning of the conversation',
  messageLabel: (sender: string, time: string, text: string) => `${sender}, ${time}: ${text}`,
  messageAnnouncement: (sender: string, text: string) => `${sender}: ${text}`,
  dayToday: 'Today',
  dayYesterday: 'Yesterday',
  senderBot: 'Bot',
  senderSystem: 'System',
  whisperLabel: 'Whisper – only agents see this',
  activityOutbound: 'Sent by a campaign',
  activityScheduled: 'Scheduled message',
  customerTyping: (name: string) => `${name} is typing…`,
  reply: 'Reply',
  replyShowOriginal: (sender: string) => `Show the message by ${sender} that this answers`,
  replyNotLoaded: 'Answers an earlier message',
  replyFindOriginal: 'Look for the message that this answers',
  replySearching: 'Looking for the message…',
  replyNotFound: 'The message that this answers could not be found.',
  suggestionsLabel: 'Suggested answers',
  suggestionInsert: 'Put into the message field',
  suggestionSend: 'Send at once',
  suggestionSendLabel: (text: string) => `Send at once: ${text}`,
  suggestionConfidence: 'The bot is sure to',
  copyText: 'Copy text',
  copied: 'Copied',
  copyFailed: 'The browser does not allow copying here.',
  textShowMore: 'Show the rest',

  // where a message of ours stands
  delivery: (state: DeliveryState, detail: string) =>
    detail ? `${deliveryStates[state]}: ${detail}` : deliveryStates[state],
  deliveryUndecidedHint: 'If you resend it, the customer may get it twice.',
  deliverySeenBy: (names: string) => `Seen by ${names}`,
  deliveryResend: 'Resend',
  deliveryDiscard: 'Discard',

  // what a message holds
  bodyKind: (type: NamedBodyType) => bodyKinds[type],
  bodyDeleted: 'This message was deleted',
  bodyUnknown: (type: string) =>
    type ? `Message of a kind this desk cannot show (${type})` : 'Message without content',
  bodyNotice: (level: string) => ownText(noticeLevels, level) ?? (level ? `Notice (${level})` : 'Notice'),
  imageEnlarge: (name: string) => `Enlarge ${name}`,
  download: 'Download',
  bodyDownload: (name: string) => `Download ${name}`,
  bodyLinkHost: (host: string) => `Opens ${host}`,
  bodyUnsafeLink: 'This address cannot be opened safely',
  bodyCommentAction: (action: string) => ownText(commentActions, action) ?? '',
  sizeBytes: (n: string) => `${n} B`,
  sizeKilobytes: (n: string) => `${n} KB`,
  sizeMegabytes: (n: string) => `${n} MB`,

  // something happened
  noticeChannelStarted: (channel: string) => `${channel} session started`,
  noticeChannelEnded: (channel: string) => `${channel} session ended`,
  noticeYouJoined: 'You joined',
  noticeJoined: (name: string) => `${name} joined`,
  noticeJoinedAs: (name: string, role: string) => `${name} joined (${role})`,
  noticeLeft: (name: string) => `${name} left`,
  noticeReroutePlaced: (direction: string, queue: string, by: string) =>
    `${rerouteName(direction)} requested${queue ? ` to ${queue}` : ''}${by ? ` by ${by}` : ''}`,
  noticeRerouteCancelled: (direction: string) => `${rerouteName(direction)} request cancelled`,
  noticeRerouteFailed: (direction: string, queue: string) =>
    `No agent available for the ${rerouteName(direction).toLowerCase()}${queue ? ` to ${queue}` : ''}`,
  noticePaused: 'Conversation put on hold',
  noticeResumed: 'Conversation resumed',
  noticeHandRaised: (names: string) => (names ? `${names} asked for a supervisor` : 'A supervisor was asked for'),
  noticeHandLowered: (names: string) =>
    names ? `${names} no longer asks for a supervisor` : 'A supervisor is no longer asked for',
  noticeCustomerChanged: (name: string) => (name ? `Customer is now ${name}` : 'Customer details changed'),
  noticeCall: (event: CallEvent) => callEvents[event],
  noticeCallSummary: (duration: string) => (duration ? `Call, ${duration}` : 'Call'),
};
