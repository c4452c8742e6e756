/** The elements in JSX of React 19: `import type {} from 'agent-desk-elements/frameworks/react.js'`. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { DeskElementTagNameMap } from 'agent-desk-elements';
import type { Listeners, Props, Tag } from './element-props.js';

type Own<Name extends Tag> = Props<Name> & Listeners<Name> & { class?: string | undefined };
type Html<Element> = DetailedHTMLProps<HTMLAttributes<Element>, Element>;

type DeskElements = {
  [Name in Tag]: Own<Name> & Omit<Html<DeskElementTagNameMap[Name]>, keyof Own<Name>>;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends DeskElements {}
  }
}
