/**
 * The compiler writes its helper for decorators into every module that has some. The build needs it once. Lit's decorators
 * need no more than this, one at each field.
 */
const moduleId = '\0decorate-class';
const helper = /^var __defProp = [^]*?^var __decorateClass = [^]*?^\};$/m;
const definition = `
  export const __decorateClass = ([decorate], target, key) => {
    const descriptor = decorate(target, key);
    if (descriptor) Object.defineProperty(target, key, descriptor);
  };`;

/** Rollup plugin, after the compiler. */
export const shareHelpers = () => ({
  name: 'share-helpers',
  resolveId: (source) => (source === moduleId ? moduleId : null),
  load: (id) => (id === moduleId ? definition : null),
  transform(code) {
    const [text] = helper.exec(code) ?? [];
    if (text === undefined) return null;
    // As many lines as before, for the source map.
    const lines = text.replaceAll(/[^\n]/g, '');
    return { code: code.replace(helper, `import { __decorateClass } from '${moduleId}';${lines}`), map: null };
  },
});
