import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse, resetMouse } from '@web/test-runner-commands';
import { holdKeys } from '../../../../src/elements/internal/keys/hold-keys.js';

describe('holdKeys', () => {
  let field: HTMLTextAreaElement;
  let enters = 0;
  let release: () => string;

  beforeEach(() => {
    field = document.createElement('textarea');
    field.addEventListener('keydown', ({ key }) => (enters += key === 'Enter' ? 1 : 0));
    document.body.append(field);
    field.focus();
    enters = 0;
    release = holdKeys();
  });
  afterEach(() => {
    release();
    field.remove();
  });

  it('keeps what is typed from the field that has the focus, and returns it', async () => {
    await sendKeys({ type: 'Zoe Mux' });
    await sendKeys({ press: 'Backspace' });
    await sendKeys({ press: 'Enter' });
    expect(release()).to.equal('Zoe Mu');
    expect(field.value).to.equal('');
    expect(enters).to.equal(0);
    await sendKeys({ type: 'ok' });
    expect(field.value, 'it has ended').to.equal('ok');
    expect(release(), 'and holds no more').to.equal('Zoe Mu');
  });

  it('leaves shortcuts and Tab alone', async () => {
    const pressed: string[] = [];
    field.addEventListener('keydown', ({ key }) => pressed.push(key));
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'b' });
    await sendKeys({ up: 'Control' });
    await sendKeys({ press: 'Tab' });
    expect(pressed).to.deep.equal(['Control', 'b', 'Tab']);
    expect(release()).to.equal('');
  });

  it('ends with a press of the pointer', async () => {
    const { left, top } = field.getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(left + 10), Math.round(top + 10)] });
    await sendKeys({ type: 'Hello' });
    expect(field.value).to.equal('Hello');
    await resetMouse();
  });
});
