/** What a page can set on each element: derived from the classes, so that they cannot differ. */
import type { LitElement } from 'lit';
import type { DeskElementEventMaps, DeskElementTagNameMap, DeskEventMap } from 'agent-desk-elements';

export type Tag = keyof DeskElementTagNameMap;

type Kebab<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${Lowercase<First>}${Rest extends Uncapitalize<Rest> ? '' : '-'}${Kebab<Rest>}`
  : Name;

type OwnKey<Element> = Exclude<keyof Element, keyof LitElement> & string;
type IsMethod<Value> = Value extends (...args: never[]) => unknown ? true : false;
type Plain = string | number | boolean | null | undefined;

/** The properties of an element. Null is “not given” for every one. */
export type Properties<Name extends Tag> = {
  [
    Key in OwnKey<DeskElementTagNameMap[Name]> as IsMethod<DeskElementTagNameMap[Name][Key]> extends true ? never : Key
  ]?: DeskElementTagNameMap[Name][Key] | null | undefined;
};

/** An attribute is present or absent for a boolean, and a text otherwise; frameworks convert numbers. */
type AttributeValue<Value> = Value extends boolean ? boolean | '' : Value extends number ? number | string : Value;

/** Properties that are objects, and whose attribute is their JSON. */
type JsonAttribute = 'shortcuts' | 'characterLimits';

/** The attributes of an element, in kebab case: its properties with plain values, and those in JSON. */
export type Attributes<Name extends Tag> = {
  [
    Key in keyof Properties<Name> & string as Properties<Name>[Key] extends Plain
      ? Kebab<Key>
      : Kebab<Key & JsonAttribute>
  ]?: Key extends JsonAttribute ? string : AttributeValue<Properties<Name>[Key]>;
};

/** Properties and attributes. Where they have the same name, either value is possible. */
export type Props<Name extends Tag> = Properties<Name> & Omit<Attributes<Name>, keyof Properties<Name>>;

/** The events of an element. Those of its session and of the elements inside it bubble through `<agent-desk>`. */
export type Events<Name extends Tag> = Name extends 'agent-desk' ? DeskEventMap : DeskElementEventMaps[Name];

/** Listeners with a prefix: `on` gives `ontask-accepted`. */
export type Listeners<Name extends Tag, Prefix extends string = 'on'> = {
  [Type in keyof Events<Name> & string as `${Prefix}${Type}`]?: ((event: Events<Name>[Type]) => unknown) | undefined;
};
