/** The engine of the browser of the tests. Chromium without a window names itself HeadlessChrome. */
export const engine = /Chrom(e|ium)\//.test(navigator.userAgent)
  ? 'chromium'
  : /\bFirefox\//.test(navigator.userAgent)
    ? 'firefox'
    : 'webkit';

/** Whether the browser has the DevTools protocol and `gc()`; Firefox and WebKitGTK have neither. */
export const hasDevtools = engine === 'chromium';

/** Defines a test that needs the DevTools protocol or garbage collection; in other engines there is no such test. */
export const itWithDevtools = (title: string, test: (this: Mocha.Context) => Promise<void>): Mocha.Test | undefined =>
  hasDevtools ? it(title, test) : undefined;

/** Whether the driver can emulate media (colour scheme): those of Firefox and WebKitGTK cannot. */
export const canEmulate = engine === 'chromium';

/** Defines a test that needs emulated media. */
export const itWithEmulation = (title: string, test: (this: Mocha.Context) => Promise<void>): Mocha.Test | undefined =>
  canEmulate ? it(title, test) : undefined;

/** Whether files can be kept in IndexedDB: not in the private session of WebKitGTK's driver, as in private windows of Safari. */
export const canStoreFiles = engine !== 'webkit';

/** Defines a test that needs sound: Firefox has none without a sound device. */
export const itWithSound = (title: string, test: (this: Mocha.Context) => Promise<void>): Mocha.Test | undefined =>
  engine === 'firefox' ? undefined : it(title, test);
