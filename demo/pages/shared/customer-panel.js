/* Acts as the customer, the network and the clock through the emulator's control API. Not part of a real page. */
import { h } from './dom.js';

const customerNames = [
  'Ana Reyes',
  'Björn Lindqvist',
  'Chidi Okafor',
  'Dana Petrova',
  'سارة الحسن',
  'Emil Novák',
  'Fatima Zahra',
];
const firstMessages = [
  'Hello, my booking shows the wrong date. Can you help?',
  'Hi! Is there still room for a car on Friday evening?',
  'I left a blue suitcase on the 9:40 from Quay. Has it been found?',
  'Good morning. I would like to bring my dog along, what does it cost?',
];
const pollMs = 1500;

let control = '';
let chatCount = 0;
let selectedId = '';
let timer;

async function callControl(method, path, body) {
  if (control === '') ({ control } = await (await fetch('/demo-config.json')).json());
  const response = await fetch(control + path, {
    method,
    ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const responseBody = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(responseBody.error ?? `The emulator responded with status ${response.status}.`);
  return responseBody;
}

export function customerPanel() {
  const errorOutput = h('output', { role: 'status' });
  const withErrorMessage = (action) => async (event) => {
    event.preventDefault();
    errorOutput.textContent = '';
    try {
      await action(event);
      await refresh();
    } catch (error) {
      errorOutput.textContent = error.message;
    }
  };
  const button = (label, action) =>
    h('button', { type: 'button', textContent: label, onclick: withErrorMessage(action) });

  const name = h('input', { className: 'grow', name: 'name', value: customerNames[0], 'aria-label': 'Customer name' });
  const channel = h(
    'select',
    { 'aria-label': 'Channel' },
    h('option', { value: 'WEB', textContent: 'Web chat' }),
    h('option', { value: 'WHATSAPP', textContent: 'WhatsApp' }),
  );
  const text = h('input', { className: 'full', value: firstMessages[0], 'aria-label': 'First message' });
  const history = h('input', { type: 'checkbox' });
  const bot = h('input', { type: 'checkbox' });
  const start = h(
    'form',
    {
      onsubmit: withErrorMessage(async () => {
        const [firstName, ...rest] = name.value.trim().split(/\s+/);
        const customer = { firstName: firstName || 'Customer', ...(rest.length ? { lastName: rest.join(' ') } : {}) };
        const chat = { customer, channel: channel.value, history: history.checked ? 60 : 0, bot: bot.checked };
        const message = text.value === '' ? {} : { text: text.value };
        const { conversationId } = await callControl('POST', '/chats', { ...chat, ...message });
        selectedId = conversationId;
        chatCount += 1;
        name.value = customerNames[chatCount % customerNames.length];
        text.value = firstMessages[chatCount % firstMessages.length];
      }),
    },
    name,
    channel,
    text,
    h('label', {}, history, 'With 60 earlier messages'),
    h('label', {}, bot, 'Keep with the bot'),
    h('button', { type: 'submit', textContent: 'Start a chat' }),
  );

  const chats = h('select', {
    className: 'full',
    'aria-label': 'Conversation',
    onchange: withErrorMessage(async () => {
      selectedId = chats.value;
    }),
  });
  const transcript = h('ul', { className: 'transcript', 'aria-label': 'Customer’s view', tabIndex: 0 });
  const reply = h('input', {
    className: 'grow',
    placeholder: 'Reply as the customer',
    'aria-label': 'Reply as the customer',
  });
  const postToChat = (path, body = {}) => callControl('POST', `/chats/${selectedId}/${path}`, body);
  const conversationControls = h(
    'div',
    { hidden: true },
    chats,
    transcript,
    h(
      'form',
      {
        onsubmit: withErrorMessage(async () => {
          if (reply.value.trim() === '') return;
          await postToChat('messages', { text: reply.value });
          reply.value = '';
        }),
      },
      reply,
      h('button', { type: 'submit', textContent: 'Send' }),
    ),
    h(
      'div',
      { className: 'row' },
      button('Type', () => postToChat('typing', { on: true })),
      button('Mark as read', () => postToChat('read')),
      button('Add WhatsApp', () => postToChat('channels', { channel: 'WHATSAPP' })),
      button('Leave', () => postToChat('leave')),
    ),
  );

  const panel = h(
    'section',
    { className: 'customer-panel', id: 'customer-panel', hidden: true, 'aria-label': 'Act as customer' },
    h('h2', { textContent: 'New chat' }),
    start,
    h(
      'div',
      { className: 'row' },
      button('Request a callback', () => {
        const [firstName] = name.value.trim().split(/\s+/);
        return callControl('POST', '/pull-requests', { list: 'callbacks', customer: { firstName }, text: text.value });
      }),
      button('Send announcement', () =>
        callControl('POST', '/announcements', { text: 'The 18:40 to Skal Island leaves from pier 3.' }),
      ),
    ),
    h('h2', { textContent: 'Customer’s view' }),
    conversationControls,
    h('h2', { textContent: 'Network and clock' }),
    h(
      'div',
      { className: 'row' },
      button('Drop all connections', () =>
        callControl('POST', '/faults', { dropSockets: { how: 'close' }, down: 4000 }),
      ),
      button('Advance 30 s', () => callControl('POST', '/clock', { advanceMs: 30_000 })),
      button('Reset', async () => {
        await callControl('POST', '/reset', {});
        location.reload();
      }),
    ),
    errorOutput,
  );

  async function refresh() {
    if (panel.hidden) return;
    const world = await callControl('GET', '/world');
    const openConversations = world.conversations.filter(({ state }) => state !== 'CLOSED');
    if (!openConversations.some(({ id }) => id === selectedId)) selectedId = openConversations.at(-1)?.id ?? '';
    conversationControls.hidden = openConversations.length === 0;
    const options = openConversations.map((conversation) => [conversation.id, customerName(conversation)]);
    if (JSON.stringify(options) !== chats.dataset.options) {
      chats.dataset.options = JSON.stringify(options);
      chats.replaceChildren(...options.map(([value, textContent]) => h('option', { value, textContent })));
    }
    chats.value = selectedId;
    const view = openConversations.find(({ id }) => id === selectedId)?.customerView ?? [];
    const key = `${selectedId} ${view.length}`;
    if (transcript.dataset.key === key) return;
    transcript.dataset.key = key;
    transcript.replaceChildren(...view.map(renderLine).filter((line) => line !== null));
    transcript.scrollTop = transcript.scrollHeight;
  }

  const toggle = h('button', {
    type: 'button',
    'aria-label': 'Act as customer',
    'aria-expanded': 'false',
    'aria-controls': 'customer-panel',
    onclick: () => show(panel.hidden),
  });
  toggle.append(
    h('span', { className: 'long', textContent: 'Act as ' }),
    h('span', { className: 'word', textContent: 'customer' }),
  );

  function show(isOpen) {
    panel.hidden = !isOpen;
    toggle.setAttribute('aria-expanded', String(isOpen));
    clearInterval(timer);
    if (!isOpen) return;
    const poll = () => refresh().catch((error) => (errorOutput.textContent = error.message));
    timer = setInterval(poll, pollMs);
    void poll();
  }

  panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    show(false);
    toggle.focus();
  });
  return h('div', { className: 'play' }, toggle, panel);
}

function customerName({ id, messages }) {
  const from = messages.find((event) => event.eventEmitter?.type === 'CUSTOMER')?.eventEmitter;
  const name = from?.senderName ?? id.slice(0, 8);
  return `${name}`;
}

function renderLine({ name, data }) {
  const text = data?.body?.markdownText;
  if (name === 'CUSTOMER_MESSAGE')
    return h('li', { className: 'own', dir: 'auto', textContent: text || '(other content)' });
  if (name === 'AGENT_MESSAGE' || name === 'BOT_MESSAGE')
    return h('li', { dir: 'auto', textContent: text || '(other content)' });
  if (name === 'AGENT_SUBSCRIBED') return h('li', { className: 'system', textContent: 'An agent joined' });
  if (name === 'AGENT_UNSUBSCRIBED') return h('li', { className: 'system', textContent: 'The agent left' });
  return null;
}
