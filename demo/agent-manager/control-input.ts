/** Readers for control bodies: what is wrong is named by its field, and nothing has changed by then. */
import { cleanCopy, isObj, Refusal } from './guards.js';
import { HttpError, type Call } from './http-router.js';
import type { Agent, Conversation, Obj } from './types.js';
import type { World } from './world.js';

/** An empty `field` stands for the body as a whole. */
export function bad(field: string, error: string): HttpError {
  return new HttpError(400, { error, field });
}

/** What a path names is not there. */
export function missing(field: string, error: string): HttpError {
  return new HttpError(404, { error, field });
}

export function bodyOf(call: Call): Obj {
  if (!isObj(call.body)) throw bad('', 'the body is not an object');
  return call.body;
}

/** An own field; null counts as absent. */
export function field(body: Obj, name: string): unknown {
  const value = Object.hasOwn(body, name) ? body[name] : undefined;
  return value === null ? undefined : value;
}

export function text(body: Obj, name: string, prefix = ''): string | undefined {
  const value = field(body, name);
  if (value === undefined) return undefined;
  if (typeof value !== 'string') throw bad(prefix + name, `${name} is a text`);
  return value;
}

export function word(body: Obj, name: string, prefix = ''): string | undefined {
  const value = text(body, name, prefix);
  if (value !== undefined && (value.trim() === '' || value.length > 200))
    throw bad(prefix + name, `${name} is empty or too long`);
  return value;
}

/** Something said: a text that is not empty. */
export function speech(body: Obj, name: string): string | undefined {
  const value = text(body, name);
  if (value === '') throw bad(name, `${name} is empty`);
  return value;
}

export function requiredSpeech(body: Obj, name: string): string {
  const value = speech(body, name);
  if (value === undefined) throw bad(name, `${name} is missing`);
  return value;
}

export function flag(body: Obj, name: string): boolean | undefined {
  const value = field(body, name);
  if (value === undefined) return undefined;
  if (typeof value !== 'boolean') throw bad(name, `${name} is true or false`);
  return value;
}

export function number(body: Obj, name: string, least: number, most: number): number | undefined {
  const value = field(body, name);
  if (value === undefined) return undefined;
  return inRange(value, name, least, most);
}

export function inRange(value: unknown, name: string, least: number, most: number): number {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < least || value > most) {
    throw bad(name, `${name} is a number from ${String(least)} to ${String(most)}`);
  }
  return value;
}

export function whole(body: Obj, name: string, least: number, most: number): number | undefined {
  const value = number(body, name, least, most);
  if (value !== undefined && !Number.isInteger(value)) throw bad(name, `${name} is a whole number`);
  return value;
}

export function object(body: Obj, name: string): Obj | undefined {
  const value = field(body, name);
  if (value === undefined) return undefined;
  if (!isObj(value)) throw bad(name, `${name} is an object`);
  return value;
}

export function list(body: Obj, name: string): unknown[] | undefined {
  const value = field(body, name);
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) throw bad(name, `${name} is a list`);
  return value;
}

/** A map of texts, such as conversation data. */
export function texts(body: Obj, name: string): Record<string, string> {
  const value = object(body, name) ?? {};
  const out: Record<string, string> = {};
  for (const [key, item] of Object.entries(copy(value, name) as Obj)) {
    if (typeof item !== 'string') throw bad(`${name}.${key}`, 'values are texts');
    out[key] = item;
  }
  return out;
}

export function copy(value: unknown, name: string): unknown {
  try {
    return cleanCopy(value);
  } catch (error) {
    throw bad(name, error instanceof Refusal ? error.message : 'malformed');
  }
}

export function agentNamed(world: World, value: unknown, name: string): Agent {
  const agent = typeof value === 'string' ? world.agentsByName.get(value) : undefined;
  if (!agent) throw bad(name, 'unknown username');
  return agent;
}

/** The conversation a path names, or 404. */
export function chatOf(world: World, call: Call): Conversation {
  const conversation = world.conversations.get(call.params['id'] ?? '');
  if (!conversation) throw missing('id', 'unknown conversation');
  return conversation;
}

export function openChat(world: World, call: Call): Conversation {
  const conversation = chatOf(world, call);
  if (conversation.state === 'CLOSED') throw bad('id', 'the conversation is closed');
  return conversation;
}
