/**
 * A client that behaves like the vendor's own desk, on the plain socket library and without code of `src`. It reads the same
 * fields with as few checks, records a warning where that desk would throw, and sends exactly the same payloads.
 */
import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { VendorChat } from './vendor-chat.js';
import { VendorConnection } from './vendor-connection.js';
import { createCimEvent, publish, publishMessage } from './vendor-messages.js';
import { readObject, readObjects, readString, type Json, type VendorRelease } from './vendor-payloads.js';
import { VendorSupervision } from './vendor-supervision.js';

export type { VendorChat } from './vendor-chat.js';
export type { Json, VendorRelease } from './vendor-payloads.js';

export class VendorClient extends VendorConnection {
  readonly supervision: VendorSupervision;

  private constructor(socket: Socket, user: Json, release: VendorRelease, url: string) {
    super(socket, user, release);
    this.supervision = new VendorSupervision(this, url);
  }

  /** Logs in and connects, without REST headers, token or acknowledgements. */
  static async login(
    url: string,
    username: string,
    { release = '4.8', fcmKey = null }: { release?: VendorRelease; fcmKey?: string | null } = {},
  ): Promise<VendorClient> {
    const response = await fetch(`${url}/agent/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ username, password: 'demo' }),
    });
    const user = readObject(await response.json(), 'data.keycloak_User');
    readString(user, 'id');
    readObjects(user, 'permittedResources.Resources');
    return VendorClient.connect(url, user, { release, fcmKey });
  }

  /** Connects a user without a login, as if restored from the page's storage. */
  static async connect(
    url: string,
    user: Json,
    { release, fcmKey }: { release: VendorRelease; fcmKey: string | null },
  ): Promise<VendorClient> {
    const { origin, pathname } = new URL(url);
    const socket = io(origin, {
      path: pathname === '/' ? '' : `${pathname}/socket.io`,
      auth: { agent: JSON.stringify(user), fcm: { desktopFcmKey: fcmKey, mobileFcmKey: null } },
      query: { username: readString(user, 'username') },
      // Several clients run in one process.
      forceNew: true,
    });
    const client = new VendorClient(socket, user, release, url);
    await client.until(() => client.presence !== null && client.channelTypes.length > 0, 'the events of a login');
    return client;
  }

  async goReady(): Promise<void> {
    this.expectPresence('agentState');
    this.emit('changeAgentState', {
      agentId: this.id,
      action: 'agentState',
      state: { name: 'READY', reasonCode: null },
    });
    await this.until(() => this.pendingPresenceReports.length === 0, 'agentPresence');
    for (const mrdId of readObjects(this.presence, 'agentMrdStates').map((mrdState) =>
      readString(mrdState, 'mrd.id'),
    )) {
      this.expectPresence('agentMRDState');
      // For an MRD the state is a string.
      this.emit('changeAgentState', { agentId: this.id, action: 'agentMRDState', state: 'READY', mrdId });
      await this.until(() => this.pendingPresenceReports.length === 0, 'agentPresence');
    }
  }

  async goNotReady(reason: Json | null): Promise<void> {
    this.expectPresence('agentState');
    const state = { name: 'NOT_READY', reasonCode: reason };
    this.emit('changeAgentState', { agentId: this.id, action: 'agentState', state });
    await this.until(() => this.pendingPresenceReports.length === 0, 'agentPresence');
  }

  async logOut(): Promise<void> {
    const state = { name: 'LOGOUT', reasonCode: null };
    this.emit('changeAgentState', { agentId: this.id, action: 'agentState', state });
    await this.until(() => readString(this.presence, 'state.name') === 'LOGOUT', 'LOGOUT');
    this.endSession('logged out');
    this.close();
  }

  /** The state of an MRD by its name. */
  mrdState(name: string): string {
    const entry = readObjects(this.presence, 'agentMrdStates').find(
      (candidate) => readString(candidate, 'mrd.name') === name,
    );
    return entry === undefined ? '' : readString(entry, 'state');
  }

  async accept(conversationId: string): Promise<VendorChat> {
    await this.until(() => this.taskRequests.has(conversationId), 'an offer');
    const request = this.taskRequests.get(conversationId) ?? {};
    // The vendor's desk removes the offer on click, before the server replies.
    this.taskRequests.delete(conversationId);
    this.subscribeToTask(request);
    await this.until(() => this.chats.has(conversationId), 'the conversation');
    return this.chat(conversationId);
  }

  /** Messages as the desk displays them. */
  messageTexts(conversationId: string): readonly string[] {
    return this.chat(conversationId).messages.map(
      ({ name, from, text: messageText }) => `${name === 'WHISPER_MESSAGE' ? 'whisper, ' : ''}${from}: ${messageText}`,
    );
  }

  sendMessage(conversationId: string, messageText: string, replyTo: string | null = null): void {
    const chat = this.chat(conversationId);
    if (readString(chat.topicParticipant, 'role') !== 'PRIMARY') throw new Error('the composer is disabled');
    publishMessage(this, chat, 'AGENT_MESSAGE', messageText, replyTo);
  }

  /** Only assistants and primaries can whisper; a monitor must switch to whisper mode first. */
  sendWhisper(conversationId: string, messageText: string): void {
    const chat = this.chat(conversationId);
    if (readString(chat.topicParticipant, 'role') === 'SILENT_MONITOR') throw new Error('the composer is disabled');
    // Without other agents the vendor's desk sends an ordinary message, to the customer.
    publishMessage(this, chat, chat.agents.length > 0 ? 'WHISPER_MESSAGE' : 'AGENT_MESSAGE', messageText, null);
  }

  sendTyping(conversationId: string): void {
    const body = { type: 'NOTIFICATION', notificationType: 'TYPING_STARTED', markdownText: '' };
    publish(this, this.chat(conversationId), 'TYPING_INDICATOR', 'NOTIFICATION', randomUUID(), body, {});
  }

  markRead(conversationId: string, messageId: string): void {
    const chat = this.chat(conversationId);
    const { channelCustomerIdentifier, serviceIdentifier } = readObject(chat.selected, 'channelData');
    const body = { type: 'DELIVERYNOTIFICATION', markdownText: '', messageId, status: 'READ', reasonCode: 200 };
    publish(this, chat, 'MESSAGE_DELIVERY_NOTIFICATION', 'NOTIFICATION', randomUUID(), body, {
      channelData: { channelCustomerIdentifier, serviceIdentifier },
      timestamp: '',
    });
  }

  /** The payload identifies the conversation only by its first channel session, and the queue by its name. */
  requestReroute(
    event: 'directTransferRequest' | 'directConferenceRequest' | 'consultRequest',
    conversationId: string,
    to: { queueName: string } | { requestedAgentId: string },
    note?: string,
  ): void {
    const chat = this.chat(conversationId);
    this.emit(event, {
      channelSession: chat.firstChannelSession,
      agentParticipant: chat.topicParticipant,
      ...('queueName' in to ? { mode: 'queue', ...to } : { mode: 'agent', ...to, offerToAgent: true }),
      note,
    });
  }

  convertConsult(
    event: 'consultTransferRequest' | 'consultConferenceRequest',
    id: string,
    requestedAgentId: string,
  ): void {
    const { conversationId, firstChannelSession, topicParticipant } = this.chat(id);
    const target = { channelSession: firstChannelSession, agentParticipant: topicParticipant, requestedAgentId };
    this.emit(
      event,
      event === 'consultTransferRequest'
        ? { conversationId, ...target, mode: 'agent', offerToAgent: false }
        : { ...target, mode: 'agent', offerToAgent: true },
    );
  }

  leave(conversationId: string): void {
    const chat = this.chat(conversationId);
    this.emit('topicUnsubscription', { conversationId, agentId: this.id, ...this.roomFields(chat) });
  }

  /** Codes, or null to skip. */
  closeWrapUp(conversationId: string, values: readonly string[] | null): void {
    const chat = this.chat(conversationId);
    const wrapups = (values ?? []).map((value) => ({ categoryName: 'Billing', value }));
    const body = { type: 'WRAPUP', markdownText: '', wrapups, note: '' };
    const cimEvent =
      values === null
        ? null
        : createCimEvent(
            this,
            { ...chat, selected: chat.firstChannelSession },
            'AGENT_MESSAGE',
            'MESSAGE',
            randomUUID(),
            body,
          );
    if (this.release === '4.8') {
      this.emit('closeWrapup', { cimEvent, conversationId, agentId: this.id, roomInfo: chat.roomInfo });
      return;
    }
    if (cimEvent !== null) this.emit('publishCimEvent', { cimEvent, agentId: this.id, conversationId });
    this.emit('WRAP_UP_CLOSED', { conversationId, agentId: this.id });
  }

  pause(conversationId: string, duration: number): void {
    const { roomInfo } = this.chat(conversationId);
    this.emit('pauseConversation', { participantId: this.id, conversationId, roomInfo, duration, state: 'ON_HOLD' });
  }

  resume(conversationId: string): void {
    const { roomInfo } = this.chat(conversationId);
    this.emit('resumeConversation', { participantId: this.id, conversationId, roomInfo, state: 'ACTIVE' });
  }

  subscribeList(event: 'subscribePullModeList' | 'unsubscribePullModeList', pullList: Json): void {
    const listId = readString(pullList, 'id');
    const topicParticipant = this.participant(listId, 'PRIMARY');
    this.emit(event, { topicParticipant, agentId: this.id, listId, list: pullList });
  }

  async joinPullModeRequest(id: string): Promise<VendorChat> {
    const channelSession = readObject(this.pullModeRequests.get(id), 'channelSession');
    const conversationId = readString(channelSession, 'conversationId');
    const topicParticipant = this.participant(conversationId, 'PRIMARY');
    this.emit('joinPullModeRequest', { topicParticipant, agentId: this.id, channelSession, requestId: id });
    this.expectPresence('joining a request');
    await this.until(() => this.chats.has(conversationId), 'the conversation');
    return this.chat(conversationId);
  }

  /** The only event whose payload is not an object. */
  deletePullModeRequest(id: string): void {
    this.emit('deletePullModeRequest', id);
  }
}
