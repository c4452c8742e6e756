import { version } from './version.js';
import { reportOddity } from './report.js';

const versionKey = Symbol.for('agent-desk/version');

/**
 * Defines an element once. A page may load the bundle twice, or two versions of it: the first one wins, a different
 * version is reported, and nothing throws.
 */
export function define(tag: string, element: CustomElementConstructor): void {
  const present = customElements.get(tag);
  if (present === undefined) {
    Object.defineProperty(element, versionKey, { value: version });
    customElements.define(tag, element);
    return;
  }
  const other: unknown = (present as unknown as Record<symbol, unknown>)[versionKey];
  if (other === version) return;
  const by = other === undefined ? 'something else' : `version ${String(other)}`;
  reportOddity(`<${tag}> is already defined by ${by}; version ${version} leaves it alone.`);
}
