/* The CRM's own code. The widgets need none of it; the last part shows what a host can do with the session's events. */

const tabs = [...document.querySelectorAll('[role="tab"]')];

function selectTab(tab) {
  for (const otherTab of tabs) {
    const isSelected = otherTab === tab;
    otherTab.setAttribute('aria-selected', String(isSelected));
    otherTab.tabIndex = isSelected ? 0 : -1;
    document.getElementById(otherTab.getAttribute('aria-controls')).hidden = !isSelected;
  }
}

for (const tab of tabs) {
  tab.addEventListener('click', () => selectTab(tab));
  tab.addEventListener('keydown', ({ key }) => {
    const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
    const next = tabs.at((tabs.indexOf(tab) + (key === forward ? 1 : -1)) % tabs.length);
    selectTab(next);
    next.focus();
  });
}

const columns = document.querySelector('.columns');
const views = [...document.querySelectorAll('.switch button')];

function showView(viewName) {
  columns.dataset.activeView = viewName;
  for (const view of views) view.setAttribute('aria-pressed', String(view.dataset.view === viewName));
}

for (const view of views) view.addEventListener('click', () => showView(view.dataset.view));

const sessionElement = document.querySelector('desk-session');

sessionElement.addEventListener('connection-changed', ({ detail }) => {
  sessionElement.toggleAttribute('data-signed-in', ['online', 'reconnecting', 'connecting'].includes(detail.status));
});

sessionElement.addEventListener('task-accepted', () => showView('chats'));

/** Shows the customer of the active conversation. */
sessionElement.addEventListener('active-conversation-changed', ({ detail }) => {
  const customer = sessionElement.session.state.conversations.byId.get(detail.conversationId)?.customer;
  if (customer === undefined || customer.name === '') return;
  document.querySelector('.customer-name').textContent = customer.name;
  document.querySelector('.avatar').textContent = customer.name
    .split(/\s+/)
    .map((part) => part[0])
    .join('')
    .slice(0, 2);
});
