import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { TestEnvironment, type Customer } from './test-environment.js';
import type { KeyboardUser } from './keyboard-user.js';

/** The thread has a height: where it grows, WebKit lets it push its field out of the window. */
const newest = { attributes: 'server="4.9" style="--chat-thread-height: 34rem"' };

async function signIn(user: KeyboardUser): Promise<void> {
  await user.waitForText('Password');
  await user.reach(/^Username/);
  await user.write(user.name);
  await user.press('Tab');
  await user.write('demo');
  await user.press('Enter');
  await user.waitForText(/Not ready|Ready/);
  await user.waitForFocus();
}

/** The message field has the focus. */
async function send(user: KeyboardUser, text: string, customer: Customer): Promise<void> {
  await user.waitForFocus(/^(Message|Whisper)/);
  await user.write(text);
  await user.press('Enter');
  await customer.waitForMessage(text);
  await user.waitForFocus(/^Message/);
}

/** Asks to leave, and does. */
async function leave(user: KeyboardUser): Promise<void> {
  await user.use('Leave', 'Shift+Tab');
  await user.waitFor('chat-thread >>> [role=alertdialog]', 'element.matches(":focus-within")', 'is in the question');
  // As people do: not within the half second in which a button that has just come does nothing.
  await user.waitForFocus('Leave', 600);
  await user.press('Enter');
  await user.waitForTextGone('Message to Ana');
  await user.waitForFocus();
}

