import { directive, type ChildPart, type DirectiveClass, type PartInfo } from 'lit/directive.js';
import { getCommittedValue, getDirectiveClass } from 'lit/directive-helpers.js';
import { repeat as litRepeat } from 'lit/directives/repeat.js';

const LitRepeat = getDirectiveClass(litRepeat([], () => null)) as unknown as new (info: PartInfo) => {
  update(part: ChildPart, args: readonly unknown[]): unknown;
};

const partsOf = (part: ChildPart): readonly ChildPart[] => {
  const value = getCommittedValue(part);
  return Array.isArray(value) ? (value as ChildPart[]) : [];
};

/** Lit 3.3.1 and newer leave a comment in the page for each item that is removed: https://github.com/lit/lit/issues/5298. */
class Repeat extends LitRepeat {
  override update(part: ChildPart, args: readonly unknown[]): unknown {
    // Lit changes the list itself.
    const before = [...partsOf(part)];
    const result = super.update(part, args);
    const after = new Set(partsOf(part));
    for (const item of before) if (!after.has(item)) item.endNode?.parentNode?.removeChild(item.endNode);
    return result;
  }
}

/** Lit's `repeat`, in long-lived lists: it leaves nothing behind of items that are gone. */
export const repeat = directive(Repeat as unknown as DirectiveClass) as typeof litRepeat;
