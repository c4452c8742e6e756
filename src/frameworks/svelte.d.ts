/** The elements in Svelte: `import type {} from 'agent-desk-elements/frameworks/svelte.js'`. */
import type { HTMLAttributes } from 'svelte/elements';
import type { DeskElementTagNameMap } from 'agent-desk-elements';
import type { Listeners, Props, Tag } from './element-props.js';

type Own<Name extends Tag> = Props<Name> & Listeners<Name> & Listeners<Name, 'on:'>;

type DeskElements = {
  [Name in Tag]: Own<Name> & Omit<HTMLAttributes<DeskElementTagNameMap[Name]>, keyof Own<Name>>;
};

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends DeskElements {}
}
