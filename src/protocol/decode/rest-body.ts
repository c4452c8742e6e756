import { MAX_SNAPSHOT_SIZE, validatePayload } from '../payload-limits.js';

/** The validated body; undefined when it exceeds the payload limits. */
export function validateBody(body: unknown): unknown {
  const result = validatePayload(body, MAX_SNAPSHOT_SIZE);
  return 'refused' in result ? undefined : result.value;
}

/** Validates the body before it is parsed. */
export const withValidation =
  <Args extends readonly unknown[], Content>(parse: (content: unknown, ...args: Args) => Content) =>
  (body: unknown, ...args: Args): Content =>
    parse(validateBody(body), ...args);
