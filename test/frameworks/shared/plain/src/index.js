/** A desk, or one with a given session and agent, in a list whose order changes. */
import { createDeskSession } from 'agent-desk-elements';

const url = 'https://cx.example.com/agent-manager';
const isGiven = location.hash !== '';
const agent = isGiven ? JSON.parse(decodeURIComponent(location.hash.slice(1))) : null;
const session = isGiven ? createDeskSession({ url, tabs: 'share' }) : null;

function element(tag, properties, ...children) {
  const created = Object.assign(document.createElement(tag), properties);
  created.append(...children);
  return created;
}

const createDesk = () =>
  element(
    'desk-session',
    isGiven ? { session, agent } : { url },
    ...(isGiven ? [] : [element('agent-login', { hideWhenSignedIn: true })]),
    element('agent-state-switch'),
    element('task-offer', { placement: 'toast' }),
    element('conversation-list'),
    element('chat-thread', { cannedResponses: { en: { Greeting: ['Hello'] } } }),
  );

document.addEventListener('task-accepted', ({ detail }) => console.log(detail.conversationId));
/** Card numbers are not sent. */
document.addEventListener('message-send-request', (event) => {
  if (/\d{16}/.test(event.detail.text)) event.preventDefault();
});

const place = element('section', {}, createDesk());
const list = element('main', {}, place, element('section', {}, 'orders'), element('section', {}, 'notes'));
const toggle = () => (place.hasChildNodes() ? place.replaceChildren() : place.append(createDesk()));
document.body.append(
  element('button', { id: 'toggle', textContent: 'Toggle', onclick: toggle }),
  element('button', { id: 'reorder', textContent: 'Reorder', onclick: () => list.append(list.firstElementChild) }),
  list,
);
