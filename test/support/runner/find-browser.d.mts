/** Path of a browser that can be run. Throws with what to do when there is none and none can be had. */
export function findBrowser(): Promise<string>;

export const browserArguments: readonly string[];
