import type { KeptWorkDependencies } from './kept-work.js';

/** Before the part is loaded again after a failure (ms). */
const retryMs = 5_000;

/** Keeps the agent's work once an agent signs in: only then is the part loaded. */
export function keepWork(deps: KeptWorkDependencies): void {
  const { store, records, time } = deps.environment;
  let isLoading = false;
  const load = (): void => {
    if (isLoading || records.owner === null) return;
    isLoading = true;
    import('./kept-work.js').then(
      ({ KeptWork }) => {
        unsubscribe();
        new KeptWork(deps);
      },
      () =>
        time.setTimeout(() => {
          isLoading = false;
          load();
        }, retryMs),
    );
  };
  const unsubscribe = store.subscribe(load);
}
