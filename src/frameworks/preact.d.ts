/** The elements in JSX of Preact: `import type {} from 'agent-desk-elements/frameworks/preact.js'`. */
import type { JSX, Ref } from 'preact';
import type { DeskElementTagNameMap } from 'agent-desk-elements';
import type { Listeners, Props, Tag } from './element-props.js';

type Own<Name extends Tag> = Props<Name> & Listeners<Name> & { ref?: Ref<DeskElementTagNameMap[Name]> | undefined };

type DeskElements = {
  [Name in Tag]: Own<Name> & Omit<JSX.IntrinsicElements['div'], keyof Own<Name>>;
};

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends DeskElements {}
  }
}
