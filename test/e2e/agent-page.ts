import { PageUser } from '../support/engines/page-user.js';

/** The page of one agent. */
export class AgentPage extends PageUser {
  readonly #errors: string[] = [];

  async open(url: string, signsIn = true): Promise<void> {
    await this.page.setViewport({ width: 1280, height: 900 });
    await this.page.goto(url);
    if (signsIn) await this.signIn();
  }

  async reload(): Promise<void> {
    await this.#collectErrors();
    await this.page.reload();
    await this.signIn();
  }

  /** Loads the page again, or another one in the same tab, without a sign-in. */
  async navigate(url?: string): Promise<void> {
    await this.#collectErrors();
    await (url === undefined ? this.page.reload() : this.page.goto(url));
  }

  async url(): Promise<string> {
    return this.page.url();
  }

  signIn(): Promise<void> {
    return this.signInAs(this.name);
  }

  async signInAs(name: string): Promise<void> {
    await this.type('agent-login >>> input[autocomplete=username]', name);
    await this.type('agent-login >>> input[type=password]', 'demo');
    await this.press('Enter');
    await this.waitForText(/Not ready|Ready/);
  }

  async goReady(): Promise<void> {
    await this.click('agent-state-switch >>> button.trigger:not(:disabled)');
    await this.clickButton('Ready on all channels');
    await this.press('Escape');
  }

  /** As people do: not within the half second in which the place of a control that has just gone does nothing. */
  acceptOffer(): Promise<void> {
    return this.clickButton('Accept', 600);
  }

  async sendMessage(text: string): Promise<void> {
    await this.type('chat-thread >>> textarea[part~=input]', text);
    await this.press('Enter');
  }

  /** All text that was ever in this page since it was loaded. */
  allShownText(): Promise<string> {
    return this.page.evaluate('allShownText()') as Promise<string>;
  }

  /** The uncaught errors of the page so far, and whether it is wider than its window. */
  async takeErrors(): Promise<readonly string[]> {
    await this.#collectErrors();
    return this.#errors.splice(0);
  }

  async #collectErrors(): Promise<void> {
    const errors = (await this.page.evaluate('pageErrors()')) as string[];
    const isTooWide = await this.page.evaluate(
      'document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth',
    );
    if (isTooWide === true) errors.push('The page can be scrolled sideways.');
    this.#errors.push(...errors.map((error) => `${this.name}: ${error}`));
  }
}
