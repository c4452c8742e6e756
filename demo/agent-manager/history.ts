/** Invents earlier messages of a conversation: several days of somebody sorting out an everyday problem. */
import type { Ids } from './ids.js';
import { agentSender, cimMessage, connectorSender, CONVERSATION_MONITOR, customerEmitter } from './payloads-cim.js';
import { roomInfo } from './payloads-session.js';
import type { Agent, CimEvent, Conversation, Customer, Obj, Session } from './types.js';

const GREETINGS = [
  'Hello, I ordered {thing} last week and it still says *in preparation*.',
  'Hi there, could you look into order {number} for me?',
  'Good morning. The {thing} I received is the wrong colour.',
  'My invoice for {month} shows {amount} twice.',
  'I cannot sign in any more since I changed my phone.',
  'Is it possible to move the delivery of {thing} to {day}?',
] as const;
const CUSTOMER_LINES = [
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
const AGENT_LINES = [
  'Thank you for waiting. I have found order **{number}**.',
  'I am sorry about that. Let me check with the warehouse.',
  'It left our depot on {day} and should reach you within *two working days*.',
  'Could you tell me the order number, please?',
  'I have refunded {amount}; it takes up to five days to show.',
  'Please try these steps:\n\n1. Sign out everywhere\n2. Open the link in the mail\n3. Choose a new password',
  'The return label is on its way. You can also find it under [your orders](https://shop.example/orders).',
  'Is there anything else I can do for you?',
  'I have changed the delivery date to **{day}**.',
  'We will exchange the {thing} free of charge.',
] as const;
const BOT_LINES = [
  'Welcome back! I am the assistant. What can I do for you?',
  'You can ask about:\n\n- an order\n- an invoice\n- a return',
  'I will connect you to a colleague. This usually takes less than two minutes.',
  'Did this answer your question?',
] as const;

const WORDS: Record<string, readonly [string, ...string[]]> = {
  thing: ['a desk lamp', 'the hiking boots', 'a coffee grinder', 'the winter jacket', 'two shelves'],
  month: ['March', 'June', 'September', 'November'],
  day: ['Monday', 'Tuesday', 'Thursday', 'Saturday'],
  amount: ['12.90', '48.00', '129.50', '7.25'],
};

const MINUTE = 60_000;
const NIGHT = 14 * 60 * MINUTE;

function say(ids: Ids, lines: readonly string[]): string {
  const line = lines[Math.floor(ids.random() * lines.length)] ?? '';
  return line.replace(/\{(\w+)\}/g, (_all, key: string) => {
    const words = WORDS[key];
    return words ? ids.pick(words) : `A-${String(ids.int(10000, 99999))}`;
  });
}

export interface HistoryCast {
  readonly conversation: Conversation;
  readonly session: Session;
  readonly customer: Customer;
  readonly agents: readonly Agent[];
}

/** `count` messages that end shortly before `until`, oldest first. */
export function inventHistory(ids: Ids, cast: HistoryCast, count: number, until: number): CimEvent[] {
  const times: number[] = [];
  let at = until - 30 * MINUTE;
  for (let i = 0; i < count; i += 1) {
    times.push(at);
    // Most pauses are short; now and then the exchange rests until the next day.
    at -= ids.random() < 1 / 40 ? NIGHT : ids.int(15_000, 4 * MINUTE);
  }
  times.reverse();
  const speakers = { connector: connectorSender(cast.session), customer: customerEmitter(cast.customer) };
  let agent = cast.agents[0];
  const events: CimEvent[] = [];
  let previous = -Infinity;
  for (const time of times) {
    const fresh = time - previous > NIGHT / 2;
    previous = time;
    if (fresh && cast.agents.length > 0) agent = cast.agents[ids.int(0, cast.agents.length - 1)];
    const dice = fresh ? 0 : ids.random();
    if (dice < 0.45) {
      const text = say(ids, fresh ? GREETINGS : CUSTOMER_LINES);
      events.push(event(ids, cast, time, 'CUSTOMER_MESSAGE', speakers.customer, speakers.connector, text));
    } else if (dice < 0.92 && agent) {
      const sender = agentSender(agent);
      events.push(event(ids, cast, time, 'AGENT_MESSAGE', sender, sender, say(ids, AGENT_LINES)));
    } else {
      const text = say(ids, BOT_LINES);
      events.push(event(ids, cast, time, 'BOT_MESSAGE', CONVERSATION_MONITOR, CONVERSATION_MONITOR, text));
    }
  }
  return events;
}

function event(
  ids: Ids,
  cast: HistoryCast,
  at: number,
  name: string,
  emitter: Obj,
  sender: Obj,
  text: string,
): CimEvent {
  const { conversation, session } = cast;
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
