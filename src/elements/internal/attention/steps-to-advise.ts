import type { ConversationId } from '../../../domain/index.js';
import { hasFeature } from '../../../session/features.js';
import type { DeskSession } from '../../../session/session.js';

/**
 * What joins a conversation as advisor, step by step. Who is in it already has only to start advising. Without that step, as
 * before 4.4, a monitor can write to the agents.
 */
export function getStepsToAdvise(
  { state, options }: DeskSession,
  conversationId: ConversationId,
): readonly ('monitor' | 'whisper-mode')[] {
  const isInside = state.conversations.byId.has(conversationId);
  return [
    ...(isInside ? [] : (['monitor'] as const)),
    ...(hasFeature(options, 'whisper-mode') ? (['whisper-mode'] as const) : []),
  ];
}
