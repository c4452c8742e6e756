import type {
  ConversationEvent,
  ConversationId,
  CustomerFieldKind,
  CustomerId,
  CustomerLabel,
  CustomerLabelId,
  CustomerProfile,
  Opaque,
} from '../../domain/index.js';
import { toJsonText } from '../../domain/text/json-text.js';
import { cleanLabel, type Label, type Labelled } from '../../domain/text/label.js';
import { limitText } from '../../domain/text/limit-text.js';
import {
  asArray,
  asBoolean,
  asLabel,
  asObject,
  asObjects,
  asString,
  asTitle,
  firstNonBlank,
  isObject,
  numberOrNull,
  type JsonObject,
} from '../json.js';
import { fromOpaque, toOpaque } from '../wire-objects.js';
import { findConversationId } from '../decode/basic-fields.js';
import type { DecodeContext } from '../decode/decode-context.js';
import { parsePreChatForm } from '../decode/decode-parts.js';
import { decodeActivities } from '../decode/decode-rest.js';
import { parseCustomerDetails, type CustomerDetails } from '../decode/customer-details.js';
import { formatPersonName } from '../decode/decode-agent.js';
import { validateBody } from '../decode/rest-body.js';

// REST responses about customers. Decoders never throw; null for what is not the answer that was asked for.

/** More attributes and values than these are not those of a person. */
const maxFields = 200;
const maxValues = 50;
const maxLabels = 500;
/** Longest value that is shown, in characters. */
const maxValueLength = 2_000;

/** A customer, and what is needed to store them again. */
export interface CustomerRecord {
  readonly profile: Labelled<CustomerProfile>;
  readonly details: CustomerDetails;
  /** The wire object. */
  readonly source: Opaque;
  /** Names of the schema's attributes on the wire. */
  readonly keys: readonly string[];
}

/** Null unless it is the customer with this id, and the schema is a list. */
export function decodeCustomer(customer: unknown, schema: unknown, id: CustomerId): CustomerRecord | null {
  const fields = asObject(validateBody(customer));
  const attributes: unknown = validateBody(schema);
  if (firstNonBlank(fields['_id'], fields['id']) !== id || !Array.isArray(attributes)) return null;
  const rows = asObjects(attributes.slice(0, maxFields)).filter((row) => asString(row['key']) !== '');
  const source = toOpaque(fields);
  return {
    profile: {
      id,
      name: formatPersonName(fields),
      anonymous: asBoolean(fields['isAnonymous'], false),
      fields: [...rows]
        .sort((a, b) => (numberOrNull(a['sortOrder']) ?? Infinity) - (numberOrNull(b['sortOrder']) ?? Infinity) || 0)
        .filter(({ key }) => !nameKeys.includes(asString(key)))
        .map((row) => parseField(row, ownField(fields, asString(row['key']))))
        .filter(({ values }) => values.length > 0),
      labelIds: parseLabelIds(fields['labels']),
    },
    details: parseCustomerDetails(source),
    source,
    keys: rows.map(({ key }) => asString(key)),
  };
}

/** The name is not repeated among the attributes. */
const nameKeys: readonly string[] = ['firstName', 'lastName'];

const ownField = (fields: JsonObject, key: string): unknown => (Object.hasOwn(fields, key) ? fields[key] : undefined);

function parseField(row: JsonObject, value: unknown): Labelled<CustomerProfile>['fields'][number] {
  const key = asLabel(row['key']);
  const kind = findKind(row, value);
  return {
    key,
    name: asLabel(row['label'], key),
    kind,
    // Not even masked, its length would be known.
    values: kind === 'secret' ? [] : parseValues(value),
    personal: asBoolean(row['isPii'], true),
  };
}

/** Administrators choose keys and types, so parts of their names decide. */
const kindPatterns: readonly (readonly [RegExp, CustomerFieldKind])[] = [
  [/pass(word|phrase|code)|secret|^pin$/i, 'secret'],
  [/e-?mail/i, 'email'],
  [/phone|mobile|msisdn|^tel|fax/i, 'phone'],
];

function findKind(row: JsonObject, value: unknown): CustomerFieldKind {
  const names = [asString(row['type']), asString(row['key'])];
  const named = kindPatterns.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1];
  if (named !== undefined) return named;
  if (asBoolean(row['isChannelIdentifier'], false)) return 'address';
  return typeof value === 'boolean' ? 'flag' : 'text';
}

const parseValues = (value: unknown): readonly Label[] =>
  (Array.isArray(value) ? asArray(value).slice(0, maxValues) : [value])
    .map((item) =>
      asTitle(
        limitText(isObject(item) || typeof item === 'boolean' ? toJsonText(item) : asString(item), maxValueLength),
      ),
    )
    .filter((item) => item !== '');

/** Most servers send ids, some the labels themselves. */
const parseLabelIds = (labels: unknown): readonly CustomerLabelId[] => [
  ...new Set(
    asArray(labels)
      .slice(0, maxLabels)
      .map((label) => asString(isObject(label) ? label['_id'] : label) as CustomerLabelId)
      .filter((id) => id !== ''),
  ),
];

/** Null for what is no list. */
export function decodeCustomerLabels(body: unknown): readonly Labelled<CustomerLabel>[] | null {
  const rows: unknown = validateBody(body);
  if (!Array.isArray(rows)) return null;
  return asObjects(rows.slice(0, maxLabels))
    .map((row) => ({
      id: asString(row['_id'] ?? row['id']) as CustomerLabelId,
      name: asLabel(row['name']),
      color: parseColor(row['colorCode']),
    }))
    .filter(({ id, name }) => id !== '' && name !== '');
}

const parseColor = (color: unknown): Label => {
  const text = asString(color).trim();
  return cleanLabel(/^#[\da-f]{6}$/i.test(text) ? text : '');
};

/** What the customer filled in before the chat, of all channel sessions. */
export const decodePreChatForm = (
  sessions: readonly Opaque[],
): readonly { readonly label: Label | ''; readonly value: Label | '' }[] =>
  sessions.flatMap((session) => parsePreChatForm(fromOpaque(session))).map(({ label, value }) => ({ label, value }));

/** A page of a customer's history, by conversation. */
export interface ActivitiesByConversation {
  /** Rows of the page, those that cannot be read included. */
  readonly rowCount: number;
  /** Oldest event first. */
  readonly conversations: ReadonlyMap<ConversationId, readonly ConversationEvent[]>;
}

/** Null for what is no page of a history. */
export function decodeActivitiesByConversation(body: unknown, context: DecodeContext): ActivitiesByConversation | null {
  const docs: unknown = isObject(body) ? body['docs'] : body;
  if (!Array.isArray(docs)) return null;
  const rows = new Map<ConversationId, JsonObject[]>();
  for (const row of asObjects(docs)) {
    const id = findConversationId(row);
    if (id === '') continue;
    const known = rows.get(id);
    if (known === undefined) rows.set(id, [row]);
    else known.push(row);
  }
  const conversations = new Map([...rows].map(([id, own]) => [id, decodeActivities(own, id, context) ?? []]));
  return { rowCount: docs.length, conversations };
}
