import { expect } from '@open-wc/testing';
import type { AgentLogin } from '../../src/elements/agent-login/agent-login.js';
import type { DeskSessionElement } from '../../src/elements/desk-session/desk-session.js';
import { cleanUp, startEmulator, until, type Emulator } from '../support/browser/mount-session.js';

/** A sandboxed frame has fewer rights than a page: no origin of its own without `allow-same-origin`, no forms, no storage. */
describe('in a sandboxed frame', () => {
  let emulator: Emulator;
  const frames: HTMLIFrameElement[] = [];
  before(async () => {
    emulator = await startEmulator();
  });
  afterEach(async () => {
    for (const frame of frames.splice(0)) frame.remove();
    await cleanUp(emulator);
  });

  const openFrame = (sandbox: string, body: string): HTMLIFrameElement => {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', sandbox);
    frame.srcdoc = `<!doctype html><base href="${location.origin}/"><script src="/dist/script/agent-desk.js"></script>${body}`;
    frames.push(frame);
    document.body.append(frame);
    return frame;
  };

  const openLogin = async (sandbox: string) => {
    const { contentWindow } = openFrame(
      sandbox,
      `<desk-session url="${emulator.url}"><agent-login></agent-login></desk-session>`,
    );
    const root = await until(
      () => contentWindow?.document.querySelector<AgentLogin>('agent-login')?.shadowRoot,
      'the form is in the frame',
    );
    await until(() => root.querySelector('#password'), 'the form has rendered');
    const fill = (name: string, value: string) => {
      const field = root.querySelector<HTMLInputElement>(`#${name}`);
      if (field === null) throw new Error(`No ${name}.`);
      field.value = value;
      return field;
    };
    const desk = contentWindow?.document.querySelector<DeskSessionElement>('desk-session');
    return { root, fill, isOnline: () => desk?.session.state.connection.status === 'online' };
  };

  for (const sandbox of ['allow-scripts allow-same-origin', 'allow-scripts allow-same-origin allow-forms']) {
    it(`the button of the sign-in form signs in once with "${sandbox}"`, async () => {
      const { root, fill, isOnline } = await openLogin(sandbox);
      let requestCount = 0;
      root.host.addEventListener('login-request', () => requestCount++);
      fill('username', 'mara');
      fill('password', 'demo');
      root.querySelector<HTMLElement>('[part="submit-button"]')?.click();
      await until(isOnline, 'the agent is online');
      expect(requestCount).to.equal(1);
    });
  }

  it('names the empty field', async () => {
    const { root } = await openLogin('allow-scripts allow-same-origin');
    root.querySelector<HTMLElement>('[part="submit-button"]')?.click();
    await until(() => root.querySelector('#missing'), 'the field is named');
  });

  /** Runs `script` in a frame without an origin, where most browser features throw; it reports by `parent.postMessage`. */
  const runInFrame = async (markup: string, script: string): Promise<{ result: unknown; errors: string[] }> => {
    const messages: { result?: unknown; error?: string }[] = [];
    const listener = ({ data }: MessageEvent<{ result?: unknown; error?: string }>) => void messages.push(data);
    addEventListener('message', listener);
    openFrame(
      'allow-scripts',
      `<script>
        addEventListener('unhandledrejection', ({ reason }) => parent.postMessage({ error: String(reason) }, '*'));
        addEventListener('error', ({ message }) => parent.postMessage({ error: message }, '*'));
      </script>${markup}<script>(async () => { ${script} })().then((result) => parent.postMessage({ result }, '*'))</script>`,
    );
    await until(() => messages.find((message) => 'result' in message), 'the frame has reported');
    removeEventListener('message', listener);
    return {
      result: messages.find((message) => 'result' in message)?.result,
      errors: messages.flatMap(({ error }) => error ?? []),
    };
  };

  const push = `{ firebase: { apiKey: 'k', projectId: 'p', messagingSenderId: '1', appId: '1:1:web:1' } }`;

  it('push is not supported, and nothing is thrown', async () => {
    const { result, errors } = await runInFrame(
      '<desk-session></desk-session>',
      `const desk = document.querySelector('desk-session');
      const changed = new Promise((resolve) => desk.addEventListener('push-changed', resolve));
      desk.push = ${push};
      await changed;
      const states = [desk.session.state.push, await desk.session.push.enable(), await desk.session.push.disable()];
      await new Promise((resolve) => setTimeout(resolve));
      return states;`,
    );
    expect(errors).to.deep.equal([]);
    expect(result).to.deep.equal(['unsupported', 'unsupported', 'unsupported']);
  });

  it('the elements render, and nothing is thrown', async () => {
    const tags = ['agent-login', 'agent-state-switch', 'task-offer', 'conversation-list', 'chat-thread'];
    const { result, errors } = await runInFrame(
      `<desk-session>${tags.map((tag) => `<${tag}></${tag}>`).join('')}</desk-session>`,
      `await Promise.all(${JSON.stringify(tags)}.map((tag) => customElements.whenDefined(tag)));
      const elements = [...document.querySelector('desk-session').children];
      await Promise.all(elements.map((element) => element.updateComplete));
      return elements.map((element) => element.shadowRoot.textContent.trim() !== '');`,
    );
    expect(errors).to.deep.equal([]);
    expect(result).to.deep.equal([true, true, false, true, true]);
  });
});
