/* What this CRM does itself. The desk needs none of it; the last part shows what a host can do with the desk's facts. */

const tabs = [...document.querySelectorAll('[role="tab"]')];

function choose(tab) {
  for (const each of tabs) {
    const chosen = each === tab;
    each.setAttribute('aria-selected', String(chosen));
    each.tabIndex = chosen ? 0 : -1;
    document.getElementById(each.getAttribute('aria-controls')).hidden = !chosen;
  }
}

for (const tab of tabs) {
  tab.addEventListener('click', () => choose(tab));
  tab.addEventListener('keydown', ({ key }) => {
    const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
    const next = tabs.at((tabs.indexOf(tab) + (key === forward ? 1 : -1)) % tabs.length);
    choose(next);
    next.focus();
  });
}

const columns = document.querySelector('.columns');
const views = [...document.querySelectorAll('.switch button')];

function show(part) {
  columns.dataset.shown = part;
  for (const view of views) view.setAttribute('aria-pressed', String(view.dataset.shows === part));
}

for (const view of views) view.addEventListener('click', () => show(view.dataset.shows));

const desk = document.querySelector('desk-session');

desk.addEventListener('connection-changed', ({ detail }) => {
  desk.toggleAttribute('data-signed-in', ['online', 'reconnecting', 'connecting'].includes(detail.status));
});

desk.addEventListener('task-accepted', () => show('chats'));

/** The record of whoever the agent talks to comes up by itself. */
desk.addEventListener('active-conversation-changed', ({ detail }) => {
  const customer = desk.session.state.conversations.byId.get(detail.conversationId)?.customer;
  if (customer === undefined || customer.name === '') return;
  document.querySelector('.customer-name').textContent = customer.name;
  document.querySelector('.avatar').textContent = customer.name
    .split(/\s+/)
    .map((part) => part[0])
    .join('')
    .slice(0, 2);
});
