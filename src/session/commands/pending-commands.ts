import type { Command, CommandId, NotSentReason } from '../../domain/index.js';
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
export function codeOf({ conversations: { code } }: SessionEnvironment): ConversationsCode {
  if (code === null) throw new EncodeError('offline');
  return code;
}

export function getEncodeErrorReason(error: unknown): NotSentReason {
  if (error instanceof EncodeError) return error.reason;
  throw error;
}

export function createEncodeContext(
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
