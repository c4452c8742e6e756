/** Values that are sent as they are. */
const isBinary = (value: object): boolean =>
  value instanceof ArrayBuffer || ArrayBuffer.isView(value) || (typeof Blob !== 'undefined' && value instanceof Blob);

/**
 * A copy of a JSON value on which no `toJSON` that a library of the page has added to the prototypes has an effect. Old
 * libraries add some that return texts: `JSON.stringify([1])` is then `"[1]"`, a string.
 */
export function withoutInheritedToJson(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || isBinary(value)) return value;
  if (value instanceof Date) return value.toISOString();
  const copy: object = Array.isArray(value) ? [] : {};
  Object.defineProperty(copy, 'toJSON', { value: undefined, configurable: true, writable: true });
  for (const key of Object.keys(value)) {
    const member = withoutInheritedToJson((value as Record<string, unknown>)[key]);
    // Defined, not assigned: the prototype may have a setter of this name.
    Object.defineProperty(copy, key, { value: member, enumerable: true, configurable: true, writable: true });
  }
  return copy;
}

/** `JSON.stringify` for pages whose prototypes are extended. */
export const toJsonText = (value: unknown, indent?: number): string =>
  JSON.stringify(withoutInheritedToJson(value), null, indent);