/** A working day without a pointer: real keys only, and after each the focus is seen. */
describe('a working day by keyboard alone', () => {
  let environment: TestEnvironment;
  let folder: string;
  before(async () => {
    environment = await TestEnvironment.start({ rona: 300 });
    folder = await mkdtemp(join(tmpdir(), 'desk-file-'));
  });
  after(async () => {
    await environment.stop();
    await rm(folder, { recursive: true });
  });

  test('an agent works from sign-in to the ended conversation; a supervisor monitors, advises and barges in', async () => {
    const mara = await environment.openKeyboardUser('mara', newest);
    await signIn(mara);

    await mara.use(/^Your availability/);
    await mara.use('Ready on all channels');
    await mara.waitForText('Ready');
    await mara.press('Escape');
    await mara.waitForFocus(/^Your availability/);

    const ana = await environment.startChat('Ana', { text: 'Where is my parcel?' });
    await mara.waitForText('Accept');
    await mara.use('Accept');
    await mara.waitForText('Where is my parcel?');
    await send(mara, 'I am looking for it.', ana);

    // Reads back, and replies to the first message.
    await ana.sendMessage('Thank you');
    await mara.waitForText('Thank you');
    await mara.reach(/Thank you/, 'Shift+Tab');
    await mara.press('Home');
    await mara.reach(/Where is my parcel/, 'ArrowUp');
    await mara.use('Reply');
    await send(mara, 'It is in Hull.', ana);
    assert.match(await ana.getView(), /"originalMessageId":\s*"[^"]+"/, 'the reply names its message');

    // A file. WebKit's driver cannot choose one.
    const file = join(folder, 'invoice.txt');
    await writeFile(file, 'Order 7');
    await mara.reach('Attach files');
    if (await environment.chooseFile(mara, file, () => mara.press('Enter'))) {
      await mara.waitForText('invoice.txt');
      await mara.waitForFocus();
      await mara.use('Send');
      await ana.waitForMessage('invoice.txt');
      await mara.waitForFocus();
    }

    // Dialogs are opened and cancelled, and the focus returns.
    await mara.use('Transfer…', 'Shift+Tab');
    await mara.waitForText('support');
    await mara.waitForFocus();
    await mara.press('Escape');
    await mara.waitForFocus('Transfer…');
    await mara.use('Hold…', 'Shift+Tab');
    await mara.waitForFocus('1 minute');
    await mara.press('Enter');
    await mara.waitForText('Resume');
    await mara.waitForFocus();
    await mara.use('Resume', 'Shift+Tab');
    await mara.waitForTextGone('Resume');
    await mara.waitForFocus();

    const vela = await environment.openKeyboardUser('vela', { panel: true, ...newest });
    await signIn(vela);
    await vela.waitForText('Monitor');
    await vela.reach(/^Ana/);
    await vela.use(/^Monitor the chat with Ana/, 'ArrowRight');
    await vela.waitForText('It is in Hull.');
    await vela.reach(/^Whisper to/, 'Shift+Tab');
    await vela.write('Offer a refund');
    await vela.press('Enter');
    await mara.waitForText('Offer a refund');
    await vela.use(/^Barge in/, 'Shift+Tab');
    await vela.waitForText('Barge in on the chat with Ana?');
    await vela.waitForFocus();
    await vela.use('Barge in', 'Shift+Tab');
    await vela.waitForText('Message to Ana');
    await send(vela, 'This is Vela.', ana);
    assert.ok(!(await ana.getView()).includes('Offer a refund'), 'the customer never sees the whisper');
    await leave(vela);

    await mara.reach(/^Message/);
    await leave(mara);
    await mara.use(/^Ended/, 'Shift+Tab');
    await mara.waitFor('conversation-list >>> .ended-rows', 'true', 'sees the ended conversations');
    await mara.press('Tab');
    await mara.use(/Ana/);
    await mara.waitForText('It is in Hull.');
    await mara.waitForFocus();
    assert.deepEqual(await environment.reset(), [], 'errors of the pages');
  });

  test('three people: an agent raises a hand, the supervisor joins from the alert, and sets the other agent Ready', async () => {
    const mara = await environment.openKeyboardUser('mara', newest);
    const otto = await environment.openKeyboardUser('otto', newest);
    const vela = await environment.openKeyboardUser('vela', { panel: true, ...newest });
    for (const user of [otto, vela, mara]) await signIn(user);
    await mara.use(/^Your availability/);
    await mara.use('Ready on all channels');
    await mara.waitForText('Ready');
    await mara.press('Escape');
    const ana = await environment.startChat('Ana', { text: 'Where is my parcel?' });
    await mara.waitForText('Accept');
    await mara.use('Accept');
    await mara.waitForText('Where is my parcel?');
    await mara.waitForFocus(/^Message/);

    await mara.use('Raise hand', 'Shift+Tab');
    await vela.waitForText('asks for a supervisor');
    await vela.waitForFocus();
    await vela.use(/^Join as advisor: Ana/);
    await vela.waitForText('Where is my parcel?');
    await vela.waitForTextGone('Join as advisor');
    await mara.waitForTextGone('Lower hand');
    await vela.waitForFocus(/^Whisper to/);
    await vela.write('Offer a refund');
    await vela.press('Enter');
    await mara.waitForText('Offer a refund');
    await mara.waitForFocus();
    assert.ok(!(await ana.getView()).includes('Offer a refund'), 'the customer never sees the whisper');

    assert.match(await otto.visibleText(), /Not ready/);
    await vela.reach(/^(You|Ines|Mara|mara|ines)/);
    await vela.reach(/^Otto|^otto/, 'ArrowDown');
    await vela.press('End');
    await vela.reach(/^Set .* Ready$/, 'ArrowLeft');
    await vela.press('Enter');
    await vela.waitForText(/Set .* Ready\?/);
    await vela.waitForFocus('Cancel');
    await vela.use('Set Ready', 'Shift+Tab');
    await vela.waitForText(/ is Ready\./);
    await vela.waitForFocus(/^Set .* Ready/);
    const ofOtto = await otto.visibleText();
    assert.ok(!ofOtto.includes('Not ready') && ofOtto.includes('Ready'), ofOtto);
    assert.deepEqual(await environment.reset(), [], 'errors of the pages');
  });
});
