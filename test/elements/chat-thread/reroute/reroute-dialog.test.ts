import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import '../../../../src/elements/task-offer/task-offer.define.js';
import { openChat } from '../../../support/browser/customer-chat.js';
import { checkA11y, cleanUp, startEmulator, until, type Emulator } from '../../../support/browser/mount-session.js';
import { reconnectWithScopes } from '../../../support/browser/reconnect-with-scopes.js';
import { signIn, type SignedInAgent } from '../../../support/browser/signed-in-agent.js';

/** The targets and kinds of the dialog, by permission and availability. */
describe('<chat-thread> reroute dialog', () => {
  let emulator: Emulator;
  let mara: SignedInAgent;
  before(async () => {
    emulator = await startEmulator();
  });
  beforeEach(async () => {
    mara = await signIn(emulator, 'mara', false);
    await openChat(emulator, mara.mounted, 'Ana', { text: 'Hello' });
  });
  afterEach(() => cleanUp(emulator));

  describe('the dialog', () => {
    it('is accessible without and with a free target', async () => {
      await mara.reroute.open();
      await checkA11y(mara.thread.element);
      await signIn(emulator, 'otto');
      await mara.reroute.chooseTarget('support');
      await checkA11y(mara.thread.element);
    });

    it('shows the free agents of each queue, enables only queues with free agents, and lists the agents', async () => {
      await mara.reroute.open();
      expect(mara.reroute.optionTexts).to.deep.equal([
        'support No agents available',
        'sales No agents available',
        'whatsapp No agents available',
      ]);
      expect(mara.reroute.canConfirm).to.equal(false);
      await signIn(emulator, 'otto');
      await until(
        () => mara.reroute.optionTexts[0] === 'support 1 agent available',
        'the count is refreshed while the dialog is open',
      );
      expect(mara.reroute.optionTexts[3]).to.equal('Otto Fenn support, sales, and whatsapp');
    });

    it('keeps the selected queue when no agent is free any more, and shows why it is unavailable', async () => {
      const otto = await signIn(emulator, 'otto');
      await mara.reroute.open();
      await mara.reroute.chooseTarget('support');
      expect(mara.reroute.canConfirm).to.equal(true);
      await otto.mounted.session.dispatch({ type: 'set-state', state: 'not-ready', reason: null });
      await until(
        () => mara.reroute.optionTexts[0] === 'support No agents available',
        'the queue is shown as unavailable',
      );
      expect(mara.reroute.canConfirm).to.equal(false);
    });

    it('filters queues and agents by name', async () => {
      for (const username of ['otto', 'ines', 'kim', 'lou', 'sam']) {
        if (!['otto', 'ines'].includes(username)) {
          await emulator.control('POST', '/agents', { username, mrds: ['CHAT'] });
        }
        await signIn(emulator, username);
      }
      await mara.reroute.open();
      await until(() => mara.reroute.optionTexts.length === 8, 'three queues and five agents are listed');
      mara.reroute.search?.focus();
      await sendKeys({ type: 'kim' });
      await until(() => mara.reroute.optionTexts.length === 1, 'one match');
      expect(mara.reroute.optionTexts[0]).to.contain('Kim');
      await sendKeys({ press: 'Enter' });
      expect(mara.reroute.dialog === null, 'Enter does not submit').to.equal(false);
    });

    it('can be vetoed by the host', async () => {
      await signIn(emulator, 'otto');
      mara.mounted.element.addEventListener('conversation-transfer-request', (event) => event.preventDefault());
      await mara.reroute.requestReroute('transfer', 'support');
      expect(mara.mounted.session.state.pending).to.deep.equal([]);
      expect(mara.reroute.dialog?.open).to.equal(true);
    });

    it('works by keyboard alone and returns the focus', async () => {
      await signIn(emulator, 'otto');
      const button = await until(() => mara.reroute.button, 'the button is shown');
      button.focus();
      await sendKeys({ press: 'Enter' });
      await until(() => mara.reroute.optionTexts[0] === 'support 1 agent available', 'the dialog is open');
      await sendKeys({ press: 'ArrowRight' });
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: ' ' });
      await sendKeys({ press: 'Tab' });
      await sendKeys({ type: 'Please' });
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Enter' });
      await mara.reroute.waitForProgress('Conference: looking for an agent');
      await until(() => mara.reroute.dialog === null, 'the dialog is closed');
      expect(mara.thread.element.shadowRoot?.activeElement === button).to.equal(true);
    });

    it('closes on Escape without a request, and keeps the note until it is sent', async () => {
      await signIn(emulator, 'otto');
      await mara.reroute.open();
      await mara.reroute.writeNote('Wants a refund');
      await sendKeys({ press: 'Escape' });
      await until(
        () => mara.thread.element.shadowRoot?.querySelector('agent-desk-reroute') === null,
        'the dialog is removed',
      );
      expect(mara.mounted.session.state.pending).to.deep.equal([]);
      await mara.reroute.open();
      expect(mara.reroute.note.value).to.equal('Wants a refund');
      await sendKeys({ press: 'Escape' });
      await until(() => mara.reroute.dialog === null, 'the dialog is closed');
      await mara.reroute.requestReroute('conference', 'support');
      await mara.reroute.waitForProgress('looking for an agent');
      await until(() => mara.reroute.dialog === null, 'the request is sent');
      await mara.reroute.open();
      expect(mara.reroute.note.value, 'the colleague has it').to.equal('');
    });

    it('shows why the server refused, and keeps the note', async () => {
      await signIn(emulator, 'otto');
      await mara.reroute.requestReroute('conference', 'support');
      await mara.reroute.waitForProgress('looking for an agent');
      await until(() => mara.reroute.dialog === null, 'the first request is sent');
      await mara.reroute.requestReroute('conference', 'sales', 'Again');
      await until(() => mara.reroute.problem.includes('a request is already pending'), 'the refusal is shown');
      expect(mara.reroute.note.value).to.equal('Again');
    });
  });

  describe('without permissions', () => {
    const removeScopes = (...scopes: readonly string[]) =>
      reconnectWithScopes(mara.mounted, (scope) => !scopes.includes(scope));

    it('leaves out the kinds that are not permitted', async () => {
      await removeScopes('view_conference', 'view_leave_chat');
      await until(() => mara.thread.button('Leave') === undefined, 'the leave button is hidden');
      await mara.reroute.open();
      expect(mara.reroute.kinds).to.deep.equal(['transfer', 'consult']);
    });

    it('has no button when no kind is permitted', async () => {
      await removeScopes('view_direct_transfer', 'view_conference', 'view_consult');
      await until(() => mara.reroute.button === null, 'the button is hidden');
    });
  });

  it('offers no named agents and no consultation on an older server', async () => {
    await signIn(emulator, 'otto');
    mara.mounted.element.setAttribute('server', '4.4');
    await mara.mounted.element.updateComplete;
    await mara.reroute.open();
    await until(() => mara.reroute.optionTexts[0] === 'support 1 agent available', 'the free agent is counted');
    expect(mara.reroute.optionTexts.length).to.equal(3);
    expect(mara.reroute.kinds).to.deep.equal(['transfer', 'conference']);
  });
});
