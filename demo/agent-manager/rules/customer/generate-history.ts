/** Generates earlier messages of a conversation, spread over several days. */
import { roomInfo } from '../../payloads/channel-session-payloads.js';
import {
  agentSender,
  cimMessage,
  connectorSender,
  conversationMonitor,
  customerEmitter,
} from '../../payloads/cim-payloads.js';
import type { IdGenerator } from '../../world/id-generator.js';
import type { Agent, ChannelSession, CimEvent, Conversation, Customer, Json } from '../../world/world-types.js';

const greetings = [
  'Hello, I ordered {thing} last week and it still says *in preparation*.',
  'Hi there, could you look into order {number} for me?',
  'Good morning. The {thing} I received is the wrong colour.',
  'My invoice for {month} shows {amount} twice.',
  'I cannot sign in any more since I changed my phone.',
  'Is it possible to move the delivery of {thing} to {day}?',
] as const;
const customerLines = [
  'The number is {number}.',
  'Yes, that is the right address.',
  'I tried that twice, it did not help.',
  'It says "something went wrong", nothing else.',
  'Thank you, I will wait then.',
  'Could you send me that by mail as well?',
  'No, I paid by card on {day}.',
  'ok',
  'When can I expect an answer?',
  'That is the third time this happens, to be honest.',
  'Great, that worked!',
  'And what about the {amount} for shipping?',
] as const;
const agentLines = [
  'Thank you for waiting. I have found order **{number}**.',
  'I am sorry about that. Let me check with the warehouse.',
  'It left our depot on {day} and should reach you within *two working days*.',
  'Could you tell me the order number, please?',
  'I have refunded {amount}; it takes up to five days to show.',
  'Please try these steps:\n\n1. Sign out everywhere\n2. Open the link in the mail\n3. Choose a new password',
  'The return label is on its way. You can also find it under [your orders](https://shop.example/orders).',
  'Is there anything else I can do for you?',
  'I have changed the delivery date to **{day}**.',
  'We will exchange {thing} free of charge.',
] as const;
const botLines = [
  'Welcome back! I am the assistant. What can I do for you?',
  'You can ask about:\n\n- an order\n- an invoice\n- a return',
  'I will connect you to a colleague. This usually takes less than two minutes.',
  'Did this answer your question?',
] as const;

const templateValues: Record<string, readonly [string, ...string[]]> = {
  thing: ['a desk lamp', 'the hiking boots', 'a coffee grinder', 'the winter jacket', 'two shelves'],
  month: ['March', 'June', 'September', 'November'],
  day: ['Monday', 'Tuesday', 'Thursday', 'Saturday'],
  amount: ['12.90', '48.00', '129.50', '7.25'],
};

const minuteMs = 60_000;
const nightMs = 14 * 60 * minuteMs;

function composeText(ids: IdGenerator, lines: readonly string[]): string {
  const line = lines[Math.floor(ids.random() * lines.length)] ?? '';
  return line.replace(/\{(\w+)\}/g, (_all, key: string) => {
    const values = templateValues[key];
    return values ? ids.pick(values) : `A-${String(ids.int(10000, 99999))}`;
  });
}

export interface HistoryParticipants {
  readonly conversation: Conversation;
  readonly session: ChannelSession;
  readonly customer: Customer;
  readonly agents: readonly Agent[];
}

/** `count` messages, oldest first; the last one is half an hour before `until`. */
export function generateHistory(
  ids: IdGenerator,
  participants: HistoryParticipants,
  count: number,
  until: number,
): CimEvent[] {
  const times: number[] = [];
  let at = until - 30 * minuteMs;
  for (let i = 0; i < count; i += 1) {
    times.push(at);
    // Most pauses are short; about one in forty lasts until the next day.
    at -= ids.random() < 1 / 40 ? nightMs : ids.int(15_000, 4 * minuteMs);
  }
  times.reverse();
  const senders = {
    connector: connectorSender(participants.session),
    customer: customerEmitter(participants.customer),
  };
  let agent = participants.agents[0];
  const events: CimEvent[] = [];
  let previous = -Infinity;
  for (const time of times) {
    const startsNewDay = time - previous > nightMs / 2;
    previous = time;
    if (startsNewDay && participants.agents.length > 0)
      agent = participants.agents[ids.int(0, participants.agents.length - 1)];
    const roll = startsNewDay ? 0 : ids.random();
    if (roll < 0.45) {
      const text = composeText(ids, startsNewDay ? greetings : customerLines);
      events.push(
        createHistoryEvent(ids, participants, time, 'CUSTOMER_MESSAGE', senders.customer, senders.connector, text),
      );
    } else if (roll < 0.92 && agent) {
      const sender = agentSender(agent);
      events.push(
        createHistoryEvent(ids, participants, time, 'AGENT_MESSAGE', sender, sender, composeText(ids, agentLines)),
      );
    } else {
      const text = composeText(ids, botLines);
      events.push(
        createHistoryEvent(ids, participants, time, 'BOT_MESSAGE', conversationMonitor, conversationMonitor, text),
      );
    }
  }
  return events;
}

function createHistoryEvent(
  ids: IdGenerator,
  participants: HistoryParticipants,
  at: number,
  name: string,
  emitter: Json,
  sender: Json,
  text: string,
): CimEvent {
  const { conversation, session } = participants;
  return {
    id: ids.uuid(),
    name,
    type: 'MESSAGE',
    timestamp: at,
    conversationId: conversation.id,
    eventEmitter: emitter,
    channelSession: session,
    data: cimMessage(conversation, {
      id: ids.uuid(),
      at,
      sender,
      session,
      body: { type: 'PLAIN', markdownText: text },
      incoming: name === 'CUSTOMER_MESSAGE',
    }),
    roomInfo: roomInfo(conversation.roomId),
  };
}
