/** Actions of the customer, and the conversation as the server stores it. */
import type { ConversationId } from '../../../src/domain/index.js';
import { until, type Emulator, type MountedSession } from './mount-session.js';
import { fetchWorld, type CimEvent, type WorldConversation } from './server-world.js';

/** One chat from the customer's side. */
export class CustomerChat {
  readonly #emulator: Emulator;

  constructor(
    emulator: Emulator,
    readonly id: ConversationId,
    readonly channelSessionId: string,
  ) {
    this.#emulator = emulator;
  }

  async sendText(text: string, fields: Readonly<Record<string, unknown>> = {}): Promise<string> {
    return (await this.#post<{ messageId: string }>('messages', { text, ...fields })).messageId;
  }

  async sendBody(body: Readonly<Record<string, unknown>>): Promise<string> {
    return (await this.#post<{ messageId: string }>('messages', { body })).messageId;
  }

  async setTyping(isTyping = true): Promise<void> {
    await this.#post('typing', { on: isTyping });
  }

  async markRead(): Promise<void> {
    await this.#post('read', {});
  }

  async leave(): Promise<void> {
    await this.#post('leave', {});
  }

  /** Reports that the latest agent message could not be delivered. */
  async failLatestDelivery(): Promise<void> {
    const messageId = (await this.storedEvents('AGENT_MESSAGE')).at(-1)?.data.id;
    const sender = { id: 'manager', type: 'SYSTEM', senderName: 'CONVERSATION_MANAGER' };
    const body = { type: 'DELIVERYNOTIFICATION', markdownText: '', messageId, status: 'FAILED', reasonCode: '500' };
    await this.publishEvent('MESSAGE_DELIVERY_NOTIFICATION', { id: `failed-${messageId}`, header: { sender }, body });
  }

  async joinChannel(channel: string): Promise<string> {
    return (await this.#post<{ channelSessionId: string }>('channels', { channel })).channelSessionId;
  }

  async publishEvent(name: string, data: unknown = {}, type = 'NOTIFICATION'): Promise<void> {
    await this.#post('events', { name, type, data });
  }

  /** The conversation as the server stores it. */
  async serverConversation(): Promise<WorldConversation> {
    const world = await fetchWorld(this.#emulator);
    const found = world.conversations.find(({ id }) => id === this.id);
    if (found === undefined) throw new Error('The server has no such conversation.');
    return found;
  }

  async storedEvents(name: string): Promise<readonly CimEvent[]> {
    return (await this.serverConversation()).messages.filter((event) => event.name === name);
  }

  async customerEvents(name: string): Promise<readonly CimEvent[]> {
    return (await this.serverConversation()).customerView.filter((event) => event.name === name);
  }

  #post<T>(action: string, body: unknown): Promise<T> {
    return this.#emulator.control<T>('POST', `/chats/${this.id}/${action}`, body);
  }
}

/** Starts a chat with the agent of this session and waits until it is open. */
export async function openChat(
  emulator: Emulator,
  mounted: MountedSession,
  firstName: string,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<CustomerChat> {
  const username = mounted.session.state.agent?.username;
  const { conversationId, channelSessionId } = await emulator.control<{
    conversationId: ConversationId;
    channelSessionId: string;
  }>('POST', '/chats', { customer: { firstName }, started: username, ...fields });
  await until(() => mounted.session.state.conversations.byId.has(conversationId), `${firstName}'s chat is open`);
  return new CustomerChat(emulator, conversationId, channelSessionId);
}

export const markdownTextOf = (event: CimEvent | undefined): unknown => event?.data.body?.['markdownText'];
