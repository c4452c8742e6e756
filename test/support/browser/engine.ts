/** The engine of the browser of the tests. */
export const engine = /\bChrom(e|ium)\//.test(navigator.userAgent)
  ? 'chromium'
  : /\bFirefox\//.test(navigator.userAgent)
    ? 'firefox'
    : 'webkit';

/** Whether the browser has the DevTools protocol and `gc()`; Firefox and WebKitGTK have neither. */
export const hasDevtools = engine === 'chromium';

/** Defines a test that needs the DevTools protocol or garbage collection; in other engines there is no such test. */
export const itWithDevtools = (title: string, test: (this: Mocha.Context) => Promise<void>): Mocha.Test | undefined =>
  hasDevtools ? it(title, test) : undefined;

/** Defines a test that needs emulated media (colour scheme) or blocked requests; WebKitGTK's driver has neither. */
export const itWithEmulation = (title: string, test: (this: Mocha.Context) => Promise<void>): Mocha.Test | undefined =>
  engine === 'webkit' ? undefined : it(title, test);
