import type { ChannelSession, Conversation, Customer } from './conversation.js';
import type { ConversationId } from './ids.js';

/** Who the customer is, as far as the server has told. */
export type ScreenPopCustomer = Pick<Customer, 'id' | 'name' | 'anonymous' | 'phones'>;

/** By what the customer is known on one channel of the conversation. */
export type ScreenPopChannel = Pick<ChannelSession, 'customerAddress' | 'serviceAddress' | 'language' | 'voice'> & {
  /** Name of the channel type, e.g. `WEB` or `WHATSAPP`. */
  readonly channel: string;
};

/**
 * What a host page needs to find the customer's record. For agents without the permission to see personal data, it is masked
 * as everything else is.
 */
export interface ScreenPop {
  readonly conversationId: ConversationId;
  readonly customer: ScreenPopCustomer;
  /** The open channels, in the order they were opened. */
  readonly channels: readonly ScreenPopChannel[];
  /** What a form or a bot asked the customer for, and what the page with the chat sent along, by key. */
  readonly data: Readonly<Record<string, string>>;
}

export const screenPopCustomer = ({ id, name, anonymous, phones }: Customer): ScreenPopCustomer => ({
  ...{ id, name, anonymous, phones },
});

const screenPopChannel = (session: ChannelSession): ScreenPopChannel => {
  const { channel, customerAddress, serviceAddress, language, voice } = session;
  return { channel: channel.name, customerAddress, serviceAddress, voice, ...(language !== undefined && { language }) };
};

export const screenPopOf = ({ id, customer, channelSessions, data }: Conversation): ScreenPop => ({
  conversationId: id,
  customer: screenPopCustomer(customer),
  channels: channelSessions.map(screenPopChannel),
  data: Object.fromEntries(data),
});
