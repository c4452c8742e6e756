/**
 * Keeps a name or number of unknown direction from turning the sentence around it, where a text cannot hold a `<bdi>`
 * (labels, titles, sentences of the catalogue). The marks are Unicode's own for this.
 */
export const isolateBidi = (text: string): string => (text === '' ? '' : `\u2068${text}\u2069`);
