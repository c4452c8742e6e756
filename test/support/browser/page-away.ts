/**
 * The agent looks elsewhere, until `null`. A test cannot hide its own page or put another program in front, so the properties
 * are overridden.
 */
export function setAway(how: 'hidden' | 'behind' | null): void {
  Reflect.deleteProperty(document, 'hidden');
  Reflect.deleteProperty(document, 'visibilityState');
  Reflect.deleteProperty(document, 'hasFocus');
  const set = (name: string, value: unknown) => Object.defineProperty(document, name, { value, configurable: true });
  if (how !== null) set('hasFocus', () => false);
  if (how === 'hidden') {
    set('hidden', true);
    set('visibilityState', 'hidden');
  }
  document.dispatchEvent(new Event('visibilitychange'));
  window.dispatchEvent(new Event(how === null ? 'focus' : 'blur'));
}
