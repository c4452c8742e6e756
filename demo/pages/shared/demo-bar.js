/* The bar on top of every demo page: links, language, theme, the signed-in agent, and the customer panel. */
import { customerPanel } from './customer-panel.js';
import { h } from './dom.js';

const pages = [
  ['index.html', 'Tour'],
  ['crm-host.html', 'CRM'],
  ['whole-desk.html', 'Whole desk'],
  ['supervisor.html', 'Supervisor'],
  ['wallboard.html', 'Wallboard'],
  ['two-sessions.html', 'Two sessions'],
  ['several-tabs.html', 'Several tabs'],
  ['scattered-widgets.html', 'Scattered'],
  ['shadow-host.html', 'Shadow DOM'],
];
/** All languages of the package, each by its own name. */
const languages = {
  en: 'English',
  ar: 'العربية',
  bg: 'Български',
  de: 'Deutsch',
  es: 'Español',
  fr: 'Français',
  he: 'עברית',
  it: 'Italiano',
  pt: 'Português',
  sw: 'Kiswahili',
  tr: 'Türkçe',
  ur: 'اردو',
};
const rightToLeft = ['ar', 'he', 'ur'];
const themes = { auto: 'Auto', light: 'Light', dark: 'Dark' };
const agents = { mara: 'mara', otto: 'otto', ines: 'ines', vela: 'vela (supervisor)' };

const root = document.documentElement;
const searchParams = new URLSearchParams(location.search);
const currentPage = location.pathname.split('/').pop() || 'index.html';

/** A choice is stored for this tab; the URL overrides it (`?lang=ar&theme=dark&user=mara`). */
function readChoice(name, options, fallback, key = name) {
  const value = searchParams.get(name) ?? sessionStorage.getItem(`demo-${key}`);
  return value !== null && Object.hasOwn(options, value) ? value : fallback;
}

function storeChoice(name, value) {
  sessionStorage.setItem(`demo-${name}`, value);
}

/** The original child nodes of elements whose text was replaced. */
const originalContent = new Map();

/** The page's own texts are English, or Arabic from `data-ar`; the widgets have translations of their own. */
function applyLanguage(lang) {
  root.lang = lang;
  root.dir = rightToLeft.includes(lang) ? 'rtl' : 'ltr';
  for (const element of document.querySelectorAll('[data-ar]')) {
    if (!originalContent.has(element)) originalContent.set(element, [...element.childNodes]);
    element.replaceChildren(...(lang === 'ar' ? [element.dataset.ar] : originalContent.get(element)));
    element.lang = lang === 'ar' ? 'ar' : 'en';
    element.dir = lang === 'ar' ? 'rtl' : 'ltr';
  }
}

function applyTheme(theme) {
  root.dataset.theme = theme;
}

function createSelect(label, options, value, onchange) {
  const select = h(
    'select',
    { onchange: () => onchange(select.value) },
    ...Object.entries(options).map(([key, name]) => h('option', { value: key, textContent: name })),
  );
  select.value = value;
  return { label: h('label', {}, h('span', { textContent: label }), select), select };
}

/** The agent of the page's session; null on pages with several sessions or none. */
function createAgentSelect() {
  const sessionElements = document.querySelectorAll('desk-session[data-demo-username]');
  const sessionElement = sessionElements[0];
  if (sessionElements.length !== 1) return null;
  const { label, select } = createSelect('Agent', { '': 'signed out', ...agents }, '', async (name) => {
    select.disabled = true;
    if (sessionElement.session.state.agent !== null) await sessionElement.logout();
    if (name !== '') await sessionElement.login(name, 'demo');
    select.disabled = false;
    updateSelection();
  });
  const updateSelection = () => {
    select.value = sessionElement.session?.state.agent?.username ?? '';
  };
  sessionElement.addEventListener('connection-changed', ({ detail }) => {
    updateSelection();
    // A reload signs the same agent in again; each demo page has its own choice.
    if (detail.status === 'online' || detail.status === 'signed-out') storeChoice(`user ${currentPage}`, select.value);
  });
  customElements.whenDefined('desk-session').then(async () => {
    const name = readChoice('user', { '': '', ...agents }, sessionElement.dataset.demoUsername, `user ${currentPage}`);
    if (name !== '') await sessionElement.login(name, 'demo');
    updateSelection();
  });
  return label;
}

const lang = readChoice('lang', languages, 'en');
const theme = readChoice('theme', themes, 'auto');
const agentSelect = createAgentSelect();
const bar = document.querySelector('.demo-bar');

bar.append(
  h(
    'nav',
    { 'aria-label': 'Demo pages' },
    ...pages.map(([href, name]) =>
      h('a', { href, textContent: name, ...(href === currentPage ? { 'aria-current': 'page' } : {}) }),
    ),
  ),
  ...(bar.dataset.customer === undefined ? [] : [customerPanel()]),
  ...(agentSelect === null ? [] : [agentSelect]),
  createSelect('Language', languages, lang, (value) => {
    storeChoice('lang', value);
    applyLanguage(value);
  }).label,
  createSelect('Theme', themes, theme, (value) => {
    storeChoice('theme', value);
    applyTheme(value);
  }).label,
);
// On a narrow screen the page comes first.
const narrowScreen = matchMedia('(max-width: 40rem)');
const updateAbout = () => {
  for (const about of document.querySelectorAll('.demo-about')) about.open = !narrowScreen.matches;
};
narrowScreen.addEventListener('change', updateAbout);
updateAbout();
bar.lang = 'en';
bar.dir = 'ltr';
applyLanguage(lang);
applyTheme(theme);
