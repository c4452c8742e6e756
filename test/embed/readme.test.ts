import { expect } from '@open-wc/testing';
import { cleanUp, startEmulator, until, type Emulator } from '../support/browser/mount-session.js';
import { markdownTextOf } from '../support/browser/customer-chat.js';
import { HostPage, visibleText } from '../support/browser/host-page.js';
import type { AgentDesk } from '../../src/elements/agent-desk/agent-desk.js';
import { fetchWorld } from '../support/browser/server-world.js';

/** The examples of the README's quick start, unchanged except for the two URLs. */
describe('the 30-second example of the README', () => {
  let emulator: Emulator;
  let page: HostPage;
  before(async () => {
    emulator = await startEmulator();
    page = await HostPage.open(emulator, { body: await readExample('<desk-session') });
  });
  after(async () => {
    const { violations, errors } = page.window;
    page.close();
    await cleanUp(emulator);
    expect([...violations, ...errors].join('\n')).to.equal('');
  });

  async function readExample(tag: string): Promise<string> {
    const readme = await (await fetch('/README.md')).text();
    const examples = [...readme.matchAll(/```html\n([\s\S]*?)```/g)].map(([, example = '']) => example);
    const example = examples.find((text) => text.includes('<script src') && text.includes(tag));
    if (example === undefined) throw new Error(`No example with ${tag}.`);
    return example.replace('/agent-desk/', '/dist/').replace('https://cx.example.com/agent-manager', emulator.url);
  }

  it('shows the sign-in of a whole desk, and then its parts', async () => {
    const deskPage = await HostPage.open(emulator, { body: await readExample('<agent-desk') });
    const desk = deskPage.find<AgentDesk>('agent-desk');
    const find = (selector: string) => desk.shadowRoot?.querySelector(selector);
    const isShown = (selector: string): boolean => (find(selector)?.shadowRoot?.childElementCount ?? 0) > 0;
    await until(() => isShown('agent-login'), 'the sign-in');
    const session = await until(() => desk.session, 'the session');
    expect(await session.login('otto', 'demo')).to.equal(null);
    for (const tag of ['agent-state-switch', 'conversation-list', 'chat-thread', 'desk-announcements'])
      await until(() => isShown(tag), `<${tag}> is loaded`);
    expect(find('pull-queue') ?? null, 'not before it is needed').to.equal(null);
    session.dispose();
    const { violations, errors } = deskPage.window;
    deskPage.close();
    expect([...violations, ...errors]).to.deep.equal([]);
  });

  /** All matching elements of the page, including those in shadow roots. */
  const queryAll = <T extends Element>(selector: string, root: ParentNode = page.document): T[] => [
    ...root.querySelectorAll<T>(selector),
    ...[...root.querySelectorAll('*')].flatMap((element) =>
      element.shadowRoot === null ? [] : queryAll<T>(selector, element.shadowRoot),
    ),
  ];
  const findButton = (text: RegExp) =>
    until(
      () =>
        queryAll<HTMLElement>('button, [role=menuitem], [role=menuitemradio], [role=radio], [role=switch]').find(
          (element) => text.test(visibleText(element)) || text.test(element.getAttribute('aria-label') ?? ''),
        ),
      `there is a button ${text}`,
    );
  const clickButton = async (text: RegExp) => (await findButton(text)).click();
  const waitForText = (selector: string, text: RegExp) =>
    until(() => text.test(page.text(selector)), `${selector} shows ${text}`);
  const typeText = (field: HTMLInputElement | HTMLTextAreaElement, text: string) => {
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  };

  it('signs in, becomes ready, accepts a chat, replies and leaves', async function () {
    await page.sessionElement();
    const [username, password] = await until(() => {
      const fields = queryAll<HTMLInputElement>('agent-login input').concat(
        queryAll<HTMLInputElement>('input', page.find('agent-login').shadowRoot ?? page.document),
      );
      return fields.length >= 2 && fields;
    }, 'the sign-in form').then((inputs) => inputs as HTMLInputElement[]);
    if (username === undefined || password === undefined) throw new Error('Expected two fields.');
    typeText(username, 'mara');
    typeText(password, 'demo');
    await clickButton(/sign in/i);
    await waitForText('agent-state-switch', /not ready/i);

    await clickButton(/not ready/i);
    await clickButton(/ready on all/i);
    await until(
      async () =>
        (await fetchWorld(emulator)).agents
          .find(({ username: name }) => name === 'mara')
          ?.agentMrdStates.every(({ state }) => state === 'READY'),
      'every channel is ready',
    );

    const { conversationId } = await emulator.control<{ conversationId: string }>('POST', '/chats', {
      customer: { firstName: 'Pim', lastName: 'Harrow' },
      text: 'Where is my parcel?',
    });
    await waitForText('task-offer', /Pim Harrow/);
    await clickButton(/accept/i);
    await waitForText('chat-thread', /Where is my parcel\?/);
    await waitForText('conversation-list', /Pim Harrow/);

    const composer = await until(() => queryAll<HTMLTextAreaElement>('textarea')[0], 'the composer');
    typeText(composer, 'On its way!');
    composer.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true }),
    );
    await waitForText('chat-thread', /On its way!/);
    await until(
      async () =>
        (await fetchWorld(emulator)).conversations
          .find(({ id }) => id === conversationId)
          ?.customerView.some((event) => markdownTextOf(event) === 'On its way!'),
      'the customer sees it',
    );

    await clickButton(/^leave/i);
    (
      await until(
        () => queryAll<HTMLElement>('[aria-labelledby="leave-question"] button')[0],
        'the confirmation is shown',
      )
    ).click();
    await until(
      async () =>
        (await fetchWorld(emulator)).tasks.find((task) => task.conversationId === conversationId)?.state.name ===
        'CLOSED',
      'the task is closed',
    );
    await until(
      () => !/Pim Harrow/.test(page.text('conversation-list')) || /left/i.test(page.text('conversation-list')),
      'the list is updated',
    );
  });
});
