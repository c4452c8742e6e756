/** The elements in templates of Vue: `import type {} from 'agent-desk-elements/frameworks/vue.js'`. */
import type { HTMLAttributes, PublicProps } from 'vue';
import type { Events, Properties, Tag } from './element-props.js';

type Pascal<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${Pascal<Rest>}`
  : Capitalize<Name>;

/** `@task-accepted` is the property `onTaskAccepted`. */
type Handlers<Name extends Tag> = {
  [Type in keyof Events<Name> & string as `on${Pascal<Type>}`]?: ((event: Events<Name>[Type]) => unknown) | undefined;
};

type Own<Name extends Tag> = Properties<Name> & Handlers<Name>;

/** Not the element itself: Vue reads only its properties. */
type DeskElement<Name extends Tag> = new () => {
  /** @deprecated Only for the compiler of templates. */
  $props: Own<Name> & Omit<HTMLAttributes, keyof Own<Name>> & PublicProps;
};

type DeskElements = { [Name in Tag]: DeskElement<Name> };

declare module 'vue' {
  interface GlobalComponents extends DeskElements {}
}
