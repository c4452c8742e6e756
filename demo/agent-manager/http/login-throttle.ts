/** Slows wrong logins, so that passwords cannot be tried quickly. */
const freeAttempts = 10;
const delayMs = 1000;

export class LoginThrottle {
  #wrongLogins = 0;

  /** Resolves when a wrong login may be answered: from the eleventh in a row on, after a second. */
  async wrongLogin(): Promise<void> {
    this.#wrongLogins += 1;
    if (this.#wrongLogins <= freeAttempts) return;
    await new Promise<void>((resolve) => setTimeout(resolve, delayMs).unref());
  }

  clear(): void {
    this.#wrongLogins = 0;
  }
}
