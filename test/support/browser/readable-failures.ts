/**
 * The test runner cannot send an error that refers to an element: the page would not end, and the error would be lost. Imported
 * before each test file.
 */

function isSendable(value: unknown): boolean {
  try {
    structuredClone(value);
    return true;
  } catch {
    return false;
  }
}

afterEach(function () {
  const error = this.currentTest?.err as { actual?: unknown; expected?: unknown } | undefined;
  if (error === undefined || (isSendable(error.actual) && isSendable(error.expected))) return;
  error.actual = String(error.actual);
  error.expected = String(error.expected);
});
