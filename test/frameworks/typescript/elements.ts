import 'agent-desk-elements';
import type { ChatThread, Conversation, DeskEventMap, MessageSendRequestEvent } from 'agent-desk-elements';
import { ChatThread as ChatThreadClass } from 'agent-desk-elements/elements/chat-thread/chat-thread.js';
import 'agent-desk-elements/elements/chat-thread/chat-thread.define.js';
import { AgentLogin } from 'agent-desk-elements/elements.js';

// Elements by tag.
const thread = document.querySelector('chat-thread');
export const sameThread: ChatThread | null = thread;
export const created: ChatThreadClass = document.createElement('chat-thread');
export class OwnLogin extends AgentLogin {}
customElements.define('own-login', OwnLogin);
// @ts-expect-error The inner elements are not public.
document.querySelector('agent-desk-composer')?.draft;

if (thread !== null) {
  thread.conversationId = 'c-1';
  thread.readOnly = true;
  thread.cannedResponses = { en: { Greeting: ['Hello'] } };
  // @ts-expect-error It is a boolean.
  thread.readOnly = 'yes';
  // @ts-expect-error There is no such property.
  thread.conversation = 'c-1';
}

const desk = document.querySelector('desk-session');
if (desk !== null) {
  desk.services = { reports: 'https://reports.example.com' };
  desk.token = ({ refused }) => refused ?? 'token';
  desk.session = null;
  desk.bridgeOrigin = 'https://crm.example.com';
  desk.push = { firebase: { apiKey: '', projectId: '', messagingSenderId: '', appId: '' }, vapidKey: '' };
  const first: Conversation | undefined = desk.session.state.conversations.byId.get('c-1');
  use(first);
  // @ts-expect-error The state cannot be changed.
  desk.session.state.presence = null;
}

// Events on elements, the document, the window and shadow roots; tests generate the same for every event.
thread?.addEventListener('message-send-request', (event) => {
  const request: MessageSendRequestEvent = event;
  if (request.detail.text === '') event.preventDefault();
  // @ts-expect-error There is no such field.
  use(event.detail.body);
});
document.addEventListener('offer-received', ({ detail }) => use(detail.offer.customer.name));
document.addEventListener('task-accepted', ({ detail }) => {
  const { customer, channels, data } = detail;
  use([customer.name, customer.phones[0], channels[0]?.customerAddress.trim(), data['order']?.trim()]);
  // @ts-expect-error What the server sent is not in the event.
  use(customer.source);
});
window.addEventListener('wrap-up-started', ({ detail }) => use(detail.endsAt - detail.seconds));
window.addEventListener('element-error', ({ detail }) => use(detail.where));
thread?.shadowRoot?.addEventListener('conversation-leave-request', (event) => use(event.detail.conversationId));
desk?.session.addEventListener('message-received', (event) => use(event));
export const names: keyof DeskEventMap = 'task-accepted';
// @ts-expect-error There is no such event.
export const wrongName: keyof DeskEventMap = 'task-accept';

function use(value: unknown): void {
  void value;
}
