import { expect } from '@open-wc/testing';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import { cleanUp, startEmulator, until, type Emulator } from '../../../support/browser/mount-session.js';
import { openThread } from '../../../support/browser/open-thread.js';

/** A right-to-left override turns round what follows it: `\u202emoc.knab@troppus` is displayed as `support@bank.com`. */
describe('<chat-thread> names with hidden characters', () => {
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(() => cleanUp(emulator));

  it('shows names, addresses, subjects, chips and titles as they are written', async () => {
    const disguised = '\u202emoc.knab@troppus';
    const { mounted, thread, chat } = await openThread(emulator, { height: '3000px' });
    await chat.publishEvent('ASSOCIATED_CUSTOMER_CHANGED', {
      ...{ _id: 'other', firstName: disguised, lastName: 'A', isAnonymous: false, phoneNumber: ['1'], __v: 0 },
    });
    await until(() => thread.title !== 'Ana', 'the customer has another name');
    expect(thread.title).to.equal('moc.knab@troppus A');
    expect(mounted.session.state.conversations.byId.get(chat.id)?.customer.name).to.equal('moc.knab@troppus A');
    const mediaUrl = 'https://files.example/a.pdf';
    const bodies: readonly Readonly<Record<string, unknown>>[] = [
      { type: 'EMAIL', markdownText: '', subject: disguised, from: disguised, recipientsTo: [disguised] },
      {
        type: 'CONTACT',
        contacts: [{ name: { formattedName: disguised }, phones: [{ phone: `\u202e100 555 10` }] }],
      },
      {
        type: 'LOCATION',
        location: { latitude: 1, longitude: 2 },
        additionalDetails: { name: disguised, address: disguised },
      },
      { type: 'BUTTON', markdownText: 'Choose', buttons: [{ title: disguised, type: 'text', payload: 'a' }] },
      { type: 'CAROUSEL', elements: [{ title: disguised, text: 'One', buttons: [] }] },
      { type: 'FILE', additionalDetails: { fileName: 'invoice\u202efdp.exe' }, attachment: { mediaUrl, size: 1 } },
    ];
    for (const body of bodies) await chat.sendBody(body);
    await until(() => thread.messages.length === bodies.length + 1 && thread.isRich, 'all messages are shown');
    await until(() => thread.messages[1]?.textContent.includes('moc.knab@troppus'), 'the cards are shown');
    expect(thread.messages[6]?.textContent).to.include('invoicefdp.exe');
    for (const message of thread.messages) expect(message.outerHTML).not.to.match(/[\u202a-\u202e]/u);
  });
});
