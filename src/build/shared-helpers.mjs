/**
 * The compiler writes its helper for decorators into every module that has some, and Lit's decorators are for both kinds of
 * decorators that there are. The build needs them once, for the kind of the sources, with one decorator at each field.
 */
const moduleId = '\0decorators';
const helper = /^var __defProp = [^]*?^var __decorateClass = [^]*?^\};$/m;
const decorators = `
  export const __decorateClass = ([decorate], target, key) => decorate(target, key);
  export const property = (options) => (target, key) => target.constructor.createProperty(key, options);
  export const state = () => property({ state: true, attribute: false });
  export const query = (selector) => (target, key) =>
    Object.defineProperty(target, key, {
      configurable: true,
      get() {
        return this.renderRoot?.querySelector(selector) ?? null;
      },
    });`;

/** Rollup plugin, after the compiler. */
export const shareHelpers = () => ({
  name: 'share-helpers',
  resolveId: {
    order: 'pre',
    handler: (source) => (source === moduleId || source === 'lit/decorators.js' ? moduleId : null),
  },
  load: (id) => (id === moduleId ? decorators : null),
  transform(code) {
    const [text] = helper.exec(code) ?? [];
    if (text === undefined) return null;
    // As many lines as before, for the source map.
    const lines = text.replaceAll(/[^\n]/g, '');
    return { code: code.replace(helper, `import { __decorateClass } from '${moduleId}';${lines}`), map: null };
  },
});
