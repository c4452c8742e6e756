import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, test } from 'node:test';

interface Named {
  readonly name?: string;
  readonly fieldName?: string;
  readonly kind?: string;
}

interface Declaration {
  readonly tagName?: string;
  readonly attributes?: readonly Named[];
  readonly members?: readonly Named[];
  readonly events?: readonly Named[];
  readonly slots?: readonly Named[];
}

const folder = 'demo/docs/guides/';
const files = readdirSync(folder).filter((name) => name.endsWith('.md'));
const texts = new Map(files.map((name) => [name.replace('.md', ''), readFileSync(folder + name, 'utf8')]));
const manifest = JSON.parse(readFileSync('custom-elements.json', 'utf8')) as {
  readonly modules: readonly { readonly declarations?: readonly Declaration[] }[];
};
const elements = new Map(
  manifest.modules
    .flatMap(({ declarations = [] }) => declarations)
    .flatMap((declaration) => (declaration.tagName === undefined ? [] : [[declaration.tagName, declaration] as const])),
);
const namesOf = (list: readonly Named[] = []) => list.map(({ name = '' }) => name);
const events = new Set([...elements.values()].flatMap((element) => namesOf(element.events)));
const slots = new Set([...elements.values()].flatMap((element) => namesOf(element.slots)));

/** The anchor that VitePress makes of a heading. */
const slugOf = (heading: string) =>
  heading
    .replace(/[`*]/g, '')
    .normalize('NFKD')
    .replace(/[\u0300-\u036F]/g, '')
    .replace(/[\s~!@#$%^&*()\-_+=[\]{}|\\;:"'“”‘’<>,.?/]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .replace(/^(\d)/, '_$1')
    .toLowerCase();

const withoutCode = (text: string) => text.replace(/^ *```[\s\S]*?^ *```/gm, '');
const codeOf = (text: string) => [...text.matchAll(/^ *```(\S*)[^\n]*\n([\s\S]*?)^ *```/gm)];
const anchorsOf = (text: string) =>
  [...withoutCode(text).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => slugOf(heading));

/** Attributes that every element has. */
const isGlobal = (name: string) =>
  /^(?:id|class|lang|dir|style|slot|hidden|key|ref|part|data-.*|aria-.*|bind:this|#.*)$/.test(name);
/** Templates may write the name of a property in kebab case. */
const toCamel = (name: string) => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

describe('the guides', () => {
  test('have a title and a description', () => {
    for (const [name, text] of texts) assert.match(text, /^---\ntitle: .+\ndescription: .+\n---\n\n# /, name);
  });

  test('link to guides, headings and elements that exist', () => {
    const dead = [...texts].flatMap(([name, text]) =>
      [...withoutCode(text).matchAll(/\]\((\/[^)\s]*)\)/g)]
        .map(([, target = '']) => target)
        .filter((target) => {
          const [path = '', anchor] = target.split('#');
          const [, section, page = ''] = path.split('/');
          if (section === 'elements') return !elements.has(page);
          if (section !== 'guides') return !['/api/session', '/theming'].includes(path);
          const linked = texts.get(page);
          return linked === undefined || (anchor !== undefined && !anchorsOf(linked).includes(anchor));
        })
        .map((target) => `${name}: ${target}`),
    );
    assert.deepEqual(dead, []);
  });

  test('name only attributes and properties that their elements have', () => {
    const unknown = [...texts].flatMap(([guide, text]) =>
      codeOf(text).flatMap(([, , code = '']) =>
        [
          ...code.matchAll(
            /<([a-z]+-[a-z-]+)((?:\s+[^\s=>/{}]+(?:=(?:"[^"]*"|'[^']*'|\{[^}]*\}+))?|\s+\{[^}]*\})*)\s*\/?>/g,
          ),
        ]
          .filter(([, tag = '']) => elements.has(tag))
          .flatMap(([, tag = '', list = '']) => {
            const element = elements.get(tag);
            const known = new Set([...namesOf(element?.attributes), ...namesOf(element?.members)]);
            return [...list.matchAll(/([^\s=]+)(?:=(?:"[^"]*"|'[^']*'|\{[^}]*\}+))?/g)]
              .map(([, written = '']) => written.replace(/^[:[(@]|\.prop$|[)\]]$/g, '').replace(/[)\]]$|\.prop$/g, ''))
              .map((name) => (events.has(name.replace(/^on/, '')) || name === 'click' ? '' : name))
              .filter((name) => name !== '' && !isGlobal(name) && !known.has(name) && !known.has(toCamel(name)))
              .map((name) => `${guide}: <${tag} ${name}>`);
          }),
      ),
    );
    assert.deepEqual(unknown, []);
  });

  test('name only events and slots that there are', () => {
    const unknown = [...texts].flatMap(([guide, text]) => [
      ...[...text.matchAll(/addEventListener\(\s*'([a-z]+-[a-z-]+)'/g)]
        .map(([, name = '']) => name)
        .filter((name) => !events.has(name))
        .map((name) => `${guide}: event ${name}`),
      ...[...text.matchAll(/ slot="([^"]+)"/g)]
        .map(([, name = '']) => name)
        .filter((name) => !slots.has(name))
        .map((name) => `${guide}: slot ${name}`),
    ]);
    assert.deepEqual(unknown, []);
  });

  test('say as much as the budgets of `npm run size` what a page loads', () => {
    const script = readFileSync('test/support/checks/sizes.mjs', 'utf8');
    const budgets = [...script.matchAll(/budget: ([\d_]+)/g)].map(([, bytes = '']) =>
      Math.ceil(Number(bytes.replace('_', '')) / 1000),
    );
    const [, section = ''] = texts.get('npm')?.split('## What a page loads') ?? [];
    const figures = [...(section.split('\n## ')[0] ?? '').matchAll(/\| (\d+) +\|$/gm)].map(([, kB]) => Number(kB));
    assert.ok(budgets.length > 2);
    assert.deepEqual(figures, budgets);
  });
});
