/** For its test. */
export function shareHelpers(): {
  resolveId: { handler(source: string): string | null };
  load(id: string): string | null;
};
