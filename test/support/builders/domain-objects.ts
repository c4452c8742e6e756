/** Complete domain objects for unit tests; `overrides` sets the fields that a test is about. */
import type {
  Agent,
  AgentId,
  ChannelSession,
  ChannelSessionId,
  CommandId,
  CommandOf,
  Conversation,
  ConversationId,
  CustomerId,
  EntryId,
  Message,
  MessageId,
  Notice,
  NoticeContent,
  Offer,
  Opaque,
  Participant,
  TaskId,
} from '../../../src/domain/index.js';
import { blankConversation } from '../../../src/domain/conversation.js';
import { initialState, type PendingCommand, type SessionState } from '../../../src/store/state.js';

const source = {} as Opaque;

export const agent = (id = 'mara'): Agent => ({
  id: id as AgentId,
  username: id,
  displayName: id,
  roles: ['agent'],
  team: null,
  supervisedTeams: [],
  permissions: null,
  source,
});

export const channelSession = (id = 'web', name = 'WEB', voice = false): ChannelSession => ({
  id: id as ChannelSessionId,
  channel: { name, logo: '' },
  customerAddress: '',
  serviceAddress: '',
  voice,
  publicComments: name === 'FACEBOOK',
  source,
});

export const participant = (id: string, overrides: Partial<Participant> = {}): Participant => ({
  agentId: id as AgentId,
  username: id,
  displayName: id,
  role: 'primary',
  bargedIn: false,
  joinedAt: null,
  source,
  ...overrides,
});

export const message = (id: string, at: number, overrides: Partial<Message> = {}): Message => ({
  kind: 'message',
  id: `event-${id}` as EntryId,
  messageId: id as MessageId,
  at,
  sender: { kind: 'customer', id: 'pim', name: 'Pim' },
  body: { type: 'text', text: `text of ${id}` },
  whisper: false,
  replyTo: null,
  channelSessionId: 'web' as ChannelSessionId,
  channelName: 'WEB',
  delivery: 'sent',
  seenBy: [],
  failure: '',
  suggestions: [],
  activity: null,
  pendingCommand: null,
  ...overrides,
});

/** A message by an agent, by default mara. */
export const ownMessage = (id: string, at: number, overrides: Partial<Message> = {}): Message =>
  message(id, at, { sender: { kind: 'agent', id: 'mara', name: 'mara' }, ...overrides });

/** A notice, by default that an agent joined. */
export const notice = (
  id: string,
  at: number,
  content: NoticeContent = { type: 'agent-joined', agentId: 'mara' as AgentId, name: 'mara', role: 'primary' },
): Notice => ({ kind: 'notice', id: `event-${id}` as EntryId, at, what: content, visible: true });

export const conversation = (id = 'talk', overrides: Partial<Conversation> = {}): Conversation => ({
  ...blankConversation(id as ConversationId, {
    id: 'pim' as CustomerId,
    name: 'Pim',
    anonymous: false,
    phones: [],
    source,
  }),
  taskId: `task-${id}` as TaskId,
  state: 'active',
  channelSessions: [channelSession()],
  firstChannelSession: source,
  participants: [participant('mara')],
  role: 'primary',
  ownParticipant: source,
  ...overrides,
});

export const offer = (id = 'talk', overrides: Partial<Offer> = {}): Offer => ({
  conversationId: id as ConversationId,
  taskId: `task-${id}` as TaskId,
  direction: 'inbound',
  customer: { id: 'pim' as CustomerId, name: 'Pim', anonymous: false, phones: [], source },
  channel: { name: 'WEB', logo: '' },
  customerAddress: '',
  serviceAddress: '',
  queue: null,
  note: null,
  requestedBy: null,
  offeredAt: 0,
  expiresAt: null,
  ringSeconds: null,
  started: false,
  voice: false,
  uncertain: false,
  room: null,
  ...overrides,
});

/** The state of mara, signed in, with these conversations. */
export function stateWith(...conversations: readonly Conversation[]): SessionState {
  return {
    ...initialState,
    agent: agent(),
    conversations: {
      ids: conversations.map(({ id }) => id),
      byId: new Map(conversations.map((item) => [item.id, item])),
    },
  };
}

export const sendMessageCommand = (id = 'talk', text = 'hello'): CommandOf<'send-message'> => ({
  type: 'send-message',
  conversationId: id as ConversationId,
  body: { type: 'text', text },
  replyTo: null,
  whisper: false,
  channelSessionId: null,
});

export const pendingCommand = (id: string, overrides: Partial<PendingCommand> = {}): PendingCommand => ({
  id: id as CommandId,
  command: sendMessageCommand(),
  delivery: 'queued',
  message: ownMessage(id, 0, { delivery: 'queued' }),
  issuedAt: 0,
  problem: '',
  ...overrides,
});
