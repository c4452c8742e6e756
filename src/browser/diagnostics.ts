/*
 * Integration errors of the page, which nothing on screen shows. Elements log nothing else, and never customer text.
 */
export function reportError(text: string): void {
  console.error(`[agent-desk] ${text}`);
}

const warnings = new Set<string>();

/** Logs a warning, the same text only once per page. */
export function warnOnce(text: string): void {
  if (warnings.has(text)) return;
  warnings.add(text);
  console.warn(`[agent-desk] ${text}`);
}
