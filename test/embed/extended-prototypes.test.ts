import { expect } from '@open-wc/testing';
import type { DeskSessionElement } from '../../src/elements/desk-session/desk-session.js';
import type { ConversationId } from '../../src/domain/index.js';
import { cleanUp, startEmulator, until, type Emulator } from '../support/browser/mount-session.js';
import { visibleText } from '../support/browser/host-page.js';

/** What old libraries do to the prototypes of a page, before or after our script. */
const extensions: Readonly<Record<string, string>> = {
  'Array.prototype.toJSON (Prototype.js)': `Array.prototype.toJSON = function () { return '[' + this.map(String).join(', ') + ']'; };`,
  'toJSON on Object, String, Number and Date': `
    Object.prototype.toJSON = function () { return 'an object'; };
    String.prototype.toJSON = function () { return '"' + this + '"'; };
    Number.prototype.toJSON = function () { return 'a number'; };
    Date.prototype.toJSON = function () { return '/Date(' + this.getTime() + ')/'; };`,
  'enumerable members of Object and Array': `
    Object.prototype.extend = function () { return this; };
    for (const name of ['clone', 'each', 'forEach', 'keys', 'values', 'size', 'isEmpty', 'merge', 'inspect'])
      Object.prototype[name] ??= function () { return this; };
    Array.prototype.each = function (f) { this.forEach(f); return this; };
    Array.prototype.include = Array.prototype.includes;`,
  'Array.from (MooTools)': `Array.from = function (item) { return item == null ? [] : Array.isArray(item) ? item : [item]; };`,
  'entries and find of Enumerable (Prototype.js)': `
    Array.prototype.entries = function () { return this.slice(); };
    Array.prototype.toArray = function () { return this.slice(); };`,
};

describe('in a page whose prototypes an old library has extended', () => {
  let emulator: Emulator;
  const frames: HTMLIFrameElement[] = [];
  before(async () => {
    emulator = await startEmulator();
  });
  afterEach(async () => {
    for (const frame of frames.splice(0)) frame.remove();
    await cleanUp(emulator);
  });

  async function openPage(script: string, isBefore: boolean) {
    const frame = document.createElement('iframe');
    frame.width = '1000';
    frame.height = '700';
    const desk = '<script src="/dist/script/agent-desk.js"></script>';
    const library = `<script>${script}</script>`;
    frame.srcdoc = `<!doctype html><base href="${location.origin}/"><script>
      window.errors = [];
      addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));
      addEventListener('error', ({ message }) => errors.push(message));
      </script>${isBefore ? library + desk : desk + library}
      <desk-session url="${emulator.url}"><agent-state-switch></agent-state-switch><task-offer></task-offer><conversation-list></conversation-list><chat-thread></chat-thread></desk-session>`;
    frames.push(frame);
    document.body.append(frame);
    const page = await until(() => {
      const { contentWindow, contentDocument } = frame;
      return contentDocument?.readyState === 'complete' && contentDocument.querySelector('desk-session') !== null
        ? (contentWindow as Window & { errors: string[]; customElements: CustomElementRegistry })
        : null;
    }, 'the page is there');
    await Promise.all(['desk-session', 'chat-thread'].map((tag) => page.customElements.whenDefined(tag)));
    const provider = page.document.querySelector<DeskSessionElement>('desk-session');
    if (provider === null) throw new Error('No session.');
    return { page, provider };
  }

  for (const [name, script] of Object.entries(extensions)) {
    for (const isBefore of [true, false]) {
      it(`${name}, ${isBefore ? 'before' : 'after'} our script: signs in, receives and sends`, async () => {
        const { page, provider } = await openPage(script, isBefore);
        expect(await provider.login('mara', 'demo')).to.equal(null);
        const { session } = provider;
        await until(() => session.state.presence, 'the state');
        expect(await session.dispatch({ type: 'set-state', state: 'ready', reason: null })).to.include({
          status: 'confirmed',
        });
        const channels = [...session.state.channels.values()];
        for (const { id } of channels) await session.dispatch({ type: 'set-channel', channelId: id, ready: true });
        const { conversationId } = await emulator.control<{ conversationId: ConversationId }>('POST', '/chats', {
          text: 'Hello there',
        });
        await until(() => session.state.offers.byId.has(conversationId), 'the offer');
        expect(await session.dispatch({ type: 'accept-offer', conversationId })).to.include({ status: 'confirmed' });
        const thread = page.document.querySelector('chat-thread');
        await until(() => thread && /Hello there/.test(visibleText(thread)), 'the message is shown');
        const text = 'Quotes "and" [brackets]';
        expect(
          await session.dispatch({
            type: 'send-message',
            conversationId,
            body: { type: 'text', text },
            replyTo: null,
            channelSessionId: null,
            whisper: false,
          }),
        ).to.include({ status: 'confirmed' });
        await until(() => thread && visibleText(thread).includes(text), 'the own message is shown');
        const stored = await emulator.control('GET', `/world`);
        expect(JSON.stringify(stored)).to.not.contain('an object');
        expect(page.errors).to.deep.equal([]);
        expect(await session.logout()).to.include({ status: 'confirmed' });
      });
    }
  }
});
