/** Whether the browser of the tests has the DevTools protocol and `gc()`; Firefox and WebKitGTK have neither. */
export const hasDevtools = /Chrom(e|ium)\//.test(navigator.userAgent);

/** Defines a test that needs the DevTools protocol or garbage collection; in other engines there is no such test. */
export const itWithDevtools = (title: string, test: (this: Mocha.Context) => Promise<void>): Mocha.Test | undefined =>
  hasDevtools ? it(title, test) : undefined;
