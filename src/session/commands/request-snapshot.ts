import { blankOffer } from '../../domain/index.js';
import type { ActiveTask } from '../../protocol/decode/decode-rest.js';
import { encode, type EncodeContext, type WireCommand } from '../../protocol/encode/encode.js';
import type { SessionState } from '../../store/state.js';

/**
 * Asks for a conversation that the server lists as ours but has not sent. The wire has no such question: subscribing
 * again to what one is subscribed to makes the server send it.
 */
export function requestSnapshot(
  { conversationId, taskId }: ActiveTask,
  { agent, conversations }: SessionState,
  context: Pick<EncodeContext, 'replyMode' | 'server' | 'now' | 'newId'>,
): readonly WireCommand[] {
  if (agent === null) return [];
  const conversation = conversations.byId.get(conversationId) ?? null;
  const offer = conversation === null ? blankOffer(conversationId, taskId, context.now) : null;
  const rest = { agent, conversation, offer, channelSession: null, identity: null };
  return encode({ type: 'accept-offer', conversationId }, { ...context, ...rest });
}
