import type { Command, CommandId, CommandOf, Message, NotSentReason } from '../../domain/index.js';
import { encodeBasicCommand } from '../../protocol/encode/encode-basic.js';
import { EncodeError, type EncodeContext, type OutgoingEvent } from '../../protocol/encode/encode-context.js';
import { isBasicCommand } from '../../store/basic-command-rules.js';
import { getCommandConversationId, selectReplyChannel } from '../../store/basic-selectors.js';
import type { PendingCommand } from '../../store/state.js';
import type { ConversationsCode } from '../conversations-code.js';
import type { SessionEnvironment } from '../session-environment.js';

/** The pending command alone, with no check and no local echo. */
export function createUnsent(command: Command, { newId, clock }: SessionEnvironment): PendingCommand {
  return { id: newId() as CommandId, command, delivery: 'queued', message: null, issuedAt: clock.now(), problem: '' };
}

/** A message that waits to be sent. */
interface PendingMessage extends PendingCommand {
  readonly command: CommandOf<'send-message'>;
  readonly message: Message;
}

/**
 * Throws `EncodeError` when the message does not fit the state. Ids and channel of a message are fixed here, once: a retry sends the same message, and a queued message keeps the
 * channel that was shown when it was written.
 */
export function createPendingMessage(
  command: CommandOf<'send-message'>,
  environment: SessionEnvironment,
): PendingMessage {
  const context = createEncodeContext(command, null, environment);
  const addressedCommand = { ...command, channelSessionId: context.channelSession?.id ?? null };
  const code = codeOf(environment);
  const identity = code.createMessageIdentity(environment.newId, addressedCommand, context.replyMode);
  const message = code.createLocalEcho(addressedCommand, { ...context, identity });
  const pendingCommand = createUnsent(addressedCommand, environment);
  return {
    ...pendingCommand,
    command: addressedCommand,
    message: { ...message, pendingCommand: pendingCommand.id },
  };
}

/** The wire events of a command. Throws `EncodeError`. */
export const encodePendingCommand = (
  pendingCommand: PendingCommand,
  environment: SessionEnvironment,
): readonly OutgoingEvent[] => {
  const { command } = pendingCommand;
  const context = createEncodeContext(command, pendingCommand, environment);
  return isBasicCommand(command)
    ? [encodeBasicCommand(command, context)]
    : codeOf(environment).encode(command, context);
};

/** Commands about conversations are dispatched when their code is there. */
function codeOf({ conversations: { code } }: SessionEnvironment): ConversationsCode {
  if (code === null) throw new EncodeError('offline');
  return code;
}

export function getEncodeErrorReason(error: unknown): NotSentReason {
  if (error instanceof EncodeError) return error.reason;
  throw error;
}

function createEncodeContext(
  command: Command,
  pendingCommand: PendingCommand | null,
  { store: { state }, options, clock, newId }: SessionEnvironment,
): EncodeContext {
  if (state.agent === null) throw new EncodeError('session-ended');
  const id = getCommandConversationId(command);
  const conversation = id === null ? null : (state.conversations.byId.get(id) ?? null);
  const channelSessionId = command.type === 'send-message' ? command.channelSessionId : null;
  const chosenSession = conversation?.channelSessions.find((session) => session.id === channelSessionId);
  return {
    replyMode: options.replyMode,
    server: options.server,
    agent: state.agent,
    now: clock.now(),
    newId,
    conversation,
    offer: id === null ? null : (state.offers.byId.get(id) ?? null),
    channelSession: chosenSession ?? (id === null ? null : selectReplyChannel(state, id)),
    identity: pendingCommand?.message
      ? { eventId: pendingCommand.message.id, messageId: pendingCommand.message.messageId }
      : null,
  };
}
