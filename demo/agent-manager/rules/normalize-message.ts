/** The CIM messages that agents publish: validated, and in the form they are stored in. */
import { agentSender } from '../payloads/cim-payloads.js';
import { cleanCopy, CommandError, getId, getName, getObject, isObject } from '../world/untrusted-input.js';
import type { Agent, ChannelSession, Conversation, Json } from '../world/world-types.js';
import type { World } from '../world/world.js';

const replacedHeaderFields = new Set(['channelSession', 'customer', 'channelData']);

/** Validates the CIM message of an event, and sets the header fields that the server is responsible for. */
export function normalizeMessage(
  world: World,
  conversation: Conversation,
  agent: Agent,
  input: Json,
  session: ChannelSession | undefined,
): Json {
  const data = getObject(input, 'data');
  const id = getId(data, 'id');
  const body = getObject(data, 'body');
  const type = getName(body, 'type');
  if (id === undefined || !body || type === undefined || typeof body['type'] !== 'string')
    throw new CommandError('data needs id and body.type', 400, conversation.id);
  if (type === 'PLAIN' && typeof body['markdownText'] !== 'string') {
    throw new CommandError('a plain message needs markdownText', 400, conversation.id);
  }
  if (type === 'WRAPUP' && !isWrapUpBody(body)) throw new CommandError('malformed wrap-up', 400, conversation.id);
  const header = getObject(data, 'header') ?? {};
  const sender = getObject(header, 'sender');
  const senderId = getId(sender, 'participant', 'keycloakUser', 'id') ?? getId(sender, 'id');
  if (senderId !== undefined && senderId !== agent.id) {
    throw new CommandError('the sender is not the agent of this connection', 403, conversation.id);
  }
  // Replace the large parts that every message repeats with shared objects, to save memory in long runs.
  const clientHeader = cleanCopy(omitKeys(header, replacedHeaderFields)) as Json;
  const isReceipt = type === 'DELIVERYNOTIFICATION';
  return {
    id,
    header: {
      language: {},
      securityInfo: {},
      stamps: [],
      entities: {},
      intent: null,
      originalMessageId: null,
      providerMessageId: null,
      schedulingMetaData: null,
      ...clientHeader,
      sender: agentSender(agent),
      timestamp:
        typeof clientHeader['timestamp'] === 'number' || isReceipt ? (clientHeader['timestamp'] ?? '') : world.now(),
      channelData: isReceipt ? cleanCopy(header['channelData'] ?? {}) : (session?.['channelData'] ?? {}),
      channelSessionId: session?.id ?? null,
      conversationId: conversation.id,
      customer: world.customers.get(conversation.customerId) ?? null,
      roomId: conversation.roomId,
    },
    body: cleanCopy(body),
  };
}

function isWrapUpBody(body: Json): boolean {
  const wrapups = body['wrapups'];
  return Array.isArray(wrapups) && wrapups.length <= 5 && wrapups.every(isObject);
}

/** A shallow copy without some keys. */
export function omitKeys(object: Json, keys: ReadonlySet<string>): Json {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.has(key)));
}
