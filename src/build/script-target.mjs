/**
 * The language level of all builds for browsers. The oldest browsers are `browserslist` in package.json, decided by what the
 * sources need without a fallback: test/unit/oldest-browsers.test.ts has the list, and compares both.
 */
export const scriptTarget = 'es2022';
