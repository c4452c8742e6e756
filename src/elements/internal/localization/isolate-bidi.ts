/**
 * Isolates text of unknown direction from the sentence around it, where `<bdi>` is not possible (labels, titles,
 * translations). Uses the Unicode characters for it: first strong isolate and pop directional isolate.
 */
export const isolateBidi = (text: string): string => (text === '' ? '' : `\u2068${text}\u2069`);
