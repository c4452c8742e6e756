import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { requestReroute, bargeIn, leaveConversation, monitorChat } from './agent-actions.js';
import { TestEnvironment, type Customer, type AgentPage } from './test-environment.js';

/**
 * Two agents, a supervisor and a customer at once, each before a page of their own: what each of the four sees, and what
 * they never see. The sequences are those of the protocol: transfer, conference, silent monitor, barge-in, leave.
 */
describe('three people and a customer', () => {
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

  /** Mara talks with Ana; Otto is at his desk and not ready; Vela watches the team. */
  async function startConversation(): Promise<void> {
    [mara, otto, vela] = await Promise.all([
      environment.openAgent('mara'),
      environment.openAgent('otto'),
      environment.openAgent('vela', { panel: true }),
    ]);
    await mara.goReady();
    ana = await environment.startChat('Ana', { text: 'Where is my parcel?' });
    await mara.clickButton('Accept');
    await mara.waitForText('Where is my parcel?');
    await mara.sendMessage('I am looking for it.');
    await ana.waitForMessage('I am looking for it.');
    await vela.clickButton('Refresh');
    await vela.waitForText('Ana');
  }

  /** Nothing of this was ever on the customer's screen. */
  async function expectNotShownToCustomer(...texts: readonly string[]): Promise<void> {
    const view = await ana.getView();
    for (const text of texts) assert.ok(!view.includes(text), `the customer never sees “${text}”`);
  }

  async function expectNeverShown(agentPage: AgentPage, ...texts: readonly string[]): Promise<void> {
    const shownText = await agentPage.allShownText();
    for (const text of texts) assert.ok(!shownText.includes(text), `${agentPage.name} never sees “${text}”`);
  }

  test('transfer: the next agent is told who asks and why, has the history, and the first is out', async () => {
    await startConversation();
    await otto.goReady();
    await requestReroute(mara, 'transfer', { note: 'Parcel 4711, be kind' });
    await otto.waitForText('mara');
    await otto.waitForText('Parcel 4711, be kind');
    await otto.clickButton('Accept');
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

  test('transfer, and the first agent’s link dies in the middle: the chat goes on, nobody is left with two halves', async () => {
    await startConversation();
    await otto.goReady();
    await requestReroute(mara, 'transfer', { note: 'Over to you' });
    await otto.waitForText('Over to you');
    await environment.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'kill' } });
    await otto.clickButton('Accept');
    await otto.waitForText('I am looking for it.');
    await mara.waitForText('Ready');
    await ana.sendMessage('Hello?');
    await otto.waitForText('Hello?');
    await otto.sendMessage('Here I am.');
    await ana.waitForMessage('Here I am.');
    await expectNeverShown(mara, 'Hello?');
  });

  test('conference: both see each other join, both talk to the customer, one leaves and the other stays', async () => {
    await startConversation();
    await otto.goReady();
    await requestReroute(mara, 'conference', { note: 'Please help with customs' });
    await otto.waitForText('Please help with customs');
    await otto.clickButton('Accept');
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

  test('conference, and nobody answers in time: it moves on, and after the last time the first agent is told', async () => {
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

  test('silent monitor and whisper: the agent reads it, the customer never does, and nobody sees who watches', async () => {
    await startConversation();
    await monitorChat(vela, 'Ana');
    await vela.waitForText('I am looking for it.');
    await ana.sendMessage('Please hurry');
    await vela.waitForText('Please hurry');
    await expectNeverShown(mara, 'vela joined', 'Vela joined');
    await vela.sendMessage('Offer a refund');
    await mara.waitForText('Offer a refund');
    await mara.waitForText('Whisper');
    await mara.sendMessage('May I offer you a refund?');
    await ana.waitForMessage('May I offer you a refund?');
    await vela.waitForText('May I offer you a refund?');
    await expectNotShownToCustomer('Offer a refund', 'vela', 'Vela');
    await expectNeverShown(otto, 'Offer a refund', 'Please hurry');
  });

  test('the supervisor reloads while monitoring: the watch goes on, still unseen', async () => {
    await startConversation();
    await monitorChat(vela, 'Ana');
    await vela.waitForText('I am looking for it.');
    await vela.page.reload({ waitUntil: 'load' });
    await vela.signIn();
    await vela.waitForText('I am looking for it.');
    await ana.sendMessage('One more thing');
    await vela.waitForText('One more thing');
    await vela.sendMessage('Ask for the number');
    await mara.waitForText('Ask for the number');
    await expectNotShownToCustomer('Ask for the number', 'vela', 'Vela');
    await expectNeverShown(mara, 'vela joined', 'Vela joined');
  });

  test('two supervisors at once: one watches, the other is told so and stays out', async () => {
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
    const description = await nils.page.$eval(
      'supervisor-panel >>> button[aria-label^="Monitor the chat"]',
      (button) => `${String(button.ariaDisabled)}: ${String(button.title)}`,
    );
    assert.match(description, /^true: .*already/);
    await nils.click('supervisor-panel >>> button[aria-label^="Monitor the chat"]');
    await ana.sendMessage('Anybody?');
    await vela.waitForText('Anybody?');
    await nils.waitForText('No conversation open');
    assert.equal(await ana.countMonitors(), 1);
  });

  test('barge-in: the role changes for all, the supervisor talks to the customer, and leaves again', async () => {
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

  test('the last agent leaves: the watch ends with a word, the chat is over', async () => {
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
