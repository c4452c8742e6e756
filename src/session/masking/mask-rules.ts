import type { ByType } from '../../domain/index.js';

/**
 * What is masked in each type of a union: a type that is not listed does not compile. `nothing` says that a type contains
 * nothing to mask.
 */
export type MaskRules<Union extends { readonly type: string }, Context> = {
  readonly [Type in Union['type']]: (value: ByType<Union, Type>, context: Context) => ByType<Union, Type>;
};

export const nothing = <Value>(value: Value): Value => value;

/** Applies the rule of the value's type. */
export function applyRules<Union extends { readonly type: string }, Value extends Union, Context>(
  rules: MaskRules<Union, Context>,
  value: Value,
  context: Context,
): Value {
  const rule = rules[value.type as Union['type']] as unknown as (value: Value, context: Context) => Value;
  return rule(value, context);
}
