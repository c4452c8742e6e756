import { version } from '../../../browser/version.js';
import { warnOnce } from '../../../browser/diagnostics.js';

const versionKey = Symbol.for('agent-desk/version');

/** Defines an element unless its tag is taken, e.g. by a second copy of the bundle. Warns when versions differ. */
export function define(tag: string, element: CustomElementConstructor): void {
  const existing = customElements.get(tag);
  if (existing === undefined) {
    Object.defineProperty(element, versionKey, { value: version });
    customElements.define(tag, element);
    return;
  }
  const existingVersion: unknown = (existing as unknown as Record<symbol, unknown>)[versionKey];
  if (existingVersion === version) return;
  const definedBy = existingVersion === undefined ? 'something else' : `version ${String(existingVersion)}`;
  warnOnce(`<${tag}> is already defined by ${definedBy}; version ${version} leaves it alone.`);
}
