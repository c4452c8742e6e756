/** Resolves when a page is visible. */
export const whenShown = (page: Document): Promise<void> =>
  new Promise((resolve) => {
    const check = (): void => {
      if (page.hidden) return;
      page.removeEventListener('visibilitychange', check);
      resolve();
    };
    page.addEventListener('visibilitychange', check);
    check();
  });
