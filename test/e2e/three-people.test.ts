import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { asksQueue, bargesIn, leaves, monitors } from './desk-acts.js';
import { Stage, type Customer, type Person } from './stage.js';

/**
 * Two agents, a supervisor and a customer at once, each before a page of their own: what each of the four sees, and what
 * they never see. The sequences are those of the protocol: transfer, conference, silent monitor, barge-in, leave.
 */
describe('three people and a customer', () => {
  let stage: Stage;
  let mara: Person;
  let otto: Person;
  let vela: Person;
  let ana: Customer;
  before(async () => {
    stage = await Stage.set({ rona: 30 });
  });
  afterEach(async () => assert.deepEqual(await stage.clear(), []));
  after(() => stage.strike());

  /** Mara talks with Ana; Otto is at his desk and not ready; Vela watches the team. */
  async function begin(): Promise<void> {
    [mara, otto, vela] = await Promise.all([
      stage.enters('mara'),
      stage.enters('otto'),
      stage.enters('vela', { panel: true }),
    ]);
    await mara.goReady();
    ana = await stage.customer('Ana', { text: 'Where is my parcel?' });
    await mara.press('Accept');
    await mara.sees('Where is my parcel?');
    await mara.writes('I am looking for it.');
    await ana.reads('I am looking for it.');
    await vela.press('Refresh');
    await vela.sees('Ana');
  }

  /** Nothing of this was ever on the customer's screen. */
  async function neverAtCustomer(...words: readonly string[]): Promise<void> {
    const screen = await ana.screen();
    for (const word of words) assert.ok(!screen.includes(word), `the customer never sees “${word}”`);
  }

  async function neverShown(person: Person, ...words: readonly string[]): Promise<void> {
    const shown = await person.everShown();
    for (const word of words) assert.ok(!shown.includes(word), `${person.name} never sees “${word}”`);
  }

  test('transfer: the next agent is told who asks and why, has the history, and the first is out', async () => {
    await begin();
    await otto.goReady();
    await asksQueue(mara, 'transfer', { note: 'Parcel 4711, be kind' });
    await otto.sees('mara');
    await otto.sees('Parcel 4711, be kind');
    await otto.press('Accept');
    await otto.sees('Where is my parcel?');
    await otto.sees('I am looking for it.');
    await mara.sees('Transferred');
    await ana.says('Are you still there?');
    await otto.sees('Are you still there?');
    await otto.writes('Otto here, I have it.');
    await ana.reads('Otto here, I have it.');
    await neverShown(mara, 'Are you still there?', 'Otto here');
    await neverShown(vela, 'Parcel 4711');
    await neverAtCustomer('Parcel 4711', 'vela');
  });

  test('transfer, and the first agent’s link dies in the middle: the chat goes on, nobody is left with two halves', async () => {
    await begin();
    await otto.goReady();
    await asksQueue(mara, 'transfer', { note: 'Over to you' });
    await otto.sees('Over to you');
    await stage.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'kill' } });
    await otto.press('Accept');
    await otto.sees('I am looking for it.');
    await mara.sees('Ready');
    await ana.says('Hello?');
    await otto.sees('Hello?');
    await otto.writes('Here I am.');
    await ana.reads('Here I am.');
    await neverShown(mara, 'Hello?');
  });

  test('conference: both see each other join, both talk to the customer, one leaves and the other stays', async () => {
    await begin();
    await otto.goReady();
    await asksQueue(mara, 'conference', { note: 'Please help with customs' });
    await otto.sees('Please help with customs');
    await otto.press('Accept');
    await mara.sees('Otto');
    await otto.sees('I am looking for it.');
    await otto.writes('Customs has it.');
    await ana.reads('Customs has it.');
    await mara.sees('Customs has it.');
    await mara.writes('There you are.');
    await otto.sees('There you are.');
    await leaves(mara);
    await mara.noLongerSees('Message to Ana');
    await otto.sees('left');
    await ana.says('Thank you both');
    await otto.sees('Thank you both');
    await neverShown(mara, 'Thank you both');
    await neverAtCustomer('Please help with customs');
  });

  test('conference, and nobody answers in time: it moves on, and after the last time the first agent is told', async () => {
    await begin();
    await otto.goReady();
    await asksQueue(mara, 'conference');
    await otto.sees('Accept');
    await stage.control('POST', '/clock', { advanceMs: 31_000 });
    await otto.sees('The time to answer ran out.');
    await stage.control('POST', '/clock', { advanceMs: 300_000 });
    await mara.sees(/No(body| agent)/);
    await mara.writes('I am still here.');
    await ana.reads('I am still here.');
  });

  test('silent monitor and whisper: the agent reads it, the customer never does, and nobody sees who watches', async () => {
    await begin();
    await monitors(vela, 'Ana');
    await vela.sees('I am looking for it.');
    await ana.says('Please hurry');
    await vela.sees('Please hurry');
    await neverShown(mara, 'vela joined', 'Vela joined');
    await vela.writes('Offer a refund');
    await mara.sees('Offer a refund');
    await mara.sees('Whisper');
    await mara.writes('May I offer you a refund?');
    await ana.reads('May I offer you a refund?');
    await vela.sees('May I offer you a refund?');
    await neverAtCustomer('Offer a refund', 'vela', 'Vela');
    await neverShown(otto, 'Offer a refund', 'Please hurry');
  });

  test('the supervisor reloads while monitoring: the watch goes on, still unseen', async () => {
    await begin();
    await monitors(vela, 'Ana');
    await vela.sees('I am looking for it.');
    await vela.page.reload({ waitUntil: 'load' });
    await vela.signIn();
    await vela.sees('I am looking for it.');
    await ana.says('One more thing');
    await vela.sees('One more thing');
    await vela.writes('Ask for the number');
    await mara.sees('Ask for the number');
    await neverAtCustomer('Ask for the number', 'vela', 'Vela');
    await neverShown(mara, 'vela joined', 'Vela joined');
  });

  test('two supervisors at once: one watches, the other is told so and stays out', async () => {
    await begin();
    await stage.control('POST', '/agents', {
      username: 'nils',
      firstName: 'Nils',
      roles: ['agent', 'supervisor'],
      team: 'Quay',
      supervises: ['Harbour'],
      mrds: ['CHAT'],
    });
    const nils = await stage.enters('nils', { panel: true });
    await monitors(vela, 'Ana');
    await vela.sees('I am looking for it.');
    await nils.press('Refresh');
    await nils.sees('Monitored by Vela');
    const why = await nils.page.$eval(
      'supervisor-panel >>> button[aria-label^="Monitor the chat"]',
      (button) => `${String(button.ariaDisabled)}: ${String(button.title)}`,
    );
    assert.match(why, /^true: .*already/);
    await nils.clicks('supervisor-panel >>> button[aria-label^="Monitor the chat"]');
    await ana.says('Anybody?');
    await vela.sees('Anybody?');
    await nils.sees('No conversation open');
    assert.equal(await ana.monitors(), 1);
  });

  test('barge-in: the role changes for all, the supervisor talks to the customer, and leaves again', async () => {
    await begin();
    await monitors(vela, 'Ana');
    await vela.sees('I am looking for it.');
    await vela.writes('I will step in');
    await mara.sees('I will step in');
    await bargesIn(vela, 'Ana');
    await mara.sees(/Vela|vela/);
    await vela.sees('Message to Ana');
    await vela.writes('This is Vela, the team lead.');
    await ana.reads('This is Vela, the team lead.');
    await mara.sees('This is Vela, the team lead.');
    await leaves(vela);
    await mara.sees('left');
    await ana.says('Good people');
    await mara.sees('Good people');
    await neverAtCustomer('I will step in');
    await neverShown(vela, 'Good people');
  });

  test('the last agent leaves: the watch ends with a word, the chat is over', async () => {
    await begin();
    await monitors(vela, 'Ana');
    await vela.sees('I am looking for it.');
    await leaves(mara);
    await mara.noLongerSees('Message to Ana');
    await vela.sees(/ended|over|left/);
    await vela.noLongerSees('Whisper to the other agents');
    await neverAtCustomer('vela', 'Vela');
  });
});
