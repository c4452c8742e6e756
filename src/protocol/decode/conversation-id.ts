import type { ConversationId } from '../../domain/index.js';
import { firstNonBlank, type JsonObject } from '../json.js';

/** `topicId` is the older name of `conversationId`. */
export const findConversationId = (...objects: readonly JsonObject[]): ConversationId =>
  firstNonBlank(...objects.flatMap((object) => [object['conversationId'], object['topicId']])) as ConversationId;
