/** The menus of the site. Every page is in the sidebar: one that is in no group comes into the last. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { escapeHtml } from './escape-html.js';

interface Link {
  readonly text: string;
  readonly link: string;
}

export interface Group {
  readonly text: string;
  readonly items: Link[];
}

export const docsFolder = fileURLToPath(new URL('../', import.meta.url));

const groups: readonly (readonly [title: string, pages: readonly string[]])[] = [
  ['Start', ['first-page', 'npm', 'react', 'vue', 'svelte', 'angular', 'other-frameworks', 'embedding']],
  [
    'Build',
    [
      ...['sign-in', 'events-to-crm', 'crm-bridge', 'theming', 'languages', 'writing', 'sounds-and-shortcuts'],
      ...['supervisors', 'tabs'],
    ],
  ],
  [
    'Operate',
    [
      ...['going-live', 'security-policy', 'push', 'kept-on-the-device', 'observability'],
      ...['troubleshooting', 'accessibility', 'migration'],
    ],
  ],
];

export const elementOrder = [
  ...['agent-desk', 'desk-session', 'agent-login', 'agent-state-switch', 'task-offer', 'conversation-list'],
  ...['chat-thread', 'customer-card', 'customer-history', 'pull-queue', 'desk-announcements'],
  ...['supervisor-panel', 'team-wallboard', 'raised-hands'],
];

export const navigation = [
  { text: 'Guides', link: '/guides/first-page', activeMatch: '/guides/' },
  { text: 'Elements', link: '/elements/', activeMatch: '/elements/' },
  { text: 'API', link: '/api/session', activeMatch: '/api/' },
  { text: 'Theme editor', link: '/theming' },
];

const pagesIn = (folder: string): string[] =>
  readdirSync(join(docsFolder, folder))
    .filter((name) => name.endsWith('.md') && name !== 'index.md')
    .map((name) => name.replace('.md', ''));

/** The title in the front matter of a page; without one, its first heading. */
function titleOf(path: string): string {
  const text = readFileSync(join(docsFolder, `${path}.md`), 'utf8');
  const title = /^---\n(?:.*\n)*?title: (.*)\n/.exec(text)?.[1] ?? /^# (.*)$/m.exec(text)?.[1];
  if (title === undefined) throw new Error(`demo/docs/${path}.md has no title.`);
  return title.replaceAll(/^['"]|['"]$/g, '');
}

const group = (text: string, folder: string, names: readonly string[]): Group => ({
  text,
  // The theme takes texts for HTML.
  items: names.map((name) => ({ text: escapeHtml(titleOf(`${folder}${name}`)), link: `/${folder}${name}` })),
});

export function sidebar(): Group[] {
  const guides = pagesIn('guides');
  const grouped = groups.flatMap(([, names]) => names);
  const apiPages = ['session', 'commands', 'events', 'errors', 'types'];
  return [
    ...groups.map(([title, names]) =>
      group(
        title,
        'guides/',
        names.filter((name) => guides.includes(name)),
      ),
    ),
    group(
      'More guides',
      'guides/',
      guides.filter((name) => !grouped.includes(name)),
    ),
    group('Elements', 'elements/', elementOrder),
    group('API', 'api/', apiPages),
    group('Reference', '', pagesIn('')),
  ].filter(({ items }) => items.length > 0);
}
