import type { CustomerField, CustomerFieldKind, CustomerProfile, PreChatForm } from '../../domain/index.js';
import { maskAnswer } from '../masking/mask-entry.js';
import { nothing } from '../masking/mask-rules.js';
import { maskAddress, maskName } from '../masking/mask-value.js';
import type { TextMask } from '../masking/text-mask.js';

/** How each property is masked: one that is not listed does not compile. */
type PropertyRules<Source, Context> = {
  readonly [Key in keyof Source]-?: (value: Source[Key], context: Context) => Source[Key];
};

interface FieldContext {
  readonly field: CustomerField;
  readonly mask: TextMask;
}

/** Attributes that an administrator has declared not to be personal may still contain the customer's name or number. */
const maskText = (value: string, { field, mask }: FieldContext): string =>
  field.personal ? maskAddress(value) : mask.all(value);

/** What identifies a customer is personal, whatever the schema says. */
const valueRules: Readonly<Record<CustomerFieldKind, (value: string, context: FieldContext) => string>> = {
  phone: (value) => maskAddress(value),
  email: (value) => maskAddress(value),
  address: (value) => maskAddress(value),
  secret: () => '',
  flag: maskText,
  text: maskText,
};

const fieldRules: PropertyRules<CustomerField, FieldContext> = {
  key: nothing,
  name: nothing,
  kind: nothing,
  values: (values, context) => values.map((value) => valueRules[context.field.kind](value, context)),
  personal: nothing,
};

const profileRules: PropertyRules<CustomerProfile, TextMask> = {
  id: nothing,
  name: (name) => maskName(name),
  anonymous: nothing,
  fields: (fields, mask) => fields.map((field) => applyProperties(fieldRules, field, { field, mask })),
  labelIds: nothing,
};

function applyProperties<Source extends object, Context>(
  rules: PropertyRules<Source, Context>,
  source: Source,
  context: Context,
): Source {
  const masked = { ...source };
  let key: keyof Source;
  // Only what has a rule: a property that is none of the type's is left out.
  for (key in masked) {
    if (Object.hasOwn(rules, key)) masked[key] = rules[key](source[key], context);
    else Reflect.deleteProperty(masked, key);
  }
  return masked;
}

/** A profile for agents who may not see personal data. */
export const maskProfile = (profile: CustomerProfile, mask: TextMask): CustomerProfile =>
  applyProperties(profileRules, profile, mask);

export const maskForm = (form: PreChatForm): PreChatForm =>
  form.map(({ label, value }) => ({ label, value: maskAnswer(value) }));
