import type { CommandOf, Message } from '../../domain/index.js';
import { createLocalEcho, createMessageIdentity } from '../../protocol/encode/encode.js';
import type { PendingCommand } from '../../store/state.js';
import { createEncodeContext, createUnsent } from '../commands/pending-commands.js';
import type { SessionEnvironment } from '../session-environment.js';

/** A message that waits to be sent. */
export interface PendingMessage extends PendingCommand {
  readonly command: CommandOf<'send-message'>;
  readonly message: Message;
}

export type NewMessage = Pick<PendingMessage, 'id' | 'command' | 'message'>;

const lastIssuedAt = new WeakMap<SessionEnvironment, number>();

/** Messages of one moment, e.g. a text and its files, follow each other: by this time the device puts them in order again. */
function takeTurn(environment: SessionEnvironment, issuedAt: number): number {
  const last = lastIssuedAt.get(environment) ?? 0;
  // After the clock was set back, its time counts.
  const turn = issuedAt <= last && last - issuedAt < 1_000 ? last + 1 : issuedAt;
  lastIssuedAt.set(environment, turn);
  return turn;
}

/**
 * Throws `EncodeError` when the message does not fit the state. Ids and channel of a message are fixed here, once: a retry
 * sends the same message, and a queued message keeps the channel that was shown when it was written.
 */
export function createPendingMessage(
  command: CommandOf<'send-message'>,
  environment: SessionEnvironment,
): PendingMessage {
  const context = createEncodeContext(command, null, environment);
  const addressedCommand = { ...command, channelSessionId: context.channelSession?.id ?? null };
  const identity = createMessageIdentity(environment.newId, addressedCommand, context.replyMode);
  const message = createLocalEcho(addressedCommand, { ...context, identity });
  const pendingCommand = createUnsent(addressedCommand, environment);
  return {
    ...pendingCommand,
    issuedAt: takeTurn(environment, pendingCommand.issuedAt),
    command: addressedCommand,
    message: { ...message, pendingCommand: pendingCommand.id },
  };
}
