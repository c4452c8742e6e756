import type { Opaque } from '../domain/index.js';
import { toJsonText } from '../domain/text/json-text.js';
import { asObject, type JsonObject } from './json.js';

/*
 * Wire objects that are sent back unchanged contain everything a server knows about a customer or an agent. The state and
 * the events contain only handles: empty objects that stand for them. A wire object is freed together with its handle.
 */
const wireObjects = new WeakMap<Opaque, JsonObject>();
/** Of rows that a worker has read: text, until the object is needed. */
const wireTexts = new WeakMap<Opaque, string>();

function getWireObject(handle: Opaque): JsonObject | undefined {
  const text = wireTexts.get(handle);
  if (text !== undefined && wireTexts.delete(handle)) wireObjects.set(handle, asObject(JSON.parse(text)));
  return wireObjects.get(handle);
}

/** The handle of a wire object. Payloads are validated before they are decoded, so the object is safe to keep. */
export function toOpaque(value: JsonObject): Opaque {
  const handle = Object.freeze({}) as Opaque;
  wireObjects.set(handle, value);
  return handle;
}

/** The wire object of a handle. A command that a host page made itself may contain a plain object, which stands for itself. */
export const fromOpaque = (handle: Opaque): JsonObject => getWireObject(handle) ?? asObject(handle as unknown);

/** The wire object if the value is a handle, else the value. */
export const resolveHandle = (value: unknown): unknown => getWireObject(value as Opaque) ?? value;

/** True when two handles stand for equal wire objects. */
export const isSameWireObject = (a: Opaque, b: Opaque): boolean =>
  toJsonText(fromOpaque(a)) === toJsonText(fromOpaque(b));

/** For rows that are copied out of a worker, where a handle would be lost: `protectTeamChats` makes it later. */
export const toUnprotected = (value: JsonObject): Opaque => value as unknown as Opaque;

/** The same as text: of thousands of rows, objects take many times as long to copy. */
export const toUnprotectedText = (value: Opaque): Opaque => JSON.stringify(value) as unknown as Opaque;

/** The handle of what these two have returned; a handle stays as it is. */
export function protect(value: unknown): Opaque {
  const known = value as Opaque;
  if (wireObjects.has(known) || wireTexts.has(known)) return known;
  if (typeof value !== 'string') return toOpaque(asObject(value));
  const handle = Object.freeze({}) as Opaque;
  wireTexts.set(handle, value);
  return handle;
}
