/** Acts of the customer and looks at the server's truth that tests of conversations share. */
import type { ConversationId } from '../../src/domain/index.js';
import { until, type Emulator, type MountedDesk } from './desk.js';

export interface WireEvent {
  readonly id: string;
  readonly name: string;
  readonly data: {
    readonly id?: string;
    readonly header?: {
      readonly intent?: string | null;
      readonly originalMessageId?: string | null;
      readonly sender?: { readonly id: string; readonly type: string };
      readonly channelSessionId?: string;
    };
    readonly body?: Readonly<Record<string, unknown>>;
  };
}

interface World {
  readonly conversations: readonly {
    readonly id: string;
    readonly state: string;
    readonly participants: readonly { readonly type: string; readonly role: string; readonly participant: unknown }[];
    readonly messages: readonly WireEvent[];
    readonly customerView: readonly WireEvent[];
  }[];
}

/** One chat, from the customer's chair. */
export class Chat {
  constructor(
    private readonly emulator: Emulator,
    readonly id: ConversationId,
    readonly channelSessionId: string,
  ) {}

  async says(text: string, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
    return (await this.#post<{ messageId: string }>('messages', { text, ...more })).messageId;
  }

  async sends(body: Readonly<Record<string, unknown>>): Promise<string> {
    return (await this.#post<{ messageId: string }>('messages', { body })).messageId;
  }

  async types(on = true): Promise<void> {
    await this.#post('typing', { on });
  }

  async reads(): Promise<void> {
    await this.#post('read', {});
  }

  async leaves(): Promise<void> {
    await this.#post('leave', {});
  }

  /** The latest message of an agent was taken, but could not be delivered. */
  async neverGetsIt(): Promise<void> {
    const messageId = (await this.stored('AGENT_MESSAGE')).at(-1)?.data.id;
    const sender = { id: 'manager', type: 'SYSTEM', senderName: 'CONVERSATION_MANAGER' };
    const body = { type: 'DELIVERYNOTIFICATION', markdownText: '', messageId, status: 'FAILED', reasonCode: '500' };
    await this.happens('MESSAGE_DELIVERY_NOTIFICATION', { id: `failed-${messageId}`, header: { sender }, body });
  }

  async joinsBy(channel: string): Promise<string> {
    return (await this.#post<{ channelSessionId: string }>('channels', { channel })).channelSessionId;
  }

  async happens(name: string, data: unknown = {}, type = 'NOTIFICATION'): Promise<void> {
    await this.#post('events', { name, type, data });
  }

  /** The conversation as the server holds it. */
  async truth(): Promise<World['conversations'][number]> {
    const world = await this.emulator.control<World>('GET', '/world');
    const found = world.conversations.find(({ id }) => id === this.id);
    if (found === undefined) throw new Error('The server has no such conversation.');
    return found;
  }

  async stored(name: string): Promise<readonly WireEvent[]> {
    return (await this.truth()).messages.filter((event) => event.name === name);
  }

  async shownToCustomer(name: string): Promise<readonly WireEvent[]> {
    return (await this.truth()).customerView.filter((event) => event.name === name);
  }

  #post<T>(act: string, body: unknown): Promise<T> {
    return this.emulator.control<T>('POST', `/chats/${this.id}/${act}`, body);
  }
}

/** A customer in a chat with the agent of this desk, open on it. */
export async function openChat(
  emulator: Emulator,
  desk: MountedDesk,
  firstName: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Chat> {
  const username = desk.session.state.agent?.username;
  const { conversationId, channelSessionId } = await emulator.control<{
    conversationId: ConversationId;
    channelSessionId: string;
  }>('POST', '/chats', { customer: { firstName }, started: username, ...more });
  await until(() => desk.session.state.conversations.byId.has(conversationId), `${firstName}'s chat is open`);
  return new Chat(emulator, conversationId, channelSessionId);
}

export const textOf = (event: WireEvent | undefined): unknown => event?.data.body?.['markdownText'];
