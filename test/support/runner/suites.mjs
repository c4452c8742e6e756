/** The test suites, and the tiers that run several of them. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const testsIn = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(folder, name));

const nodeSuite =
  (folder, ...options) =>
  (files = testsIn(folder)) =>
    nodeTests(files, ...options);

const nodeTests = (files, ...options) => [...options, '--test', ...testOptions, ...files];

const testOptions = [
  '--import',
  'tsx',
  '--import',
  './test/support/runner/property-seed.mjs',
  '--test-reporter=./test/support/runner/node-reporter.mjs',
  '--test-reporter-destination=stdout',
];

/** Files at a time; Node's default is one on two cores. */
const inPairs = ['--test-concurrency=2'];

const browserSuite =
  (folder) =>
  (files = [`${folder}/**/*.test.ts`]) => [
    '--import',
    'tsx',
    'node_modules/@web/test-runner/dist/bin.js',
    '--files',
    ...files,
  ];

/**
 * Arguments for Node, by suite: for all its tests, or for some of its files. Push is tested in Chromium only.
 * `elements:firefox` is the suite `elements` in Firefox.
 */
export const suites = {
  unit: (files = testsIn('test/unit')) => [...testOptions, 'test/support/runner/run-files.mjs', ...files],
  emulator: nodeSuite('test/emulator', ...inPairs),
  session: nodeSuite('test/session', ...inPairs),
  elements: browserSuite('test/elements'),
  package: nodeSuite('test/package'),
  demo: nodeSuite('test/demo'),
  docs: nodeSuite('test/docs'),
  e2e: nodeSuite('test/e2e', ...inPairs),
  push: nodeSuite('test/push', ...inPairs),
  embed: browserSuite('test/embed'),
  // Its schedules wait most of the time.
  faults: nodeSuite('test/faults', ...inPairs),
  /** Ten times the broken messages of `unit`. */
  fuzz: (files = ['test/unit/protocol/decode/fuzz.test.ts']) =>
    nodeTests(files, '--import', './test/support/runner/long-fuzz.mjs'),
  'long-faults': (files = ['test/long/schedules.test.ts']) => nodeTests(files),
  'long-pages': (files = ['test/long/pages.test.ts']) => nodeTests(files),
  'long-tabs': (files = ['test/long/tabs.test.ts']) => nodeTests(files),
  /** The states of `elements` in all colours and both directions. */
  appearances: browserSuite('test/long/appearances'),
  soak: (files = ['test/long/soak.test.ts']) => nodeTests(files),
  schedules: () => ['--import', 'tsx', '--test', 'test/faults/many-schedules.ts'],
  mutants: () => ['--import', 'tsx', 'test/mutants/run-mutants.ts'],
  'working-day': (files = ['test/e2e/working-day.test.ts']) => nodeTests(files),
  types: (files = ['test/frameworks/types.test.ts']) => nodeTests(files),
  frameworks: (files = ['test/frameworks/apps.test.ts']) => nodeTests(files),
};

/** Suites with real pages, whose failed files run a second time. A failure of the others is one, also if it depends on a seed. */
export const pageSuites = new Set([
  'elements',
  'appearances',
  'demo',
  'docs',
  'e2e',
  'push',
  'embed',
  'working-day',
  'long-tabs',
]);

/** The programs of `npm run build`. */
export const buildPrograms = [['node_modules/rollup/dist/bin/rollup', '-c', '--silent'], ['src/build/package.mjs']];

const sourceSuites = new Set([
  'unit',
  'emulator',
  'session',
  'elements',
  'appearances',
  'fuzz',
  'mutants',
  'schedules',
]);

/** Whether a suite reads the built files; the others use the sources. */
export const needsBuild = (suite) => !sourceSuites.has(suite);

/**
 * Suites, fastest first, and the time they may take together on two busy cores. The suites of a lane run one after another, the
 * lanes side by side, because tests wait more than they compute. The lanes of a tier take about as long as each other.
 */
export const tiers = {
  test: {
    minutes: 15,
    lanes: [
      ['unit', 'emulator', 'session', 'package', 'e2e', 'faults'],
      ['elements', 'embed', 'demo', 'docs', 'push', 'working-day:firefox', 'working-day:webkit'],
    ],
  },
  /** Needs `npm run build`, and on the first run the registry. */
  types: { minutes: 15, lanes: [['types']] },
  /** The same. */
  frameworks: { minutes: 30, lanes: [['frameworks']] },
  /** WebKitGTK, which renders without a graphics card, takes about as long as the other engines together. */
  browsers: {
    minutes: 90,
    lanes: [['chromium', 'firefox'], ['webkit']].map((engines) =>
      engines.flatMap((engine) => ['demo', 'e2e', 'embed', 'elements'].map((name) => `${name}:${engine}`)),
    ),
  },
  long: {
    minutes: 90,
    lanes: [
      [
        'fuzz',
        'schedules',
        'long-faults',
        'appearances',
        'soak',
        'long-tabs',
        'long-pages',
        'long-pages:firefox',
        'long-pages:webkit',
      ],
    ],
  },
  mutants: { minutes: 90, lanes: [['mutants']] },
};
