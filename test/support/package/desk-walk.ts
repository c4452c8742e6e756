/** What an agent does on the page of a framework. The page has the buttons `#toggle` and `#reorder`. */
import assert from 'node:assert/strict';
import type { AgentManager } from '../../../demo/agent-manager/server.js';
import type { ScreenPop } from '../../../src/domain/index.js';
import { AgentPage } from '../../e2e/agent-page.js';
import { createControlCall, type ControlCall } from '../control-api.js';
import type { EngineBrowser } from '../engines/engine-page.js';
import { fetchUser } from '../fetch-user.js';

interface World {
  readonly agents: readonly { readonly username: string; readonly connections: number }[];
  readonly conversations: readonly { readonly customerView: readonly unknown[] }[];
}

/** Keeps the details of accepted tasks, and what the page logs. */
const recordScript = `
  globalThis.accepted = [];
  document.addEventListener('task-accepted', ({ detail }) => accepted.push(detail));
  globalThis.logged = [];
  console.log = (text) => logged.push(String(text));
`;

/** An element that stays out of the page stops listening to its session when it would close its own connection. */
const releaseScript = `(() => {
  const { session } = element;
  const remove = session.removeEventListener;
  globalThis.isReleased = false;
  session.removeEventListener = (name, listener) => {
    if (name === 'task-accepted') isReleased = true;
    remove.call(session, name, listener);
  };
})()`;

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

  /** Errors and warnings of the page. In development, Lit has one, and the router of Next aborts requests. */
  get problems(): readonly string[] {
    return this.reported.filter((text) => !/lit\.dev\/msg\/dev-mode|\?_rsc=\S+ failed/.test(text));
  }

  signIn(): Promise<void> {
    return this.agent.signIn();
  }

  /** The page gets the event with what it needs to find the record of the customer, and logs or shows the id. */
  async acceptChat(): Promise<void> {
    await this.agent.goReady();
    await this.agent.page.evaluate(recordScript);
    const { conversationId } = await this.#control<{ readonly conversationId: string }>('POST', '/chats', {
      customer: { firstName: 'Ana', phone: '+4915550123' },
      data: { order: '4711' },
      // More than is rendered at once.
      history: 200,
      text: 'Where is my parcel?',
    });
    const acceptButton = 'task-offer >>> [part~=accept-button]';
    await this.agent.waitFor(acceptButton, 'true', 'is offered the chat');
    // With the keys of its shortcut.
    const name = await this.agent.evaluate<string>(acceptButton, "element.textContent.replace(/\\s+/g, ' ').trim()");
    await this.agent.clickButton(name, 600);
    await this.agent.waitForText('Where is my parcel?');
    const [detail, ...others] = (await this.agent.page.evaluate('accepted')) as readonly ScreenPop[];
    assert.deepEqual(others, []);
    assert.equal(detail?.conversationId, conversationId);
    assert.equal(detail.customer.name, 'Ana');
    assert.deepEqual(detail.customer.phones, ['+4915550123']);
    assert.equal(detail.data['order'], '4711');
    assert.deepEqual(
      detail.channels.map(({ channel }) => channel),
      ['WEB'],
    );
    const logged = (await this.agent.page.evaluate('logged')) as readonly string[];
    assert.ok(
      logged.includes(conversationId) || (await this.agent.visibleText()).includes(conversationId),
      'the listener of the page ran',
    );
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

  /** Removes the desk and adds it again: when it has let go of its session, which was given to it, and at once. */
  async removeAndAdd(): Promise<void> {
    await this.#expectChat();
    await this.agent.evaluate('desk-session', releaseScript);
    for (const isReleased of [true, false]) {
      await this.agent.page.evaluate("document.querySelector('#toggle').click()");
      await this.agent.waitUntil(
        async () => (await this.agent.page.evaluate("document.querySelector('desk-session') === null")) as boolean,
        'removes the desk',
      );
      if (isReleased)
        await this.agent.waitUntil(
          async () => (await this.agent.page.evaluate('isReleased')) as boolean,
          'sees the removed desk leave its session',
        );
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
