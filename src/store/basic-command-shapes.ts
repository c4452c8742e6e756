import type { Command, CommandOf } from '../domain/index.js';
import { isObject } from '../domain/is-object.js';
import { ownValue } from '../domain/own-value.js';
import { isBasicCommand, type BasicCommand } from './basic-command-rules.js';

/** What was expected at `path`; null when the value fits. */
export type Check = (value: unknown, path: string) => string | null;

export type Fields<T> = { readonly [Key in Exclude<keyof T, 'type'>]-?: Check };

export const check =
  (fits: (value: unknown) => boolean, expected: string): Check =>
  (value, path) =>
    fits(value) ? null : `${path} is ${expected}`;

export const text = check((value) => typeof value === 'string', 'a string');
export const anyId = check((value) => typeof value === 'string' && value.trim() !== '', 'a string that is not empty');
export const flag = check((value) => typeof value === 'boolean', 'true or false');

export const opaque = check(isObject, 'the object that the session provided');
export const oneOf = (...values: readonly string[]): Check =>
  check((value) => values.includes(value as string), values.map((value) => `'${value}'`).join(' or '));

export const object =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value, path) => {
    if (!isObject(value)) return `${path} is an object with ${Object.keys(fields).join(', ')}`;
    return findMisfit(fields, value, `${path}.`);
  };

export const nullOr =
  (other: Check): Check =>
  (value, path) => {
    const expected = value === null ? null : other(value, path);
    return expected === null ? null : `${expected}, or null`;
  };

/** An object whose other fields depend on the value of one of them. */
export const variants =
  (key: string, shapes: Readonly<Record<string, Readonly<Record<string, Check>>>>): Check =>
  (value, path) => {
    const kinds = Object.keys(shapes).map((kind) => `'${kind}'`);
    if (!isObject(value)) return `${path} is an object with ${key}: ${kinds.join(' or ')}`;
    const kind = value[key];
    const fields = typeof kind === 'string' ? ownValue(shapes, kind) : undefined;
    return fields === undefined ? `${path}.${key} is ${kinds.join(' or ')}` : findMisfit(fields, value, `${path}.`);
  };

export function findMisfit(
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

export const reason = nullOr(object({ id: text, label: text, source: opaque }));

export const basicCommandFields: { readonly [Type in BasicCommand['type']]: Fields<CommandOf<Type>> } = {
  'set-state': { state: oneOf('ready', 'not-ready'), reason },
  'log-out': { reason },
  'set-channel': { channelId: anyId, ready: flag },
};

type CommandFields = Readonly<Record<string, Readonly<Record<string, Check>>>>;

/** What a command of the agent's own state lacks, in words; null when it has the shape of its type. */
export const findBasicShapeProblem = (command: BasicCommand): string | null =>
  variants('type', basicCommandFields as CommandFields)(command, 'command');

/** Whether a value of the host page names a command of the agent's own state. */
export const namesBasicCommand = (command: unknown): command is BasicCommand =>
  isObject(command) && isBasicCommand(command as unknown as Command);
