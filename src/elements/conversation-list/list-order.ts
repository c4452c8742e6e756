import type { ConversationId, EpochMs } from '../../domain/index.js';

/** Order of the rows. */
export type ListSort = 'waiting' | 'recent' | 'opened';

/** Only sorting by waiting has groups. */
export type GroupName = 'all' | 'waiting' | 'answered' | 'on-hold';

/** What decides about the place of a row. */
export interface OrderedRow {
  readonly id: ConversationId;
  readonly waitingSince: EpochMs | null;
  readonly isOnHold: boolean;
  /** Time of the latest message, else of the opening. */
  readonly lastAt: EpochMs;
}

export interface RowGroup<Row> {
  readonly name: GroupName;
  readonly rows: readonly Row[];
}

const groupOrder: readonly GroupName[] = ['all', 'waiting', 'answered', 'on-hold'];

const groupOf = ({ isOnHold, waitingSince }: OrderedRow, sort: ListSort): GroupName => {
  if (sort !== 'waiting') return 'all';
  if (isOnHold) return 'on-hold';
  return waitingSince === null ? 'answered' : 'waiting';
};

/** Rows, given in the order they were opened, in groups and sorted. Groups without rows are left out. */
export function groupRows<Row extends OrderedRow>(rows: readonly Row[], sort: ListSort): readonly RowGroup<Row>[] {
  const byRecent = (a: Row, b: Row): number => b.lastAt - a.lastAt;
  const byWait = (a: Row, b: Row): number => (a.waitingSince ?? Infinity) - (b.waitingSince ?? Infinity);
  const compare: Readonly<Record<GroupName, ((a: Row, b: Row) => number) | null>> = {
    all: sort === 'recent' ? byRecent : null,
    waiting: byWait,
    answered: byRecent,
    'on-hold': byRecent,
  };
  return groupOrder.flatMap((name) => {
    const ofGroup = rows.filter((row) => groupOf(row, sort) === name);
    const order = compare[name];
    return ofGroup.length === 0 ? [] : [{ name, rows: order === null ? ofGroup : ofGroup.toSorted(order) }];
  });
}

/** Keeps rows in their places while the agent points at them or has the focus there. */
export class HeldOrder<Row extends OrderedRow> {
  #groups: readonly { readonly name: GroupName; readonly ids: readonly ConversationId[] }[] = [];

  /** Forgets the places: the agent has asked for other rows. */
  reset(): void {
    this.#groups = [];
  }

  /**
   * The groups to show. While they are held, rows that are still open stay where they are, also when the filter would leave
   * them out now, and new ones come last in their group.
   */
  update(groups: readonly RowGroup<Row>[], openRows: readonly Row[], isHeld: boolean): readonly RowGroup<Row>[] {
    const shown = isHeld && this.#groups.length > 0 ? this.#hold(groups, openRows) : groups;
    this.#groups = shown.map(({ name, rows }) => ({ name, ids: rows.map(({ id }) => id) }));
    return shown;
  }

  #hold(groups: readonly RowGroup<Row>[], openRows: readonly Row[]): readonly RowGroup<Row>[] {
    const byId = new Map(openRows.map((row) => [row.id, row]));
    const heldIds = new Set(this.#groups.flatMap(({ ids }) => ids));
    return groupOrder.flatMap((name) => {
      const held = this.#groups.find((group) => group.name === name)?.ids ?? [];
      const rows = [
        ...held.flatMap((id) => byId.get(id) ?? []),
        ...(groups.find((group) => group.name === name)?.rows ?? []).filter(({ id }) => !heldIds.has(id)),
      ];
      return rows.length === 0 ? [] : [{ name, rows }];
    });
  }
}
