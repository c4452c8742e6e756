/*
 * Plays what is around an example: signs the agent in, and acts as customers and colleagues through the emulator's control API.
 * Not part of a real page. When all is set up, the page has `data-scene="ready"`.
 */
const { scene, server, agent = 'mara' } = document.querySelector('script[data-scene]').dataset;

const customers = [
  ['Ana', 'Reyes', 'Hello, my booking B-77120 shows the wrong date. Can you help?'],
  ['Björn', 'Lindqvist', 'Hi! Is there still room for a car on Friday evening?'],
  ['Chidi', 'Okafor', 'I left a blue suitcase on the 9:40 from Quay. Has it been found?'],
  ['Dana', 'Petrova', 'Good morning. I would like to bring my dog along, what does it cost?'],
  ['Emil', 'Novák', 'Can I change the name on my ticket?'],
];
const answers = ['Thank you!', 'That works for me.', 'Could you send me the new ticket?', 'One moment, please.'];
let count = 0;

// In a frame the focus stays where the reader has it.
if (window !== parent) {
  const { focus } = HTMLElement.prototype;
  HTMLElement.prototype.focus = function (options) {
    if (document.hasFocus()) focus.call(this, options);
  };
}

async function control(path, body) {
  const response = await fetch(`${server}/control/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

/** The same telephone number is the same customer. */
const nextCustomer = (options = {}) => {
  const number = count++ % customers.length;
  const [firstName, lastName, text] = customers[number];
  return { customer: { firstName, lastName, phone: `+44207946001${number}` }, text, ...options };
};
const startChat = (options) => control('chats', nextCustomer(options));

const api = await agentDesk.ready;
const sessionOf = () => document.querySelector('desk-session, agent-desk').session;

/** Until the state of a session is as wanted. */
function waitFor(session, isWanted) {
  if (isWanted(session.state)) return;
  return new Promise((resolve) => {
    const stop = session.subscribe(() => {
      if (!isWanted(session.state)) return;
      stop();
      resolve();
    });
  });
}

async function signIn(session, username) {
  const problem = await session.login(username, 'demo');
  if (problem !== null) throw new Error(problem.code);
  await waitFor(session, ({ connection, presence }) => connection.status === 'online' && presence !== null);
  return session;
}

/** Ready on every channel, so that offers come. */
async function goReady(session) {
  await session.dispatch({ type: 'set-state', state: 'ready', reason: null });
  for (const { id } of session.state.channels)
    await session.dispatch({ type: 'set-channel', channelId: id, ready: true });
}

/** Another agent, without elements. */
async function addColleague(username) {
  const { url, server: release } = sessionOf().options;
  const session = api.createDeskSession({ url, server: release });
  await signIn(session, username);
  await goReady(session);
  return session;
}

/** Signs the agent of the page in. The examples are silent. */
async function start({ isReady = true } = {}) {
  const session = sessionOf();
  session.configure({ attention: { sounds: [], count: false } });
  await signIn(session, agent);
  if (isReady) await goReady(session);
  return session;
}

const answerActive = () => {
  const id = sessionOf().state.local.activeConversation;
  return id && control(`chats/${id}/messages`, { text: answers[count++ % answers.length] });
};
const newChat = ['A customer writes', () => startChat()];
const answer = ['The customer answers', answerActive];

/** Each returns the buttons of what can be done then: label and function. */
const scenes = {
  form: () => [],
  async switch() {
    await start({ isReady: false });
    return [];
  },
  async offers() {
    await start();
    await startChat();
    return [newChat];
  },
  async chats() {
    await start();
    for (let i = 0; i < 3; i++) await startChat({ started: agent });
    return [['A customer writes', () => startChat({ started: agent })], answer];
  },
  async thread() {
    await start();
    await startChat({ started: agent, history: 12 });
    return [answer];
  },
  async customer() {
    await start();
    // Earlier conversations are found by the telephone number.
    const earlier = await startChat({ started: agent });
    await control(`chats/${earlier.conversationId}/leave`, {});
    count = 0;
    await startChat({ started: agent, history: 6, data: { Booking: 'B-77120', Route: 'North Quay to Skal Island' } });
    return [];
  },
  async announcements() {
    await start({ isReady: false });
    const texts = [
      'The 18:40 to Skal Island is cancelled.',
      'Team meeting at four o’clock.',
      'Terminal B opens again.',
    ];
    await control('announcements', { text: texts[0] });
    return [['A supervisor announces', () => control('announcements', { text: texts[++count % texts.length] })]];
  },
  async requests() {
    const session = await start({ isReady: false });
    const [list] = await session.rest.pullLists();
    await session.dispatch({ type: 'subscribe-list', list });
    const request = () => control('pull-requests', nextCustomer({ list: 'general' }));
    await request();
    await request();
    return [['A customer asks', request]];
  },
  async supervisor() {
    await start({ isReady: false });
    await addColleague('otto');
    for (let i = 0; i < 2; i++) await startChat({ started: 'otto' });
    for (let i = 0; i < 2; i++) await startChat({ queue: 'sales' });
    await startChat({ bot: true });
    return [['A customer writes', () => startChat({ queue: 'sales' })]];
  },
  async hands() {
    await start({ isReady: false });
    const colleague = await addColleague('otto');
    const raise = async () => {
      const { conversationId } = await startChat({ started: 'otto' });
      await waitFor(colleague, ({ conversations }) => conversations.ids.includes(conversationId));
      await colleague.dispatch({ type: 'raise-hand', conversationId });
    };
    await raise();
    return [['An agent raises a hand', raise]];
  },
  async desk() {
    await start();
    for (let i = 0; i < 2; i++) await startChat({ started: agent });
    await startChat();
    return [newChat, answer];
  },
};

const buttons = (await scenes[scene]()).map(([label, act]) => {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.addEventListener('click', () => act());
  return button;
});
if (buttons.length > 0) {
  const bar = document.createElement('aside');
  bar.className = 'scene';
  bar.setAttribute('aria-label', 'Demo');
  bar.append('Demo:', ...buttons);
  document.body.append(bar);
}
document.documentElement.dataset.scene = 'ready';
