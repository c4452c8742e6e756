import { Backoff } from '../../browser/backoff.js';
import { LazyPart } from '../../browser/lazy-part.js';
import type { LocalState } from '../../store/state.js';
import type { RecordOwner } from '../storage/desk-storage.js';
import type { KeptWorkDependencies } from './kept-work.js';

/** Keeps the agent's work and settings. The part is loaded once there is some, here or on the device. */
export function keepWork(deps: KeptWorkDependencies): void {
  const { environment } = deps;
  const { store, records } = environment;
  const part = new LazyPart(() => import('./kept-work.js'), new Backoff(environment));
  /** Whose records have been looked at. */
  let owner: RecordOwner | null = null;
  let isNeeded = false;
  const load = (): void => {
    if (isNeeded) return;
    isNeeded = true;
    unsubscribe();
    part.whenLoaded(({ KeptWork }) => void new KeptWork(deps));
  };
  const find = async (): Promise<void> => {
    const kinds = ['draft', 'wrap-up', 'active-conversation', 'filter', 'setting', 'handover-note'] as const;
    const kept = await Promise.all(kinds.map((kind) => records.list(kind)));
    if (kept.some(({ length }) => length > 0)) load();
  };
  const check = (): void => {
    if (records.owner === null) return;
    if (hasWork(store.state.local)) load();
    else if (owner !== records.owner) {
      owner = records.owner;
      void find();
    }
  };
  const unsubscribe = store.subscribe(check);
}

const hasWork = ({
  drafts,
  wrapUpDrafts,
  activeConversation,
  handoverNotes,
  filters,
  ownSettings,
}: LocalState): boolean =>
  activeConversation !== null ||
  [drafts, wrapUpDrafts, handoverNotes, filters, ownSettings].some(({ size }) => size > 0);
