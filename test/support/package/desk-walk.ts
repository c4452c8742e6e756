/** What an agent does on the page of a framework. The page has the buttons `#toggle` and `#reorder`. */
import assert from 'node:assert/strict';
import type { AgentManager } from '../../../demo/agent-manager/server.js';
import { AgentPage } from '../../e2e/agent-page.js';
import { createControlCall, type ControlCall } from '../control-api.js';
import type { EngineBrowser } from '../engines/engine-page.js';
import { fetchUser } from '../fetch-user.js';

interface World {
  readonly agents: readonly { readonly username: string; readonly connections: number }[];
  readonly conversations: readonly { readonly customerView: readonly unknown[] }[];
}

/** How often the agent has connected to the server. */
async function countConnections(control: ControlCall): Promise<number> {
  const { agents } = await control<World>('GET', '/world');
  return agents.find(({ username }) => username === 'mara')?.connections ?? 0;
}

export class DeskWalk {
  readonly #control: ControlCall;

  private constructor(
    private readonly agent: AgentPage,
    readonly emulator: AgentManager,
    private readonly reported: readonly string[],
    readonly close: () => Promise<void>,
    /** How often an agent has connected when this page has. */
    private readonly connections: number,
  ) {
    this.#control = createControlCall(emulator.control);
  }

  static async open(browser: EngineBrowser, emulator: AgentManager, url: string): Promise<DeskWalk> {
    const { page, problems, close } = await browser.openPage();
    const agent = new AgentPage('mara', page);
    const connections = (await countConnections(createControlCall(emulator.control))) + 1;
    await agent.open(url, false);
    return new DeskWalk(agent, emulator, problems, close, connections);
  }

  /** Opens the page with an agent whom the page has signed in. */
  static async openGiven(browser: EngineBrowser, emulator: AgentManager, url: string): Promise<DeskWalk> {
    const user = await fetchUser(emulator.url);
    return DeskWalk.open(browser, emulator, `${url}#${encodeURIComponent(JSON.stringify(user))}`);
  }

  /** Errors and warnings of the page. A build for development has that of Lit. */
  get problems(): readonly string[] {
    return this.reported.filter((text) => !text.includes('lit.dev/msg/dev-mode'));
  }

  signIn(): Promise<void> {
    return this.agent.signIn();
  }

  async acceptChat(): Promise<void> {
    await this.agent.goReady();
    await this.#control('POST', '/chats', { customer: { firstName: 'Ana' }, text: 'Where is my parcel?' });
    const acceptButton = 'task-offer >>> [part~=accept-button]';
    await this.agent.waitFor(acceptButton, 'true', 'is offered the chat');
    // With the keys of its shortcut.
    const name = await this.agent.evaluate<string>(acceptButton, "element.textContent.replace(/\\s+/g, ' ').trim()");
    await this.agent.clickButton(name, 600);
    await this.agent.waitForText('Where is my parcel?');
  }

  /** The page prevents the event of a message with a card number; the next message is sent. */
  async talk(): Promise<void> {
    await this.agent.sendMessage('4111111111111111');
    await this.agent.press('Backspace');
    for (const key of 'Thanks') await this.agent.page.keyboard.press(key);
    await this.agent.press('Enter');
    await this.agent.waitUntil(async () => (await this.#customerView()).includes('411111111111111Thanks'), 'sends');
    assert.ok(!(await this.#customerView()).includes('4111111111111111'));
  }

  /** The objects of the guide's desk are properties of the elements. */
  async checkProperties(): Promise<void> {
    const responses = await this.agent.evaluate('chat-thread', 'JSON.stringify(element.cannedResponses)');
    assert.match(String(responses), /Greeting/);
  }

  /** Each element of the list is moved once. */
  async reorder(): Promise<void> {
    for (let i = 0; i < 3; i++) await this.agent.page.evaluate("document.querySelector('#reorder').click()");
    await this.#expectChat();
  }

  /** Goes to another page of the app, inside of the layout with the desk, and back. */
  async navigate(): Promise<void> {
    for (const path of ['/orders', '/']) {
      await this.agent.click(`a[href="${path}"]`);
      await this.agent.waitUntil(
        async () => new URL(await this.agent.url()).pathname === path,
        `is on the page ${path}`,
      );
      await this.#expectChat();
    }
  }

  /** Removes the desk and adds it again: at once, and after its connection would have been closed. */
  async removeAndAdd(): Promise<void> {
    for (const delayMs of [0, 1500]) {
      await this.agent.page.evaluate("document.querySelector('#toggle').click()");
      await this.agent.waitUntil(
        async () => (await this.agent.page.evaluate("document.querySelector('desk-session') === null")) as boolean,
        'removes the desk',
      );
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      await this.agent.page.evaluate("document.querySelector('#toggle').click()");
      await this.#expectChat();
    }
  }

  /** The chat is shown, by the first connection of this page. */
  async #expectChat(): Promise<void> {
    await this.agent.waitForText('Where is my parcel?');
    await this.agent.waitFor('desk-session', "element.session.state.connection.status === 'online'", 'is online');
    assert.equal(await countConnections(this.#control), this.connections);
  }

  async #customerView(): Promise<string> {
    const { conversations } = await this.#control<World>('GET', '/world');
    return JSON.stringify(conversations.map(({ customerView }) => customerView));
  }
}
