/** Requests to IndexedDB as promises. */

/** The answer to a request. */
export const answerTo = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error as DOMException);
  });

/** Calls `use` with each record that the cursor of a request comes to, one at a time: their values may be large. */
export const forEachRecord = (
  request: IDBRequest<IDBCursorWithValue | null>,
  use: (key: IDBValidKey, value: unknown) => void,
): Promise<void> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => {
      const cursor = request.result;
      if (cursor === null) return resolve();
      use(cursor.key, cursor.value);
      return cursor.continue();
    };
    request.onerror = () => reject(request.error as DOMException);
  });

/** Resolves when all that was requested is stored. */
export const endOf = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    // After an error of a request too.
    transaction.onabort = () => reject(transaction.error ?? new DOMException('aborted', 'AbortError'));
  });
