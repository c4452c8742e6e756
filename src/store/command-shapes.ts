import type { CommandOf, CommandType, OutgoingBody } from '../domain/index.js';
import {
  check,
  flag,
  anyId,
  nullOr,
  object,
  oneOf,
  opaque,
  reason,
  basicCommandFields,
  text,
  variants,
  type Check,
  type Fields,
} from './basic-command-shapes.js';

const number = check(Number.isFinite, 'a number');

const list =
  (item: Check): Check =>
  (value, path) => {
    if (!Array.isArray(value)) return `${path} is a list`;
    for (let index = 0; index < value.length; index++) {
      const expected = item(value[index], `${path}[${index}]`);
      if (expected !== null) return expected;
    }
    return null;
  };

const optional =
  (other: Check): Check =>
  (value, path) =>
    value === undefined || value === null ? null : other(value, path);

const attachment = object({ url: anyId, mimeType: text, size: nullOr(number), name: text, thumbnailUrl: nullOr(text) });
const media = { text, attachment };

const bodyFields: { readonly [Type in OutgoingBody['type']]: Fields<Extract<OutgoingBody, { type: Type }>> } = {
  text: { text },
  image: media as never,
  video: media as never,
  audio: media as never,
  file: media as never,
  link: { text, url: text },
  location: { text, latitude: number, longitude: number, name: text, address: text, url: text },
  contacts: {
    text,
    contacts: list(
      object({
        name: text,
        phones: list(object({ number: text, label: text })),
        emails: list(object({ address: text, label: text })),
        organisation: text,
        urls: list(text),
        addresses: list(text),
        birthday: text,
      }),
    ),
  },
  buttons: {
    text,
    quickReplies: flag,
    header: text,
    footer: text,
    buttons: list(
      object({
        title: text,
        type: text,
        payload: text,
        menu: optional(object({ section: number, sectionTitle: text, description: text })),
      }),
    ),
    menu: optional(object({ label: text, prompt: text })),
  },
  comment: { text, postId: text, act: anyId, attachment: nullOr(attachment), commentId: optional(text) },
};

const conversationFields = { conversationId: anyId };
const reroute = {
  conversationId: anyId,
  target: variants('to', { queue: { queueName: anyId }, agent: { agentId: anyId, agentName: optional(text) } }),
  note: text,
};
const pullList = { list: object({ id: anyId, name: text, description: optional(text) }) };

/** The fields of every command, beside `type`. */
const commandFields: { readonly [Type in CommandType]: Fields<CommandOf<Type>> } = {
  ...basicCommandFields,
  'set-agent-state': { agentId: anyId, state: oneOf('ready', 'logged-out'), reason },
  'accept-offer': conversationFields,
  leave: conversationFields,
  'send-message': {
    conversationId: anyId,
    body: variants('type', bodyFields),
    replyTo: nullOr(anyId),
    whisper: flag,
    channelSessionId: nullOr(anyId),
  },
  'send-typing': conversationFields,
  'send-read': { conversationId: anyId, messageId: anyId },
  'extend-sla': conversationFields,
  'raise-hand': conversationFields,
  'lower-hand': conversationFields,
  transfer: reroute,
  conference: reroute,
  consult: reroute,
  'consult-conference': reroute,
  'consult-transfer': { conversationId: anyId, agentId: anyId },
  monitor: { chat: object({ conversationId: anyId, channelSession: opaque }) },
  'whisper-mode': conversationFields,
  'barge-in': conversationFields,
  pause: { conversationId: anyId, seconds: number },
  resume: conversationFields,
  'close-wrap-up': {
    conversationId: anyId,
    codes: nullOr(list(object({ category: text, value: text }))),
    note: text,
    automatic: optional(flag),
  },
  'subscribe-list': pullList,
  'unsubscribe-list': pullList,
  'join-item': { item: object({ id: anyId, conversationId: anyId, channelSession: opaque }) },
  'end-item': { itemId: anyId },
};

/** What a command of the host page lacks, in words; null when it has the shape of its type. */
export const findShapeProblem = (command: unknown): string | null =>
  variants('type', commandFields as Readonly<Record<string, Readonly<Record<string, Check>>>>)(command, 'command');
