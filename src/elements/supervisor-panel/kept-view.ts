import { isObject } from '../../domain/is-object.js';
import { defaultSorts, type TableSorts } from './report-renderer.js';
import { noFilters, type ReportFilters } from './report-filters.js';

/** What a supervisor has chosen to see. It is kept on the device. */
export interface KeptView {
  readonly teamId: string | undefined;
  readonly search: string;
  readonly filters: ReportFilters;
  readonly sorts: TableSorts;
}

/** What of a kept value can be used; null for what is none. */
export function readKeptView(value: unknown): KeptView | null {
  if (!isObject(value)) return null;
  const { teamId, search, filters, sorts } = value;
  return {
    teamId: typeof teamId === 'string' ? teamId : undefined,
    search: typeof search === 'string' ? search : '',
    filters: readFields(filters, noFilters, (filter) => typeof filter === 'string'),
    sorts: readFields(
      sorts,
      defaultSorts,
      (sort) => isObject(sort) && typeof sort['column'] === 'string' && typeof sort['ascending'] === 'boolean',
    ),
  };
}

/** Each field as it was kept, or the default. */
function readFields<T extends object>(value: unknown, defaults: T, isValid: (field: unknown) => boolean): T {
  const fields = Object.entries(defaults).map(([name, standard]) => {
    const field = isObject(value) ? value[name] : undefined;
    return [name, isValid(field) ? field : standard];
  });
  return Object.fromEntries(fields) as T;
}
