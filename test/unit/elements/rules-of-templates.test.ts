/** Rules that hold for every template of the elements. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const templates = readdirSync('src/elements', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, source: readFileSync(join('src/elements', name), 'utf8') }));

/** The tags of this name in a source, with their attributes. */
const tagsIn = (source: string, tag: string): readonly string[] =>
  source.match(new RegExp(`<${tag}\\b(?:\\$\\{[^}]*\\}|[^>])*>`, 'g')) ?? [];

test('every form can be submitted in a sandboxed frame without allow-forms', () => {
  const forms = templates.flatMap(({ name, source }) =>
    // Its comment names a form.
    name.endsWith('submit-on-click.ts') ? [] : tagsIn(source, 'form').map((form) => ({ name, form })),
  );
  assert.ok(forms.length > 6);
  assert.deepEqual(
    forms.filter(({ form }) => !form.includes('@click=${submitOnClick}')).map(({ name }) => name),
    [],
  );
});

test('no field cuts what is pasted without a word', () => {
  assert.deepEqual(
    templates.filter(({ source }) => /\bmax-?length=/i.test(source)).map(({ name }) => name),
    [],
  );
});
