import { warnOnce } from '../browser/diagnostics.js';
import { isObject } from '../domain/is-object.js';
import { defaultOptions, type DeskSessionOptions } from './session-options.js';

interface OptionRule {
  readonly expected: string;
  readonly fits: (value: unknown) => boolean;
}

const flag: OptionRule = { expected: 'true or false', fits: (value) => typeof value === 'boolean' };

const optionRules: { readonly [Name in keyof DeskSessionOptions]: OptionRule } = {
  url: { expected: 'a string', fits: (value) => typeof value === 'string' },
  services: {
    expected: 'an object with the URLs of services, e.g. { reports: "https://…" }',
    fits: (value) =>
      isObject(value) && Object.values(value as object).every((url) => (url ?? '') === '' || typeof url === 'string'),
  },
  replyMode: { expected: '"reuse-id" or "reference"', fits: (value) => value === 'reuse-id' || value === 'reference' },
  server: { expected: 'a release such as "4.8"', fits: (value) => /^\d+\.\d+$/.test(String(value)) },
  autoAnswer: flag,
  token: {
    expected: 'a string or a function that returns one',
    fits: (value) => typeof value === 'string' || typeof value === 'function',
  },
  requestTimeout: {
    expected: 'a number of milliseconds above zero',
    fits: (value) => typeof value === 'number' && value > 0,
  },
  push: { expected: 'an object with the options of push notifications', fits: isObject },
  outbox: { expected: '"indexeddb" or "memory"', fits: (value) => value === 'indexeddb' || value === 'memory' },
  shortcuts: {
    expected: 'an object with shortcuts by name, e.g. { palette: "Ctrl+Shift+P", help: null }',
    fits: (value) =>
      isObject(value) &&
      Object.values(value as object).every((keys) => (keys ?? null) === null || typeof keys === 'string'),
  },
  tabs: { expected: '"share" or "single"', fits: (value) => value === 'share' || value === 'single' },
  attention: { expected: 'an object, e.g. { sounds: ["offers"], volume: 30 }', fits: isObject },
  telemetry: { expected: 'a function', fits: (value) => typeof value === 'function' },
  debug: flag,
};

/**
 * The options that a host gives, checked. Undefined is left out, null is the default, and what does not fit is left out with
 * a warning.
 */
export function checkOptions(given: Partial<DeskSessionOptions> | null | undefined): Partial<DeskSessionOptions> {
  const checked: Record<string, unknown> = {};
  for (const name of Object.keys(optionRules) as (keyof DeskSessionOptions)[]) {
    const value: unknown = given?.[name];
    if (value === undefined) continue;
    const { fits, expected } = optionRules[name];
    if (value === null) checked[name] = defaultOptions[name];
    else if (fits(value)) checked[name] = value;
    else warnOnce(`The option ${name} is ${expected}; another value is ignored.`);
  }
  return checked;
}
