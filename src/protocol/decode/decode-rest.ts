import type {
  CannedCategory,
  Announcement,
  ConversationEvent,
  ConversationId,
  EpochMs,
  WrapUpForm,
} from '../../domain/index.js';
import { cleanLabel, type Labelled } from '../../domain/text/label.js';
import { decodeHistory } from './decode-history.js';
import { findConversationId } from './basic-fields.js';
import { parseAnnouncement, parsePullLists, parseQueueTargets } from './decode-team.js';
import { asCount, asBoolean, isObject, asString, asStrings, asObject, asObjects } from '../json.js';
import { parseTimestamp } from '../timestamp.js';
import { asSentName } from '../wire-names.js';
import type { DecodeContext } from './decode-context.js';
import { validateBody, withValidation } from './rest-body.js';

export * from './decode-sign-in.js';

// REST responses of what only some desks request. Decoders never throw; an invalid response gives an empty list or null.

export const decodeQueueTargets = withValidation(parseQueueTargets);
export const decodePullLists = withValidation(parsePullLists);

/**
 * One page of a customer's history. The server sends it newest first; the result is oldest first. Events of earlier
 * conversations get `conversationId`, because they are shown in its thread. Invalid events are left out. Null for what is no
 * page of a history.
 */
export function decodeActivities(
  body: unknown,
  conversationId: ConversationId,
  context: DecodeContext,
): ConversationEvent[] | null {
  const docs: unknown = isObject(body) ? body['docs'] : body;
  if (!Array.isArray(docs)) return null;
  const history = decodeHistory(docs.slice(0, 5_000).reverse(), conversationId, context);
  return typeof history === 'string' ? [] : [...history.events];
}

/** A page of a customer's history, as far as it belongs to one of their conversations. */
export interface ActivitiesPage {
  /** Oldest first. */
  readonly events: readonly ConversationEvent[];
  /** When the oldest event of the page happened, whichever conversation it belongs to; null for an empty page. */
  readonly oldestAt: EpochMs | null;
}

/** Null for what is no page of a history. */
export function decodeOwnActivities(
  body: unknown,
  conversationId: ConversationId,
  context: DecodeContext,
): ActivitiesPage | null {
  const docs: unknown = isObject(body) ? body['docs'] : body;
  if (!Array.isArray(docs)) return null;
  const rows = asObjects(docs);
  const own = rows.filter((row) => findConversationId(row) === conversationId);
  const times = rows.map((row) => parseTimestamp(row['timestamp'])).filter((at) => at !== null);
  const history = decodeHistory(own.reverse(), conversationId, context);
  // What cannot be read does not show that something is missing.
  if (typeof history === 'string' || (docs.length > 0 && times.length === 0)) return null;
  return { events: history.events, oldestAt: docs.length === 0 ? null : Math.min(context.now, ...times) };
}

/** Up to five codes when the form allows multiple choices, else one. */
export function decodeWrapUpForm(body: unknown): Labelled<WrapUpForm> | null {
  const options = asObjects(asObject(validateBody(body))['attributes'])
    .map((attribute) => attribute['categoryOptions'])
    .find(isObject);
  if (options === undefined) return null;
  return {
    maxCodes: asBoolean(options['isMultipleChoice'], false) ? 5 : 1,
    categories: asObjects(options['categories']).map((category) => ({
      name: asSentName(category['categoryName']),
      values: asStrings(category['values']).map((value) => asSentName(value)),
    })),
  };
}

export interface UploadedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly size: number;
}

export function decodeUpload(body: unknown): UploadedFile | null {
  const file = asObject(validateBody(body));
  const name = asString(file['name']);
  return name === '' ? null : { name, mimeType: asString(file['type']), size: asCount(file['size']) };
}

/** Canned responses by language code, then by category. */
export function decodeCannedResponses(body: unknown): ReadonlyMap<string, readonly Labelled<CannedCategory>[]> {
  const languages = new Map<string, readonly Labelled<CannedCategory>[]>();
  for (const [language, categories] of Object.entries(asObject(validateBody(body)))) {
    if (!isObject(categories)) continue;
    languages.set(
      language,
      Object.entries(categories).map(([category, values]) => ({
        category: cleanLabel(category),
        texts: asStrings(values),
      })),
    );
  }
  return languages;
}

export const decodeAnnouncements = (body: unknown): Labelled<Announcement>[] =>
  asObjects(validateBody(body))
    .map(parseAnnouncement)
    .filter((announcement) => announcement !== null);
