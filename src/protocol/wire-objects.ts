import type { Opaque } from '../domain/index.js';
import { toJsonText } from '../domain/text/json-text.js';
import { asObject, type JsonObject } from './json.js';

/*
 * Wire objects that are sent back unchanged contain everything a server knows about a customer or an agent. The state and
 * the events contain only handles: empty objects that stand for them. A wire object is freed together with its handle.
 */
const wireObjects = new WeakMap<Opaque, JsonObject>();

/** The handle of a wire object. Payloads are validated before they are decoded, so the object is safe to keep. */
export function toOpaque(value: JsonObject): Opaque {
  const handle = Object.freeze({}) as Opaque;
  wireObjects.set(handle, value);
  return handle;
}

/** The wire object of a handle. A command that a host page made itself may contain a plain object, which stands for itself. */
export const fromOpaque = (handle: Opaque): JsonObject => wireObjects.get(handle) ?? asObject(handle as unknown);

/** The wire object if the value is a handle, else the value. */
export const resolveHandle = (value: unknown): unknown => wireObjects.get(value as Opaque) ?? value;

/** True when two handles stand for equal wire objects. */
export const isSameWireObject = (a: Opaque, b: Opaque): boolean =>
  toJsonText(fromOpaque(a)) === toJsonText(fromOpaque(b));

/** For rows that are copied out of a worker, where a handle would be lost: `protectTeamChats` makes it later. */
export const toUnprotected = (value: JsonObject): Opaque => value as unknown as Opaque;

/** The handle of what `toUnprotected` returned; a handle stays as it is. */
export const protect = (value: Opaque): Opaque => (wireObjects.has(value) ? value : toOpaque(fromOpaque(value)));
