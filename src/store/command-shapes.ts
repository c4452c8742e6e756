import type { CommandOf, CommandType, OutgoingBody } from '../domain/index.js';
import { isObject } from '../domain/is-object.js';
import { ownValue } from '../domain/own-value.js';

/** What was expected at `path`; null when the value fits. */
type Check = (value: unknown, path: string) => string | null;

type Fields<T> = { readonly [Key in Exclude<keyof T, 'type'>]-?: Check };

const check =
  (fits: (value: unknown) => boolean, expected: string): Check =>
  (value, path) =>
    fits(value) ? null : `${path} is ${expected}`;

const text = check((value) => typeof value === 'string', 'a string');
const id = check((value) => typeof value === 'string' && value.trim() !== '', 'a string that is not empty');
const flag = check((value) => typeof value === 'boolean', 'true or false');
const number = check(Number.isFinite, 'a number');

const opaque = check(isObject, 'the object that the session provided');
const oneOf = (...values: readonly string[]): Check =>
  check((value) => values.includes(value as string), values.map((value) => `'${value}'`).join(' or '));

const object =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value, path) => {
    if (!isObject(value)) return `${path} is an object with ${Object.keys(fields).join(', ')}`;
    return findMisfit(fields, value, `${path}.`);
  };

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

const nullOr =
  (other: Check): Check =>
  (value, path) => {
    const expected = value === null ? null : other(value, path);
    return expected === null ? null : `${expected}, or null`;
  };

const optional =
  (other: Check): Check =>
  (value, path) =>
    value === undefined || value === null ? null : other(value, path);

/** An object whose other fields depend on the value of one of them. */
const variants =
  (key: string, shapes: Readonly<Record<string, Readonly<Record<string, Check>>>>): Check =>
  (value, path) => {
    const kinds = Object.keys(shapes).map((kind) => `'${kind}'`);
    if (!isObject(value)) return `${path} is an object with ${key}: ${kinds.join(' or ')}`;
    const kind = value[key];
    const fields = typeof kind === 'string' ? ownValue(shapes, kind) : undefined;
    return fields === undefined ? `${path}.${key} is ${kinds.join(' or ')}` : findMisfit(fields, value, `${path}.`);
  };

function findMisfit(
  fields: Readonly<Record<string, Check>>,
  value: Readonly<Record<string, unknown>>,
  prefix: string,
): string | null {
  for (const [name, fieldCheck] of Object.entries(fields)) {
    const expected = fieldCheck(value[name], `${prefix}${name}`);
    if (expected !== null) return expected;
  }
  return null;
}

const attachment = object({ url: id, mimeType: text, size: nullOr(number), name: text, thumbnailUrl: nullOr(text) });
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
  comment: { text, postId: text, act: id, attachment: nullOr(attachment), commentId: optional(text) },
};

const reason = nullOr(object({ id: text, label: text, source: opaque }));
const conversationFields = { conversationId: id };
const reroute = {
  conversationId: id,
  target: variants('to', { queue: { queueName: id }, agent: { agentId: id, agentName: optional(text) } }),
  note: text,
};
const pullList = { list: object({ id, name: text, description: optional(text) }) };

/** The fields of every command, beside `type`. */
const commandFields: { readonly [Type in CommandType]: Fields<CommandOf<Type>> } = {
  'set-state': { state: oneOf('ready', 'not-ready'), reason },
  'log-out': { reason },
  'set-channel': { channelId: id, ready: flag },
  'set-agent-state': { agentId: id, state: oneOf('ready', 'logged-out'), reason },
  'accept-offer': conversationFields,
  leave: conversationFields,
  'send-message': {
    conversationId: id,
    body: variants('type', bodyFields),
    replyTo: nullOr(id),
    whisper: flag,
    channelSessionId: nullOr(id),
  },
  'send-typing': conversationFields,
  'send-read': { conversationId: id, messageId: id },
  'extend-sla': conversationFields,
  transfer: reroute,
  conference: reroute,
  consult: reroute,
  'consult-conference': reroute,
  'consult-transfer': { conversationId: id, agentId: id },
  monitor: { chat: object({ conversationId: id, channelSession: opaque }) },
  'whisper-mode': conversationFields,
  'barge-in': conversationFields,
  pause: { conversationId: id, seconds: number },
  resume: conversationFields,
  'close-wrap-up': {
    conversationId: id,
    codes: nullOr(list(object({ category: text, value: text }))),
    note: text,
    automatic: optional(flag),
  },
  'subscribe-list': pullList,
  'unsubscribe-list': pullList,
  'join-item': { item: object({ id, conversationId: id, channelSession: opaque }) },
  'end-item': { itemId: id },
};

/** What a command of the host page lacks, in words; null when it has the shape of its type. */
export const findShapeProblem = (command: unknown): string | null =>
  variants('type', commandFields as Readonly<Record<string, Readonly<Record<string, Check>>>>)(command, 'command');
