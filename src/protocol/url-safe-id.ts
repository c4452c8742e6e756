/** True for an id that can be part of a page URL: other characters are rejected. */
export const isUrlSafeId = (id: string): boolean => /^[\w:.-]{1,200}$/.test(id);
