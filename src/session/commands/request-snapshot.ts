import { blankOffer } from '../../domain/index.js';
import type { ActiveTask } from '../../protocol/decode/decode-sign-in.js';
import { encode, type EncodeContext, type OutgoingEvent } from '../../protocol/encode/encode.js';
import type { SessionState } from '../../store/state.js';

/**
 * Requests a conversation that the server lists as ours but has not sent. The protocol has no such request, but the
 * server sends a conversation again when an agent subscribes to it again.
 */
export function requestSnapshot(
  { conversationId, taskId }: ActiveTask,
  { agent, conversations }: SessionState,
  context: Pick<EncodeContext, 'replyMode' | 'server' | 'now' | 'newId'>,
): readonly OutgoingEvent[] {
  if (agent === null) return [];
  const conversation = conversations.byId.get(conversationId) ?? null;
  const offer = conversation === null ? blankOffer(conversationId, taskId, context.now) : null;
  const rest = { agent, conversation, offer, channelSession: null, identity: null };
  return encode({ type: 'accept-offer', conversationId }, { ...context, ...rest });
}
