import type { Channel, ConversationId } from '../../domain/index.js';
import { cleanLabel, type Labelled } from '../../domain/text/label.js';
import { asName, asObject, asString, firstNonBlank, type JsonObject } from '../json.js';

/** `topicId` is the older name of `conversationId`. */
export const findConversationId = (...objects: readonly JsonObject[]): ConversationId =>
  firstNonBlank(...objects.flatMap((object) => [object['conversationId'], object['topicId']])) as ConversationId;

/** Any name is valid: administrators can add channel types. */
export const parseChannel = (type: unknown): Labelled<Channel> => ({
  name: cleanLabel(asName(type).slice(0, 100)),
  logo: asString(asObject(type)['channelLogo']),
});
