import type { DeskSession } from '../../session/session.js';
import { selectHasUnsent } from '../../store/basic-selectors.js';

/** Has the browser ask before the page is left while something is unsent that the next page would not have at once. */
export class UnloadGuard {
  #unsubscribe: (() => void) | undefined;

  follow(session: DeskSession): void {
    this.stop();
    const update = (): void => {
      const isNeeded = selectHasUnsent(session.state);
      // Only while it is needed: some browsers keep no page with such a listener for “Back”.
      if (isNeeded) window.addEventListener('beforeunload', ask);
      else window.removeEventListener('beforeunload', ask);
    };
    const ask = (event: BeforeUnloadEvent): void => {
      if (session.isRemembered && session.state.storageProblem === null) return;
      event.preventDefault();
    };
    const unsubscribe = session.subscribe(update);
    this.#unsubscribe = () => {
      unsubscribe();
      window.removeEventListener('beforeunload', ask);
    };
    update();
  }

  stop(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }
}
