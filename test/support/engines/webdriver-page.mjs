/** Keys without a character, as the WebDriver standard numbers them. */
const keyCodes = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Insert: '\uE016',
  Delete: '\uE017',
  F1: '\uE031',
  F2: '\uE032',
  Meta: '\uE03D',
};
const keyCode = (name) => {
  const code = keyCodes[name] ?? name;
  if ([...code].length !== 1) throw new Error(`The key ${name} has no code in webdriver-page.mjs.`);
  return code;
};
const buttons = { left: 0, middle: 1, right: 2 };

/**
 * One browser window behind a WebDriver session, with the methods of a Puppeteer page that the commands of the test
 * runner use (keys, mouse, viewport).
 */
export class WebDriverPage {
  #address;

  constructor(address) {
    this.#address = address;
  }

  /** Starts a WebDriver session. */
  static async open(driver, capabilities) {
    const { sessionId } = await send(`${driver}/session`, 'POST', { capabilities: { alwaysMatch: capabilities } });
    return new WebDriverPage(`${driver}/session/${sessionId}`);
  }

  close() {
    return send(this.#address, 'DELETE');
  }

  goto(url) {
    return this.#post('url', { url });
  }

  reload() {
    return this.#post('refresh', {});
  }

  url() {
    return send(`${this.#address}/url`, 'GET');
  }

  evaluate(script) {
    return this.#post('execute/sync', { script: `return ${script}`, args: [] });
  }

  async setViewport({ width, height }) {
    // The window has borders of unknown size, and is resized after the answer: correct by what the page measures.
    for (let attempt = 0; attempt < 10; attempt++) {
      const [innerWidth, innerHeight] = await this.evaluate('[innerWidth, innerHeight]');
      if (innerWidth === width && innerHeight === height) return;
      const rect = await send(`${this.#address}/window/rect`, 'GET');
      await this.#post('window/rect', {
        width: Math.max(width, rect.width + width - innerWidth),
        height: Math.max(height, rect.height + height - innerHeight),
      });
      await new Promise((resolve) => setTimeout(resolve, 20 * attempt));
    }
    throw new Error(`The page cannot be ${width} × ${height} pixels.`);
  }

  keyboard = {
    down: (key) => this.#keys([{ type: 'keyDown', value: keyCode(key) }]),
    up: (key) => this.#keys([{ type: 'keyUp', value: keyCode(key) }]),
    press: (key) => this.#keys(pressAndRelease(keyCode(key))),
    type: (text) =>
      this.#keys([...text].flatMap((character) => pressAndRelease(character === '\n' ? keyCode('Enter') : character))),
  };

  mouse = {
    move: (x, y) => this.#pointer([{ type: 'pointerMove', x, y }]),
    down: ({ button = 'left' } = {}) => this.#pointer([{ type: 'pointerDown', button: buttons[button] }]),
    up: ({ button = 'left' } = {}) => this.#pointer([{ type: 'pointerUp', button: buttons[button] }]),
    click: (x, y, { button = 'left' } = {}) =>
      this.#pointer([
        { type: 'pointerMove', x, y },
        { type: 'pointerDown', button: buttons[button] },
        { type: 'pointerUp', button: buttons[button] },
      ]),
  };

  #keys(actions) {
    return this.#post('actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  #pointer(actions) {
    return this.#post('actions', {
      actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }],
    });
  }

  #post(path, body) {
    return send(`${this.#address}/${path}`, 'POST', body);
  }
}

const pressAndRelease = (value) => [
  { type: 'keyDown', value },
  { type: 'keyUp', value },
];

async function send(url, method, body) {
  const answer = await fetch(url, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`WebDriver: ${value.error}: ${value.message} (${method} ${new URL(url).pathname})`);
  return value;
}
