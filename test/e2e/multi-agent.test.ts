import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { requestReroute, bargeIn, leaveConversation, monitorChat } from './agent-actions.js';
import type { AgentPage } from './agent-page.js';
import { TestEnvironment, type Customer } from './test-environment.js';

/**
 * Two agents, a supervisor and a customer at once: what each of them sees, and what they never see. The sequences are
 * those of the protocol: transfer, conference, silent monitor, barge-in, leave.
 */
describe('two agents, a supervisor and a customer', () => {
  let environment: TestEnvironment;
  let mara: AgentPage;
  let otto: AgentPage;
  let vela: AgentPage;
  let ana: Customer;
  before(async () => {
    environment = await TestEnvironment.start({ rona: 30 });
  });
  afterEach(async () => assert.deepEqual(await environment.reset(), []));
  after(() => environment.stop());

  /** Mara is in a chat with Ana; Otto is signed in and not ready; Vela supervises the team. */
  async function startConversation(): Promise<void> {
    [mara, otto, vela] = await Promise.all([
      environment.openAgent('mara'),
      environment.openAgent('otto'),
      environment.openAgent('vela', { panel: true }),
    ]);
    await mara.goReady();
    ana = await environment.startChat('Ana', { text: 'Where is my parcel?' });
    await mara.acceptOffer();
    await mara.waitForText('Where is my parcel?');
    await mara.sendMessage('I am looking for it.');
    await ana.waitForMessage('I am looking for it.');
    await vela.clickButton('Refresh');
    await vela.waitForText('Ana');
  }

  /** Checks that none of the texts is in the customer's view. */
  async function expectNotShownToCustomer(...texts: readonly string[]): Promise<void> {
    const view = await ana.getView();
    for (const text of texts) assert.ok(!view.includes(text), `the customer never sees “${text}”`);
  }

  async function expectNeverShown(agentPage: AgentPage, ...texts: readonly string[]): Promise<void> {
    const shownText = await agentPage.allShownText();
    for (const text of texts) assert.ok(!shownText.includes(text), `${agentPage.name} never sees “${text}”`);
  }

  test('transfer: the next agent sees the requester, the note and the history, and the first agent is removed', async () => {
    await startConversation();
    await otto.goReady();
    await requestReroute(mara, 'transfer', { note: 'Parcel 4711, be kind' });
    await otto.waitForText('mara');
    await otto.waitForText('Parcel 4711, be kind');
    await otto.acceptOffer();
    await otto.waitForText('Where is my parcel?');
    await otto.waitForText('I am looking for it.');
    await mara.waitForText('Transferred');
    await ana.sendMessage('Are you still there?');
    await otto.waitForText('Are you still there?');
    await otto.sendMessage('Otto here, I have it.');
    await ana.waitForMessage('Otto here, I have it.');
    await expectNeverShown(mara, 'Are you still there?', 'Otto here');
    await expectNeverShown(vela, 'Parcel 4711');
    await expectNotShownToCustomer('Parcel 4711', 'vela');
  });

  test('transfer while the first agent loses the connection: the chat continues with the next agent only', async () => {
    await startConversation();
    await otto.goReady();
    await requestReroute(mara, 'transfer', { note: 'Over to you' });
    await otto.waitForText('Over to you');
    await environment.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'kill' } });
    await otto.acceptOffer();
    await otto.waitForText('I am looking for it.');
    await mara.waitForText('Ready');
    await ana.sendMessage('Hello?');
    await otto.waitForText('Hello?');
    await otto.sendMessage('Here I am.');
    await ana.waitForMessage('Here I am.');
    await expectNeverShown(mara, 'Hello?');
  });

  test('conference: both agents see each other join and write to the customer; one leaves, the other stays', async () => {
    await startConversation();
    await otto.goReady();
    await requestReroute(mara, 'conference', { note: 'Please help with customs' });
    await otto.waitForText('Please help with customs');
    await otto.acceptOffer();
    await mara.waitForText('Otto');
    await otto.waitForText('I am looking for it.');
    await otto.sendMessage('Customs has it.');
    await ana.waitForMessage('Customs has it.');
    await mara.waitForText('Customs has it.');
    await mara.sendMessage('There you are.');
    await otto.waitForText('There you are.');
    await leaveConversation(mara);
    await mara.waitForTextGone('Message to Ana');
    await otto.waitForText('left');
    await ana.sendMessage('Thank you both');
    await otto.waitForText('Thank you both');
    await expectNeverShown(mara, 'Thank you both');
    await expectNotShownToCustomer('Please help with customs');
  });

  test('conference without an answer: the offer times out, and the first agent sees that no agent was available', async () => {
    await startConversation();
    await otto.goReady();
    await requestReroute(mara, 'conference');
    await otto.waitForText('Accept');
    await environment.control('POST', '/clock', { advanceMs: 31_000 });
    await otto.waitForText("You didn't answer in time.");
    await environment.control('POST', '/clock', { advanceMs: 300_000 });
    await mara.waitForText(/No(body| agent)/);
    await mara.sendMessage('I am still here.');
    await ana.waitForMessage('I am still here.');
  });

  test('silent monitor and whisper: the agent sees the whisper, the customer never does, and the monitor stays hidden', async () => {
    await startConversation();
    await monitorChat(vela, 'Ana');
    await vela.waitForText('I am looking for it.');
    await ana.sendMessage('Please hurry');
    await vela.waitForText('Please hurry');
    await expectNeverShown(mara, 'vela joined', 'Vela Strand joined');
    await vela.sendMessage('Offer a refund');
    await mara.waitForText('Offer a refund');
    await mara.waitForText('Whisper');
    await mara.sendMessage('May I offer you a refund?');
    await ana.waitForMessage('May I offer you a refund?');
    await vela.waitForText('May I offer you a refund?');
    await expectNotShownToCustomer('Offer a refund', 'vela', 'Vela');
    await expectNeverShown(otto, 'Offer a refund', 'Please hurry');
  });

  test('monitoring continues after the supervisor reloads the page, still hidden', async () => {
    await startConversation();
    await monitorChat(vela, 'Ana');
    await vela.waitForText('I am looking for it.');
    await vela.reload();
    await vela.waitForText('I am looking for it.');
    await ana.sendMessage('One more thing');
    await vela.waitForText('One more thing');
    await vela.sendMessage('Ask for the number');
    await mara.waitForText('Ask for the number');
    await expectNotShownToCustomer('Ask for the number', 'vela', 'Vela');
    await expectNeverShown(mara, 'vela joined', 'Vela Strand joined');
  });

  test('a second supervisor sees that the chat is already monitored, and is refused in words', async () => {
    await startConversation();
    await environment.control('POST', '/agents', {
      username: 'nils',
      firstName: 'Nils',
      roles: ['agent', 'supervisor'],
      team: 'Quay',
      supervises: ['Harbour'],
      mrds: ['CHAT'],
    });
    const nils = await environment.openAgent('nils', { panel: true });
    await monitorChat(vela, 'Ana');
    await vela.waitForText('I am looking for it.');
    await nils.clickButton('Refresh');
    await nils.waitForText('Monitored by Vela');
    await nils.click('supervisor-panel >>> button[aria-label^="Monitor the chat"]');
    await nils.waitForText('Another supervisor is already monitoring this chat');
    const description = await nils.evaluate<string>(
      'supervisor-panel >>> button[aria-label^="Monitor the chat"]',
      '`${element.ariaDisabled}: ${element.title}`',
    );
    assert.match(description, /^true: .*already/);
    await ana.sendMessage('Anybody?');
    await vela.waitForText('Anybody?');
    await nils.waitForText('No conversation open');
    assert.equal(await ana.countMonitors(), 1);
  });

  test('barge-in: the supervisor becomes visible, writes to the customer and leaves', async () => {
    await startConversation();
    await monitorChat(vela, 'Ana');
    await vela.waitForText('I am looking for it.');
    await vela.sendMessage('I will step in');
    await mara.waitForText('I will step in');
    await bargeIn(vela, 'Ana');
    await mara.waitForText(/Vela|vela/);
    await vela.waitForText('Message to Ana');
    await vela.sendMessage('This is Vela, the team lead.');
    await ana.waitForMessage('This is Vela, the team lead.');
    await mara.waitForText('This is Vela, the team lead.');
    await leaveConversation(vela);
    await mara.waitForText('left');
    await ana.sendMessage('Good people');
    await mara.waitForText('Good people');
    await expectNotShownToCustomer('I will step in');
    await expectNeverShown(vela, 'Good people');
  });

  test('when the last agent leaves, the chat ends and monitoring ends with a notice', async () => {
    await startConversation();
    await monitorChat(vela, 'Ana');
    await vela.waitForText('I am looking for it.');
    await leaveConversation(mara);
    await mara.waitForTextGone('Message to Ana');
    await vela.waitForText(/ended|over|left/);
    await vela.waitForTextGone('Whisper to the other agents');
    await expectNotShownToCustomer('vela', 'Vela');
  });
});
