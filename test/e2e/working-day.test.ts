import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  bargeIn,
  jumpToLatest,
  leaveConversation,
  monitorChat,
  readBack,
  sendFile,
  waitForEnd,
} from './agent-actions.js';
import { TestEnvironment } from './test-environment.js';

/** The working day of an agent and a supervisor, in short: `npm test` runs it in each engine. */
describe('a working day', () => {
  let environment: TestEnvironment;
  before(async () => {
    environment = await TestEnvironment.start({ rona: 120 });
  });
  after(() => environment.stop());

  test('an agent signs in, takes a chat, talks, sends a file, reads back and leaves; a supervisor monitors and barges in', async () => {
    const [mara, vela] = await Promise.all([
      environment.openAgent('mara'),
      environment.openAgent('vela', { panel: true }),
    ]);
    await mara.goReady();
    const ana = await environment.startChat('Ana', { text: 'Where is my parcel?' });
    await mara.acceptOffer();
    await mara.waitForText('Where is my parcel?');
    await mara.sendMessage('I am looking for it.');
    await ana.waitForMessage('I am looking for it.');
    await waitForEnd(mara, 'I am looking for it.');

    await environment.control('POST', '/burst', { conversationIds: [ana.conversationId], count: 30, perSecond: 50 });
    await waitForEnd(mara, 'Message 30 of 30');
    await sendFile(mara, 'invoice.txt');
    await ana.waitForMessage('invoice.txt');
    await waitForEnd(mara, 'invoice.txt');
    await readBack(mara, 'Where is my parcel?');
    await ana.sendMessage('Did you find it?');
    await jumpToLatest(mara);
    await waitForEnd(mara, 'Did you find it?');

    await vela.clickButton('Refresh');
    await monitorChat(vela, 'Ana');
    await waitForEnd(vela, 'Did you find it?');
    await vela.sendMessage('Offer a refund');
    await mara.waitForText('Offer a refund');
    await bargeIn(vela, 'Ana');
    await vela.waitForText('Message to Ana');
    await vela.sendMessage('This is Vela, the team lead.');
    await ana.waitForMessage('This is Vela, the team lead.');
    await waitForEnd(mara, 'This is Vela, the team lead.');
    const view = await ana.getView();
    assert.ok(!view.includes('Offer a refund'), 'the customer never sees the whisper');

    await leaveConversation(mara);
    await mara.waitForTextGone('Message to Ana');
    await ana.sendMessage('Thank you');
    await waitForEnd(vela, 'Thank you');
    await leaveConversation(vela);
    await vela.waitForTextGone('Message to Ana');
    assert.deepEqual(await environment.reset(), [], 'errors of the pages');
  });
});
