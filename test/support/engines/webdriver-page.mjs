/** The display of WebKitGTK: so small that the browser's window is in the middle, where the pointer is. */
export const displaySize = { width: 1100, height: 900 };

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

/** Where the pointer of the display rests. The window below it has the focus. */
const pointer = { x: displaySize.width / 2, y: displaySize.height / 2 };

/** A WebDriver session. Its commands go to the window that was switched to last: each names its window, and they take turns. */
class WebDriverSession {
  #address;
  #current;
  #last = Promise.resolve();

  constructor(address) {
    this.#address = address;
  }

  /** Sends a command to a window; without one, to the session. */
  send(window, method, path, body) {
    const result = this.#last.then(async () => {
      if (window !== undefined && window !== this.#current) {
        await send(`${this.#address}/window`, 'POST', { handle: window });
        this.#current = window;
      }
      return send(`${this.#address}${path}`, method, body);
    });
    this.#last = result.catch(() => {});
    return result;
  }
}

/**
 * One browser window behind a WebDriver session, with the methods of a Puppeteer page that the commands of the test
 * runner use (keys, mouse, viewport).
 */
export class WebDriverPage {
  #session;
  #window;

  constructor(session, window) {
    this.#session = session;
    this.#window = window;
  }

  /** Starts a WebDriver session. */
  static async open(driver, capabilities) {
    const { sessionId } = await send(`${driver}/session`, 'POST', { capabilities: { alwaysMatch: capabilities } });
    const session = new WebDriverSession(`${driver}/session/${sessionId}`);
    return new WebDriverPage(session, await session.send(undefined, 'GET', '/window'));
  }

  /** Another window with the same storage. It is in front, and visible as this one is; the focus is in one of them. */
  async openWindow() {
    const { handle } = await this.#post('window/new', { type: 'window' });
    return new WebDriverPage(this.#session, handle);
  }

  /** Ends the session, with all of its windows. */
  close() {
    return this.#session.send(undefined, 'DELETE', '');
  }

  goto(url) {
    return this.#post('url', { url });
  }

  reload() {
    return this.#post('refresh', {});
  }

  url() {
    return this.#get('url');
  }

  evaluate(script) {
    return this.#post('execute/sync', { script: `return ${script}`, args: [] });
  }

  async setViewport({ width, height }) {
    // The window has borders of unknown size, and is resized after the answer: correct by what the page measures.
    for (let attempt = 0; attempt < 10; attempt++) {
      const [innerWidth, innerHeight] = await this.evaluate('[innerWidth, innerHeight]');
      if (innerWidth === width && innerHeight === height) return;
      const rect = await this.#get('window/rect');
      const size = {
        width: Math.max(width, rect.width + width - innerWidth),
        height: Math.max(height, rect.height + height - innerHeight),
      };
      const [x, y] = [pointer.x - size.width / 2, pointer.y - size.height / 2].map(Math.round);
      await this.#post('window/rect', { x, y, ...size });
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
    /** Releases the buttons. */
    reset: () => this.#session.send(this.#window, 'DELETE', '/actions'),
  };

  #keys(actions) {
    return this.#post('actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  #pointer(actions) {
    return this.#post('actions', {
      actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }],
    });
  }

  #get(path) {
    return this.#session.send(this.#window, 'GET', `/${path}`);
  }

  #post(path, body) {
    return this.#session.send(this.#window, 'POST', `/${path}`, body);
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
