import {
  blankConversation,
  type Conversation,
  type ConversationId,
  type Customer,
  type CustomerId,
} from '../../domain/index.js';
import { isObject } from '../../domain/is-object.js';
import { toOpaque } from '../../protocol/wire-objects.js';

/** What is put on the device about the conversation of a draft: enough to say whose it was if it ends meanwhile. */
export interface KeptConversation {
  readonly customer: { readonly id: string; readonly name: string; readonly anonymous: boolean };
}

export const toKeptConversation = ({ customer: { id, name, anonymous } }: Conversation): KeptConversation => ({
  customer: { id, name, anonymous },
});

/** A conversation without content, until the server sends it or says that it has ended. */
export function readKeptConversation(id: ConversationId, value: unknown): Conversation {
  const customer: unknown = isObject(value) ? value['customer'] : null;
  const read = (key: string): unknown => (isObject(customer) ? customer[key] : null);
  const text = (key: string): string => (typeof read(key) === 'string' ? String(read(key)) : '');
  const nothing = toOpaque({});
  const known: Customer = {
    id: text('id') as CustomerId,
    name: text('name'),
    anonymous: read('anonymous') === true,
    phones: [],
    source: nothing,
  };
  return { ...blankConversation(id, known), state: 'active', role: 'primary', ownParticipant: nothing };
}
