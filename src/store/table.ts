/** Rows by id, in insertion order. Immutable: functions return a new table, or the same one when nothing changes. */
export interface Table<Id, T> {
  readonly ids: readonly Id[];
  readonly byId: ReadonlyMap<Id, T>;
}

export function emptyTable<Id, T>(): Table<Id, T> {
  return { ids: [], byId: new Map() };
}

/** Adds a row, or replaces it in its position. */
export function withRow<Id, T>(table: Table<Id, T>, id: Id, value: T): Table<Id, T> {
  if (table.byId.get(id) === value) return table;
  const byId = new Map(table.byId);
  byId.set(id, value);
  return { ids: table.byId.has(id) ? table.ids : [...table.ids, id], byId };
}

export function withoutRow<Id, T>(table: Table<Id, T>, id: Id): Table<Id, T> {
  if (!table.byId.has(id)) return table;
  const byId = new Map(table.byId);
  byId.delete(id);
  return { ids: table.ids.filter((other) => other !== id), byId };
}

/** Replaces a row by the result of `change`, if there is such a row. */
export function updateRow<Id, T>(table: Table<Id, T>, id: Id, change: (row: T) => T): Table<Id, T> {
  const row = table.byId.get(id);
  return row === undefined ? table : withRow(table, id, change(row));
}

/** Replaces every row by the result of `change`. */
export function mapRows<Id, T>(table: Table<Id, T>, change: (row: T) => T): Table<Id, T> {
  if (table.ids.length === 0) return table;
  return { ids: table.ids, byId: new Map([...table.byId].map(([id, row]) => [id, change(row)])) };
}
