import type { EpochMs, IsId, Opaque } from '../ids.js';
import type { Entries } from '../message.js';
import { hiddenInLabels, unusualSpaces, uselessJoiners } from './hidden-characters.js';

declare const brand: unique symbol;

/** A name, an address or a title without hidden characters. Only `cleanLabel` makes one. */
export type Label = string & { readonly [brand]: 'label' };

/** Fields whose texts are identifiers, addresses of files, or what people wrote. All others are shown as labels. */
type FreeField =
  | (
      | 'id'
      | 'listId'
      | 'postId'
      | 'commentId'
      | 'fromId'
      | 'seenBy'
      | 'roles'
      | 'wireName'
      | 'wireType'
      | 'event'
      | 'kind'
    )
  | (
      | 'contentId'
      | 'url'
      | 'imageUrl'
      | 'recordingUrl'
      | 'thumbnailUrl'
      | 'logo'
      | 'mimeType'
      | 'payload'
      | 'token'
      | 'data'
    )
  | ('text' | 'texts' | 'html' | 'note' | 'about');

/**
 * What decoders return: every text is a label, other than ids and the free fields. A decoder that passes on a text of the
 * wire as it is does not compile.
 */
export type Labelled<T> = T extends string
  ? string extends T
    ? IsId<T> extends true
      ? T
      : Label | ''
    : T
  : T extends
        EpochMs | boolean | null | undefined | Opaque | Entries | ReadonlyMap<unknown, unknown> | ReadonlySet<unknown>
    ? T
    : T extends readonly (infer Item)[]
      ? readonly Labelled<Item>[]
      : { readonly [Key in keyof T]: Key extends FreeField ? T[Key] : Labelled<T[Key]> };

const hiddenCharacters = new RegExp(`(?![\\u200c\\u200d])[${hiddenInLabels}]`, 'gu');
const spaces = new RegExp(`[${unusualSpaces}]`, 'gu');
const suspects = new RegExp(`[${hiddenInLabels}${unusualSpaces}]`, 'u');

/**
 * Removes hidden characters, so that the name of a person or a file, an address or a title cannot read as another one. For
 * labels only: in the text of a message these characters have legitimate uses.
 */
export function cleanLabel(text: string): Label {
  if (!suspects.test(text)) return text as Label;
  return text
    .replaceAll('\r\n', ' ')
    .replaceAll(spaces, ' ')
    .replaceAll(hiddenCharacters, '')
    .replaceAll(uselessJoiners, '') as Label;
}
