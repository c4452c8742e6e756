import type { JsonObject } from '../json.js';

/** Says that a field is not posted. */
export const withheld = 'withheld';
/** Says that a field is posted within another object, by the code next to the rules. */
export const composed = 'composed';

/**
 * What becomes of each field: the fields it is posted as, `composed`, or `withheld`. A field without a rule does not compile, so what is
 * new is never posted by accident.
 */
export type FieldRules<Source> = {
  readonly [Field in keyof Required<Source>]: Rule<Source[Field]>;
};

type Rule<Value> = typeof withheld | typeof composed | ((value: Value) => JsonObject);

/** The object that is posted. Has nothing that a rule does not name. */
export function applyFieldRules<Source extends object>(rules: FieldRules<Source>, source: Source): JsonObject {
  const posted: Record<string, unknown> = {};
  for (const field of Object.keys(rules) as (keyof Source)[]) {
    const rule: Rule<Source[keyof Source]> = rules[field];
    const value = source[field];
    if (typeof rule === 'function' && value !== undefined) Object.assign(posted, rule(value));
  }
  return posted;
}
