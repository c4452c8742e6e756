import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { scriptTarget } from '../../src/build/script-target.mjs';

/** Versions of Chrome and Edge, Firefox, Safari. */
type Versions = readonly [chrome: number, firefox: number, safari: number];

const languageLevels: Readonly<Record<string, Versions>> = { es2022: [94, 93, 16.4], es2023: [110, 115, 16.4] };

/** What the sources need without a fallback, as far as it decides the versions. */
const neededFeatures: readonly [name: string, use: RegExp, versions: Versions][] = [
  ['custom states, matched by :state()', /\.attachInternals\(\)/, [125, 126, 17.4]],
  ['light-dark()', /\blight-dark\(/, [123, 120, 17.5]],
  ['AbortSignal.timeout()', /AbortSignal\.timeout\(/, [124, 100, 16]],
  ['AbortSignal.any()', /AbortSignal\.any\(/, [116, 124, 17.4]],
  ['popovers', /\.showPopover\(/, [114, 125, 17]],
  ['Intl.Segmenter', /new Intl\.Segmenter\(/, [87, 125, 14.1]],
  ['Element.checkVisibility()', /\.checkVisibility\(/, [105, 106, 17.4]],
  ['URL.canParse()', /URL\.canParse\(/, [120, 115, 17]],
  ['lookbehind', /\(\?<[=!]/, [62, 78, 16.4]],
  ['Array.toSorted()', /\.toSorted\(/, [110, 115, 16]],
  [':has()', /:has\(/, [105, 121, 15.4]],
  ['container queries', /@container\b/, [105, 110, 16]],
];

/** Newer than the oldest browsers. With a fallback, a feature may be listed with the file that has it. */
const newerFeatures: readonly [name: string, use: RegExp, files?: readonly string[]][] = [
  ['iterator helpers', /\bIterator\.(from|prototype)\b/],
  ['Promise.try()', /Promise\.try\(/],
  ['RegExp.escape()', /RegExp\.escape\(/],
  ['Set operations', /\.(isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(/],
  ['Uint8Array and base64', /\.(toBase64|fromBase64)\(/],
  ['Intl.DurationFormat', /Intl\.DurationFormat/],
  ['requestIdleCallback', /\brequestIdleCallback\(/, ['src/session/events/earlier-history.ts']],
  ['scheduler', /\bscheduler\.(yield|postTask)\(/],
  ['moveBefore()', /\.moveBefore\(/],
  ['explicit resource management', /^\s*(await )?using \w+ =/m],
  ['@starting-style', /@starting-style/],
  ['anchor positioning', /\b(anchor-name|position-anchor|position-area):/],
  ['field-sizing', /field-sizing:/, ['src/elements/chat-thread/composer/composer.styles.ts']],
  ['interpolate-size', /interpolate-size:/],
  ['closedby', /\bclosedby=/],
  ['text-wrap: pretty', /text-wrap: pretty/],
];

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ file: join('src', name), text: readFileSync(join('src', name), 'utf8') }));

const { browserslist } = JSON.parse(readFileSync('package.json', 'utf8')) as { browserslist: readonly string[] };
const oldest = Object.fromEntries(
  browserslist.map((entry) => {
    const [, name = '', version] = /^(\w+) >= ([\d.]+)$/.exec(entry) ?? [];
    return [name, Number(version)];
  }),
);

describe('the oldest browsers', () => {
  test('have everything the sources need, and are no newer than that', () => {
    for (const [name, use] of neededFeatures)
      assert.ok(
        sources.some(({ text }) => use.test(text)),
        `nothing uses ${name} any more: take it off the list`,
      );
    const newest = (index: 0 | 1 | 2) => Math.max(...neededFeatures.map(([, , versions]) => versions[index]));
    const [chrome, firefox, safari] = [newest(0), newest(1), newest(2)];
    assert.deepEqual(oldest, { chrome, edge: chrome, firefox, safari, ios_saf: safari });
  });

  test('have the language level of the builds and of the compiler', () => {
    const needed = languageLevels[scriptTarget];
    assert.ok(needed, `${scriptTarget} is not in the list`);
    const [chrome, firefox, safari] = needed;
    const { chrome: oldestChrome = 0, firefox: oldestFirefox = 0, safari: oldestSafari = 0 } = oldest;
    assert.ok(oldestChrome >= chrome && oldestFirefox >= firefox && oldestSafari >= safari);
    const { target } = (JSON.parse(readFileSync('tsconfig.json', 'utf8')) as { compilerOptions: { target: string } })
      .compilerOptions;
    assert.equal(target.toLowerCase(), scriptTarget);
    assert.match(readFileSync('rollup.config.mjs', 'utf8'), /typescript = \(target = scriptTarget\)/);
  });

  test('the sources use nothing newer without a fallback', () => {
    for (const [name, use, files = []] of newerFeatures) {
      const users = sources.filter(({ text }) => use.test(text)).map(({ file }) => file);
      assert.deepEqual(users, files, name);
    }
  });

  test('are those of the guide', () => {
    const guide = readFileSync('demo/docs/guides/going-live.md', 'utf8');
    const row = (name: string) => new RegExp(`\\| ${name} +\\| ([\\d.]+) `).exec(guide)?.[1];
    const { chrome = 0, firefox = 0, safari = 0 } = oldest;
    assert.deepEqual(
      [row('Chrome and Edge'), row('Firefox'), row('Safari, also on iOS')],
      [chrome, firefox, safari].map(String),
    );
  });
});
