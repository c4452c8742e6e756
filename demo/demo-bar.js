/* The bar on top of every demo page: other pages, language, theme, who sits at the desk, and the customer's side. */
import { customerPanel } from './customer-panel.js';
import { h } from './dom.js';

const pages = [
  ['index.html', 'Tour'],
  ['crm-host.html', 'CRM'],
  ['supervisor.html', 'Supervisor'],
  ['two-sessions.html', 'Two sessions'],
  ['scattered-widgets.html', 'Scattered'],
  ['shadow-host.html', 'Shadow DOM'],
];
const languages = { en: 'English', ar: 'العربية' };
const themes = { auto: 'Auto', light: 'Light', dark: 'Dark' };
const people = { mara: 'mara', otto: 'otto', ines: 'ines', vela: 'vela (supervisor)' };

const root = document.documentElement;
const asked = new URLSearchParams(location.search);
const here = location.pathname.split('/').pop() || 'index.html';

/** A choice lasts for this tab; an address may bring one along (`?lang=ar&theme=dark&user=mara`). */
function remembered(name, known, otherwise, key = name) {
  const value = asked.get(name) ?? sessionStorage.getItem(`demo-${key}`);
  return value !== null && Object.hasOwn(known, value) ? value : otherwise;
}

function remember(name, value) {
  sessionStorage.setItem(`demo-${name}`, value);
}

/** What a text was before it was replaced, markup included. */
const english = new Map();

/** Texts of the page itself carry their Arabic beside them; the elements bring their own. */
function speak(lang) {
  root.lang = lang;
  root.dir = lang === 'ar' ? 'rtl' : 'ltr';
  for (const element of document.querySelectorAll('[data-ar]')) {
    if (!english.has(element)) english.set(element, [...element.childNodes]);
    element.replaceChildren(...(lang === 'ar' ? [element.dataset.ar] : english.get(element)));
  }
}

function dress(theme) {
  root.dataset.theme = theme;
}

function choice(label, options, value, onchange) {
  const select = h(
    'select',
    { onchange: () => onchange(select.value) },
    ...Object.entries(options).map(([key, name]) => h('option', { value: key, textContent: name })),
  );
  select.value = value;
  return { label: h('label', {}, h('span', { textContent: label }), select), select };
}

/** Who sits at the page's desk. Pages with several desks, or none, have no such choice. */
function personChoice() {
  const desks = document.querySelectorAll('desk-session[data-demo-desk]');
  const desk = desks[0];
  if (desks.length !== 1) return null;
  const { label, select } = choice('Agent', { '': 'signed out', ...people }, '', async (name) => {
    select.disabled = true;
    if (desk.session.state.agent !== null) await desk.logout();
    if (name !== '') await desk.login(name, 'demo');
    select.disabled = false;
    show();
  });
  const show = () => {
    select.value = desk.session?.state.agent?.username ?? '';
  };
  desk.addEventListener('connection-changed', ({ detail }) => {
    show();
    // A reload takes the desk up again; another page of the demo may be somebody else's.
    if (detail.status === 'online' || detail.status === 'signed-out') remember(`user ${here}`, select.value);
  });
  customElements.whenDefined('desk-session').then(async () => {
    const name = remembered('user', { '': '', ...people }, desk.dataset.demoDesk, `user ${here}`);
    if (name !== '') await desk.login(name, 'demo');
    show();
  });
  return label;
}

const lang = remembered('lang', languages, 'en');
const theme = remembered('theme', themes, 'auto');
const person = personChoice();
const bar = document.querySelector('.demo-bar');

bar.append(
  h(
    'nav',
    { 'aria-label': 'Demo pages' },
    ...pages.map(([href, name]) =>
      h('a', { href, textContent: name, ...(href === here ? { 'aria-current': 'page' } : {}) }),
    ),
  ),
  ...(bar.dataset.customer === undefined ? [] : [customerPanel()]),
  ...(person === null ? [] : [person]),
  choice('Language', languages, lang, (value) => {
    remember('lang', value);
    speak(value);
  }).label,
  choice('Theme', themes, theme, (value) => {
    remember('theme', value);
    dress(value);
  }).label,
);
// On a telephone the page itself comes first.
const narrow = matchMedia('(max-width: 40rem)');
const tidy = () => {
  for (const about of document.querySelectorAll('.demo-about')) about.open = !narrow.matches;
};
narrow.addEventListener('change', tidy);
tidy();
bar.lang = 'en';
bar.dir = 'ltr';
speak(lang);
dress(theme);
