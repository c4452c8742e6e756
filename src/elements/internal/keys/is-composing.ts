/** True for keys that belong to an input method. Some browsers report the one that ends a composition only by its key code. */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;
