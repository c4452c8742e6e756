/* Plays the customer, the network and the clock through the emulator's control API. Not part of any real page. */
import { h } from './dom.js';

const names = [
  'Ana Reyes',
  'Björn Lindqvist',
  'Chidi Okafor',
  'Dana Petrova',
  'سارة الحسن',
  'Emil Novák',
  'Fatima Zahra',
];
const openings = [
  'Hello, my booking shows the wrong date. Can you help?',
  'Hi! Is there still room for a car on Friday evening?',
  'I left a blue suitcase on the 9:40 from Quay. Has it been found?',
  'Good morning. I would like to bring my dog along, what does it cost?',
];
const pollMs = 1500;

let control = '';
let turn = 0;
let chosen = '';
let timer;

async function call(method, path, body) {
  if (control === '') ({ control } = await (await fetch('/demo-config.json')).json());
  const response = await fetch(control + path, {
    method,
    ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error ?? `The emulator answered ${response.status}.`);
  return answer;
}

export function customerPanel() {
  const problem = h('output', { role: 'status' });
  const guarded = (act) => async (event) => {
    event.preventDefault();
    problem.textContent = '';
    try {
      await act(event);
      await look();
    } catch (error) {
      problem.textContent = error.message;
    }
  };
  const button = (label, act) => h('button', { type: 'button', textContent: label, onclick: guarded(act) });

  const name = h('input', { className: 'grow', name: 'name', value: names[0], 'aria-label': 'Customer name' });
  const channel = h(
    'select',
    { 'aria-label': 'Channel' },
    h('option', { value: 'WEB', textContent: 'Web chat' }),
    h('option', { value: 'WHATSAPP', textContent: 'WhatsApp' }),
  );
  const text = h('input', { className: 'full', value: openings[0], 'aria-label': 'First message' });
  const history = h('input', { type: 'checkbox' });
  const bot = h('input', { type: 'checkbox' });
  const start = h(
    'form',
    {
      onsubmit: guarded(async () => {
        const [firstName, ...rest] = name.value.trim().split(/\s+/);
        const customer = { firstName: firstName || 'Customer', ...(rest.length ? { lastName: rest.join(' ') } : {}) };
        const chat = { customer, channel: channel.value, history: history.checked ? 60 : 0, bot: bot.checked };
        const said = text.value === '' ? {} : { text: text.value };
        const { conversationId } = await call('POST', '/chats', { ...chat, ...said });
        chosen = conversationId;
        turn += 1;
        name.value = names[turn % names.length];
        text.value = openings[turn % openings.length];
      }),
    },
    name,
    channel,
    text,
    h('label', {}, history, 'with 60 earlier messages'),
    h('label', {}, bot, 'stays with the bot'),
    h('button', { type: 'submit', textContent: 'Start a chat' }),
  );

  const chats = h('select', {
    className: 'full',
    'aria-label': 'Customer whose side is shown',
    onchange: guarded(async () => {
      chosen = chats.value;
    }),
  });
  const says = h('ul', { className: 'says', 'aria-label': "The customer's screen", tabIndex: 0 });
  const reply = h('input', {
    className: 'grow',
    placeholder: 'Answer as the customer',
    'aria-label': 'Answer as the customer',
  });
  const about = (path, body = {}) => call('POST', `/chats/${chosen}/${path}`, body);
  const talk = h(
    'div',
    { hidden: true },
    chats,
    says,
    h(
      'form',
      {
        onsubmit: guarded(async () => {
          if (reply.value.trim() === '') return;
          await about('messages', { text: reply.value });
          reply.value = '';
        }),
      },
      reply,
      h('button', { type: 'submit', textContent: 'Say' }),
    ),
    h(
      'div',
      { className: 'row' },
      button('Type', () => about('typing', { on: true })),
      button('Read', () => about('read')),
      button('Add WhatsApp', () => about('channels', { channel: 'WHATSAPP' })),
      button('Leave', () => about('leave')),
    ),
  );

  const panel = h(
    'section',
    { className: 'customer-panel', id: 'customer-panel', hidden: true, 'aria-label': 'Play the customer' },
    h('h2', { textContent: 'A customer writes' }),
    start,
    h(
      'div',
      { className: 'row' },
      button('Wait in a list', () => {
        const [firstName] = name.value.trim().split(/\s+/);
        return call('POST', '/pull-requests', { list: 'callbacks', customer: { firstName }, text: text.value });
      }),
      button('Announce', () =>
        call('POST', '/announcements', { text: 'The 18:40 to Skal Island leaves from pier 3.' }),
      ),
    ),
    h('h2', { textContent: 'At the customer’s' }),
    talk,
    h('h2', { textContent: 'Network and clock' }),
    h(
      'div',
      { className: 'row' },
      button('Drop every link', () => call('POST', '/faults', { dropSockets: { how: 'close' }, down: 4000 })),
      button('30 s later', () => call('POST', '/clock', { advanceMs: 30_000 })),
      button('Start over', async () => {
        await call('POST', '/reset', {});
        location.reload();
      }),
    ),
    problem,
  );

  async function look() {
    if (panel.hidden) return;
    const world = await call('GET', '/world');
    const open = world.conversations.filter(({ state }) => state !== 'CLOSED');
    if (!open.some(({ id }) => id === chosen)) chosen = open.at(-1)?.id ?? '';
    talk.hidden = open.length === 0;
    const options = open.map((each) => [each.id, nameIn(each)]);
    if (JSON.stringify(options) !== chats.dataset.options) {
      chats.dataset.options = JSON.stringify(options);
      chats.replaceChildren(...options.map(([value, textContent]) => h('option', { value, textContent })));
    }
    chats.value = chosen;
    const view = open.find(({ id }) => id === chosen)?.customerView ?? [];
    const key = `${chosen} ${view.length}`;
    if (says.dataset.key === key) return;
    says.dataset.key = key;
    says.replaceChildren(...view.map(lineOf).filter((line) => line !== null));
    says.scrollTop = says.scrollHeight;
  }

  const toggle = h('button', {
    type: 'button',
    'aria-label': 'Play the customer',
    'aria-expanded': 'false',
    'aria-controls': 'customer-panel',
    onclick: () => show(panel.hidden),
  });
  toggle.append(
    h('span', { className: 'long', textContent: 'Play the ' }),
    h('span', { className: 'word', textContent: 'customer' }),
  );

  function show(open) {
    panel.hidden = !open;
    toggle.setAttribute('aria-expanded', String(open));
    clearInterval(timer);
    if (!open) return;
    const watch = () => look().catch((error) => (problem.textContent = error.message));
    timer = setInterval(watch, pollMs);
    void watch();
  }

  panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    show(false);
    toggle.focus();
  });
  return h('div', { className: 'play' }, toggle, panel);
}

function nameIn({ id, messages }) {
  const from = messages.find((event) => event.eventEmitter?.type === 'CUSTOMER')?.eventEmitter;
  const name = from?.senderName ?? id.slice(0, 8);
  return `${name}`;
}

function lineOf({ name, data }) {
  const said = data?.body?.markdownText;
  if (name === 'CUSTOMER_MESSAGE')
    return h('li', { className: 'own', dir: 'auto', textContent: said || '(sent something)' });
  if (name === 'AGENT_MESSAGE' || name === 'BOT_MESSAGE')
    return h('li', { dir: 'auto', textContent: said || '(received something)' });
  if (name === 'AGENT_SUBSCRIBED') return h('li', { className: 'system', textContent: 'An agent joined' });
  if (name === 'AGENT_UNSUBSCRIBED') return h('li', { className: 'system', textContent: 'The agent left' });
  return null;
}
