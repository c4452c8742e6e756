import type { Opaque } from '../domain/index.js';
import { toJsonText } from '../domain/text/json-text.js';
import { asObject, isObject, type JsonObject } from './json.js';

/*
 * Wire objects that are sent back unchanged contain everything a server knows about a customer or an agent. The state and
 * the events contain only handles: empty objects that stand for them. A wire object is freed together with its handle.
 */
const wireObjects = new WeakMap<Opaque, JsonObject>();

/** Wire objects of rows that a worker has read: texts in one buffer, which is transferred. A list of them would be copied one by one. */
export interface PackedObjects {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where the text of each object ends. */
  readonly ends: Uint32Array<ArrayBuffer>;
}

export function packObjects(values: readonly Opaque[]): PackedObjects {
  const encoder = new TextEncoder();
  const texts = values.map((value) => encoder.encode(toText(value)));
  const ends = new Uint32Array(values.length);
  texts.forEach(({ length }, i) => (ends[i] = (ends[i - 1] ?? 0) + length));
  const bytes = new Uint8Array(ends.at(-1) ?? 0);
  texts.forEach((text, i) => bytes.set(text, ends[i - 1]));
  return { bytes, ends };
}

/** Objects are packed before they are validated. One that is nested too deeply for text would stop the worker; it could not be sent either. */
function toText(value: Opaque): string {
  try {
    return JSON.stringify(value);
  } catch {
    return '{}';
  }
}

/** A handle that knows its text, which is parsed when the object is needed: thousands of entries in a map would cost more than their rows. */
class PackedObject {
  readonly #text: Uint8Array;

  constructor(text: Uint8Array) {
    this.#text = text;
    Object.freeze(this);
  }

  static read(handle: object): JsonObject | undefined {
    return #text in handle ? asObject(JSON.parse(new TextDecoder().decode(handle.#text))) : undefined;
  }
}

/** The handle of one of the packed objects, with a copy of its text: a row that stays for hours would keep the buffer of its report. */
export const toPackedOpaque = ({ bytes, ends }: PackedObjects, index: number): Opaque =>
  new PackedObject(bytes.slice(ends[index - 1], ends[index])) as unknown as Opaque;

function getWireObject(handle: Opaque): JsonObject | undefined {
  const known = wireObjects.get(handle);
  if (known !== undefined || !isObject(handle)) return known;
  const read = PackedObject.read(handle);
  if (read !== undefined) wireObjects.set(handle, read);
  return read;
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

/** For rows that a worker may decode, from which a handle cannot be copied: the page makes it. */
export const toUnprotected = (value: JsonObject): Opaque => value as unknown as Opaque;
