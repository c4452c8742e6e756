/** `POST /control/burst`: load from many customer messages. */
import type { RequestContext } from '../http/http-router.js';
import { plainTextBody, sendCustomerMessage } from '../rules/customer/customer-events.js';
import type { Json } from '../world/world-types.js';
import type { ControlApi } from './control-api.js';
import { malformed, readArray, readInteger, readNumber, requireBody } from './control-input.js';

const burstTickMs = 10;

/** Sends customer messages at a steady rate, evenly over the conversations. Responds after the last one. */
export async function sendBurst(api: ControlApi, context: RequestContext): Promise<{ body: Json }> {
  const { engine } = api;
  const { world } = engine;
  const body = requireBody(context);
  const ids = readArray(body, 'conversationIds') ?? [];
  const count = readInteger(body, 'count', 0, 1_000_000);
  const perSecond = readNumber(body, 'perSecond', 0.1, 100_000);
  if (ids.length === 0) throw malformed('conversationIds', 'conversationIds is empty');
  if (count === undefined) throw malformed('count', 'count is missing');
  if (perSecond === undefined) throw malformed('perSecond', 'perSecond is missing');
  const targets = ids.map((id) => {
    const conversation = typeof id === 'string' ? world.conversations.get(id) : undefined;
    if (!conversation || conversation.state === 'CLOSED')
      throw malformed('conversationIds', 'unknown or closed conversation');
    return conversation;
  });
  const startedAt = performance.now();
  let sentCount = 0;
  let handledCount = 0;
  while (handledCount < count && !api.isStopped()) {
    const dueCount = Math.min(count, Math.floor(((performance.now() - startedAt) / 1000) * perSecond) + 1);
    for (; handledCount < dueCount; handledCount += 1) {
      const conversation = targets[handledCount % targets.length];
      if (!conversation || conversation.state === 'CLOSED' || !world.conversations.has(conversation.id)) continue;
      engine.perform(() =>
        sendCustomerMessage(world, conversation, {
          body: plainTextBody(`Message ${String(handledCount + 1)} of ${String(count)}`),
        }),
      );
      sentCount += 1;
    }
    if (handledCount < count) await new Promise((resolve) => setTimeout(resolve, burstTickMs));
  }
  return { body: { sent: sentCount } };
}
