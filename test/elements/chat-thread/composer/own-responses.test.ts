import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import type { ChatThread } from '../../../../src/elements/chat-thread/chat-thread.js';
import { requestAction } from '../../../../src/elements/internal/keys/desk-actions.js';
import { IndexedDbStorage } from '../../../../src/session/storage/indexed-db-storage.js';
import { clickAt } from '../../../support/browser/pointer.js';
import type { CustomerChat } from '../../../support/browser/customer-chat.js';
import {
  checkA11y,
  cleanUp,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../../../support/browser/mount-session.js';
import type { ChatThreadHarness } from '../../../support/harness/chat-thread-harness.js';
import type { ComposerHarness } from '../../../support/harness/composer-harness.js';
import { accessibleName } from '../../../support/harness/element-harness.js';
import { normalizeText } from '../../../support/harness/text-helpers.js';
import { openThread } from '../../../support/browser/open-thread.js';

const team = { en: { Greeting: ['Good morning'] } };

describe('own canned responses', () => {
  let emulator: Emulator;
  let desk: MountedSession;
  let thread: ChatThreadHarness;
  let composer: ComposerHarness;
  let chat: CustomerChat;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(() => cleanUp(emulator));

  async function openComposer(cannedResponses: ChatThread['cannedResponses']): Promise<void> {
    ({ mounted: desk, thread, composer, chat } = await openThread(emulator, { customer: 'Ana Sol' }));
    thread.element.cannedResponses = cannedResponses;
    await thread.element.updateComplete;
  }

  const dialogRoot = () => composer.root.querySelector('agent-desk-own-responses')?.shadowRoot ?? null;
  const codeField = () => dialogRoot()?.querySelector('input') as HTMLInputElement;
  const textField = () => dialogRoot()?.querySelector('textarea') as HTMLTextAreaElement;
  const rows = () =>
    [...(dialogRoot()?.querySelectorAll('li button') ?? [])].map((row) => normalizeText(row.textContent));
  const button = (label: string): HTMLButtonElement | undefined =>
    [...(dialogRoot()?.querySelectorAll('button') ?? [])].find((candidate) => accessibleName(candidate) === label);
  const save = (code: string, text: string): void => desk.session.setOwnSetting(`canned:${code}`, { code, text });

  async function clearField(): Promise<void> {
    composer.field.focus();
    composer.field.select();
    await sendKeys({ press: 'Delete' });
  }

  /** Opens the dialog from the list of canned responses, with keys. */
  async function openDialog(): Promise<void> {
    await sendKeys({ type: ' /' });
    await until(() => composer.cannedResponses.length > 0, 'the list is open');
    await sendKeys({ press: 'ArrowUp' });
    await until(() => composer.activeCannedResponse === 'My responses…', 'the last option is active');
    await sendKeys({ press: 'Enter' });
    await until(() => dialogRoot()?.querySelector('dialog')?.open, 'the dialog is open');
  }

  it('are made of the text in the field, without the name of the customer, and inserted by their short code', async () => {
    await openComposer(team);
    await thread.write('Hello Ana, please wait. Ana Sol?');
    await openDialog();
    expect(textField().value).to.equal('Hello {{customer.firstName}}, please wait. {{customer.name}}?');
    await checkA11y(thread.element);
    expect(button('Save')?.disabled, 'a short code is missing').to.equal(true);
    expect(dialogRoot()?.activeElement === codeField(), 'the short code has the focus').to.equal(true);
    document.execCommand('insertText', false, 'x'.repeat(60));
    expect(codeField().value.length, 'nothing is cut').to.equal(60);
    await until(() => /10 characters over the limit/.test(dialogRoot()?.textContent ?? ''), 'a code is short');
    expect(button('Save')?.disabled, 'it is too long').to.equal(true);
    codeField().select();
    await sendKeys({ type: '#Wait 1' });
    await sendKeys({ press: 'Enter' });
    await until(
      () => rows().join() === '#Wait1 Hello {{customer.firstName}}, please wait. {{customer.name}}?',
      'listed',
    );
    expect(codeField().value + textField().value, 'the form is empty').to.equal('');
    await checkA11y(thread.element);
    await sendKeys({ press: 'Escape' });
    await until(() => composer.isFocused && dialogRoot() === null, 'the focus is in the field');
    expect(composer.field.value.trim(), 'what was written stays').to.equal('Hello Ana, please wait. Ana Sol?');

    await clearField();
    await sendKeys({ type: 'Dear customer! #wA' });
    await until(() => composer.cannedResponses.length > 0, 'the list is open');
    expect(composer.cannedResponses).to.deep.equal(['My responses: #Wait1 Hello Ana, please wait. Ana Sol?']);
    await checkA11y(thread.element);
    await sendKeys({ press: 'Enter' });
    expect(composer.field.value).to.equal('Dear customer! Hello Ana, please wait. Ana Sol?');
    expect((await chat.storedEvents('AGENT_MESSAGE')).length, 'nothing was sent').to.equal(0);
  });

  it('stand before those of the team, and are found by code and words', async () => {
    await openComposer(team);
    save('bye', 'Have a nice day');
    save('late', 'We are sorry: {{number}} minutes');
    await thread.write('/');
    await until(() => composer.cannedResponses.length > 0, 'the list is open');
    expect(composer.cannedResponses).to.deep.equal([
      'My responses: #bye Have a nice day, #late We are sorry: {{number}} minutes',
      'Greeting: Good morning',
    ]);
    expect(composer.cannedStatusText).to.equal('3 responses');
    await sendKeys({ type: 'nice' });
    await until(() => composer.cannedStatusText === '1 response', 'found by a word');
    await clearField();
    await sendKeys({ type: '/late' });
    await until(() => composer.activeCannedResponse.startsWith('#late'), 'found by the code');
    await sendKeys({ press: 'Tab' });
    expect(composer.field.value).to.equal('We are sorry: {{number}} minutes');
    expect(composer.selectedText).to.equal('{{number}}');
  });

  it('leave alone what is no short code: numbers of orders, words, and what the agent has closed the list for', async () => {
    await openComposer(team);
    save('1st', 'First line support');
    await thread.write('Order #');
    await sendKeys({ type: '1' });
    await until(() => composer.cannedResponses.length > 0, 'a short code begins with 1');
    await sendKeys({ type: '2345' });
    await until(() => composer.cannedPanel === null, 'none begins with 12345');
    await sendKeys({ press: 'Enter' });
    await thread.waitForMessage('Order #12345');
    await sendKeys({ type: 'We are #1' });
    await until(() => composer.cannedResponses.length > 0, 'the list is open again');
    await sendKeys({ press: 'Escape' });
    await until(() => composer.cannedPanel === null, 'the list is closed');
    await sendKeys({ press: 'Enter' });
    await thread.waitForMessage('We are #1');
    await sendKeys({ type: 'C#1' });
    expect(composer.cannedPanel, '# inside a word').to.equal(null);
    await sendKeys({ press: 'Enter' });
    await thread.waitForMessage('C#1');
  });

  it('are changed, renamed and deleted; a deletion is taken back by Save', async () => {
    await openComposer(team);
    save('bye', 'Have a nice day');
    save('late', 'We are late');
    composer.field.focus();
    await openDialog();
    expect(rows()).to.deep.equal(['#bye Have a nice day', '#late We are late']);
    (dialogRoot()?.querySelector('li button') as HTMLElement).click();
    await until(() => codeField().value === 'bye', 'it is in the form');
    codeField().select();
    await sendKeys({ type: 'LATE' });
    await sendKeys({ press: 'Enter' });
    await until(() => dialogRoot()?.querySelector('#taken')?.textContent !== '', 'the short code is taken');
    expect(rows(), 'nothing is overwritten').to.deep.equal(['#bye Have a nice day', '#late We are late']);
    await checkA11y(thread.element);
    codeField().select();
    await sendKeys({ type: 'end' });
    await sendKeys({ press: 'Enter' });
    await until(() => rows().join() === '#end Have a nice day,#late We are late', 'it has another code');
    (dialogRoot()?.querySelector('li button') as HTMLElement).click();
    await until(() => button('Delete'), 'it can be deleted');
    button('Delete')?.click();
    await until(() => rows().join() === '#late We are late', 'it is deleted');
    button('Save')?.click();
    await until(() => rows().join() === '#end Have a nice day,#late We are late', 'it is there again');
  });

  it('can be made without responses of a team, in the command palette, and are offered by “/” from then on', async () => {
    await openComposer(undefined);
    expect(composer.button('Canned responses') === undefined, 'no button').to.equal(true);
    await thread.write('#now');
    const { collectActions } = await import('../../../../src/elements/internal/keys/desk-actions.js');
    const action = collectActions(desk.session).actions.find(({ label }) => label === 'My responses');
    action?.run();
    await until(() => dialogRoot()?.querySelector('dialog')?.open, 'the dialog is open');
    expect(textField().value, 'with what is in the field').to.equal('#now');
    expect(composer.cannedPanel === null, 'no list for what is no short code').to.equal(true);
    save('now', 'At once');
    await until(() => rows().join() === '#now At once', 'what another tab adds is listed');
    await sendKeys({ press: 'Escape' });
    await until(() => composer.button('Canned responses'), 'there is a button');
    await clearField();
    expect(requestAction(desk.session, 'cannedResponses')).to.equal(true);
    await until(() => composer.cannedResponses.join() === 'My responses: #now At once', 'the list is open');
    desk.session.forgetDevice();
    await until(() => composer.button('Canned responses') === undefined, 'nothing is left of them');
  });

  it('go with the agent: the next one at this device sees none, and they are there again later', async () => {
    await openComposer(team);
    save('bye', 'Have a nice day');
    composer.field.focus();
    await openDialog();
    const dialog = dialogRoot()?.querySelector('dialog');
    expect(rows()).to.deep.equal(['#bye Have a nice day']);
    await desk.session.logout(null, 'discard');
    await until(() => dialog?.isConnected === false, 'the dialog is gone');
    const codes = () => [...desk.session.state.local.ownSettings.keys()].filter((name) => name.startsWith('canned:'));
    const storage = new IndexedDbStorage();
    for (const isFirst of [true, false]) {
      expect(await desk.element.login('otto', 'demo')).to.equal(null);
      await until(() => desk.session.state.connection.status === 'online', 'the next agent is signed in');
      if (isFirst) save('hi', 'Hello');
      await until(async () => (await storage.index()).some(({ id }) => id === 'canned:hi'), 'it is on the device');
      await until(() => codes().includes('canned:hi'), 'those of the next agent');
      // The second time they are read from the device, with all that is theirs.
      expect(codes()).to.deep.equal(['canned:hi']);
      await desk.session.logout(null, 'discard');
    }
    expect(await desk.element.login('mara', 'demo')).to.equal(null);
    await until(() => codes().join() === 'canned:bye', 'they are there again');
  });

  it('shows nothing of a setting that is no response', async () => {
    await openComposer(team);
    desk.session.setOwnSetting('canned:a', 'text');
    desk.session.setOwnSetting('canned:b', { code: 3, text: 'x' });
    desk.session.setOwnSetting('canned:c', { code: 'c', text: 'Correct' });
    await thread.write('/');
    await until(() => composer.cannedResponses.length > 0, 'the list is open');
    expect(composer.cannedResponses).to.deep.equal(['My responses: #c Correct', 'Greeting: Good morning']);
  });

  it('takes an Enter directly after a click on a button of the composer', async () => {
    await openComposer(team);
    await thread.write('First');
    composer.button('Emoji')?.focus();
    await clickAt(composer.button('Keyboard shortcuts') as HTMLElement);
    await until(
      () => composer.root.querySelector('agent-desk-shortcuts')?.shadowRoot?.querySelector('dialog')?.open,
      'it is open',
    );
    const close = [
      ...(composer.root.querySelector('agent-desk-shortcuts')?.shadowRoot?.querySelectorAll('button') ?? []),
    ][0];
    await clickAt(close as HTMLElement);
    await sendKeys({ press: 'Enter' });
    await thread.waitForMessage('First');
  });
});
