/*
 * Wiring mistakes of the page, which nothing on screen would show. Everything else is silent: no element logs what it
 * does, and nothing that is said here carries customer text.
 */
export function reportError(text: string): void {
  console.error(`[agent-desk] ${text}`);
}

export function warnOnce(text: string): void {
  console.warn(`[agent-desk] ${text}`);
}
