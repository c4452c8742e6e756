/** Path of an executable browser. If there is none and none can be installed, throws an error that says what to do. */
export function findBrowser(): Promise<string>;

export const browserArguments: readonly string[];
