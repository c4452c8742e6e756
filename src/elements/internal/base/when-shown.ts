let pending: Promise<void> | null = null;

/** Resolves when the page is visible. */
export const whenShown = (): Promise<void> =>
  (pending ??= new Promise((resolve) => {
    const check = (): void => {
      if (document.hidden) return;
      document.removeEventListener('visibilitychange', check);
      pending = null;
      resolve();
    };
    document.addEventListener('visibilitychange', check);
    check();
  }));
