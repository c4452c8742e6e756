/** Readers for the bodies of control calls. They throw a 400 that names the field, before anything changes. */
import { HttpError, type RequestContext } from '../http/http-router.js';
import { cleanCopy, CommandError, isObject } from '../world/untrusted-input.js';
import type { Agent, Conversation, Json } from '../world/world-types.js';
import type { World } from '../world/world.js';

/** A 400 response. An empty `field` means the whole body. */
export function malformed(field: string, error: string): HttpError {
  return new HttpError(400, { error, field });
}

/** A 404 response for an unknown id in the path. */
export function notFound(field: string, error: string): HttpError {
  return new HttpError(404, { error, field });
}

export function requireBody(context: RequestContext): Json {
  if (!isObject(context.body)) throw malformed('', 'the body must be an object');
  return context.body;
}

/** An own field; null counts as missing. */
export function readField(body: Json, name: string): unknown {
  const value = Object.hasOwn(body, name) ? body[name] : undefined;
  return value === null ? undefined : value;
}

function readString(body: Json, name: string, prefix = ''): string | undefined {
  const value = readField(body, name);
  if (value === undefined) return undefined;
  if (typeof value !== 'string') throw malformed(prefix + name, `${name} must be a string`);
  return value;
}

export function readText(body: Json, name: string, prefix = ''): string | undefined {
  const value = readString(body, name, prefix);
  if (value !== undefined && (value.trim() === '' || value.length > 200))
    throw malformed(prefix + name, `${name} is empty or too long`);
  return value;
}

/** The text of a message: not empty. */
export function readMessageText(body: Json, name: string): string | undefined {
  const value = readString(body, name);
  if (value === '') throw malformed(name, `${name} is empty`);
  return value;
}

export function requireMessageText(body: Json, name: string): string {
  const value = readMessageText(body, name);
  if (value === undefined) throw malformed(name, `${name} is missing`);
  return value;
}

export function readBoolean(body: Json, name: string): boolean | undefined {
  const value = readField(body, name);
  if (value === undefined) return undefined;
  if (typeof value !== 'boolean') throw malformed(name, `${name} must be true or false`);
  return value;
}

export function readNumber(body: Json, name: string, min: number, max: number): number | undefined {
  const value = readField(body, name);
  if (value === undefined) return undefined;
  return requireInRange(value, name, min, max);
}

export function requireInRange(value: unknown, name: string, min: number, max: number): number {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < min || value > max) {
    throw malformed(name, `${name} must be a number from ${String(min)} to ${String(max)}`);
  }
  return value;
}

export function readInteger(body: Json, name: string, min: number, max: number): number | undefined {
  const value = readNumber(body, name, min, max);
  if (value !== undefined && !Number.isInteger(value)) throw malformed(name, `${name} must be an integer`);
  return value;
}

export function readObject(body: Json, name: string): Json | undefined {
  const value = readField(body, name);
  if (value === undefined) return undefined;
  if (!isObject(value)) throw malformed(name, `${name} must be an object`);
  return value;
}

export function readArray(body: Json, name: string): unknown[] | undefined {
  const value = readField(body, name);
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) throw malformed(name, `${name} must be an array`);
  return value;
}

/** An object of strings, such as conversation data. */
export function readStringMap(body: Json, name: string): Record<string, string> {
  const value = readObject(body, name) ?? {};
  const result: Record<string, string> = {};
  for (const [key, item] of Object.entries(copyInput(value, name) as Json)) {
    if (typeof item !== 'string') throw malformed(`${name}.${key}`, 'values must be strings');
    result[key] = item;
  }
  return result;
}

export function copyInput(value: unknown, name: string): unknown {
  try {
    return cleanCopy(value);
  } catch (error) {
    throw malformed(name, error instanceof CommandError ? error.message : 'malformed');
  }
}

export function requireAgent(world: World, value: unknown, name: string): Agent {
  const agent = typeof value === 'string' ? world.agentsByUsername.get(value.normalize()) : undefined;
  if (!agent) throw malformed(name, 'unknown username');
  return agent;
}

/** The conversation a path names, or 404. */
export function requireConversation(world: World, context: RequestContext): Conversation {
  const conversation = world.conversations.get(context.params['id'] ?? '');
  if (!conversation) throw notFound('id', 'unknown conversation');
  return conversation;
}

export function requireOpenConversation(world: World, context: RequestContext): Conversation {
  const conversation = requireConversation(world, context);
  if (conversation.state === 'CLOSED') throw malformed('id', 'the conversation is closed');
  return conversation;
}
