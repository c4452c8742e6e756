/** Adds or removes a custom state, matched in CSS by `:state(name)`. */
export function toggleState({ states }: ElementInternals, name: string, isOn: boolean): void {
  states[isOn ? 'add' : 'delete'](name);
}
