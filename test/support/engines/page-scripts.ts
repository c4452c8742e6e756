/** Scripts for the pages of agents, as text: they run in the page, in any engine. */

/** Before any other script: records all text that appears, including in shadow roots, and errors. */
export const recordingScript = `(() => {
  const texts = [];
  const errors = [];
  const record = (node) => node.textContent?.trim() && texts.push(node.textContent);
  const observe = (root) =>
    new MutationObserver((records) => {
      for (const { target, addedNodes } of records) {
        if (target instanceof CharacterData) record(target);
        addedNodes.forEach(record);
      }
    }).observe(root, { childList: true, subtree: true, characterData: true });
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init);
    observe(root);
    return root;
  };
  observe(document);
  addEventListener('error', ({ message, error }) => errors.push(String(error?.stack ?? message)));
  addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason?.stack ?? reason)));
  globalThis.allShownText = () => texts.join('\\n');
  globalThis.pageErrors = () => errors.splice(0);
})()`;

/** Evaluates to the text that is visible in the page now. */
export const visibleTextScript = `(() => {
  const text = (node) => {
    if (node.nodeType === 3) return node.textContent;
    if (node.localName === 'textarea' || node.localName === 'input') return node.value + ' ' + node.placeholder;
    if (node.nodeType === 1 && (['STYLE', 'SCRIPT'].includes(node.tagName) || getComputedStyle(node).display === 'none')) return '';
    const children = node.localName === 'slot' ? node.assignedNodes({ flatten: true }) : (node.shadowRoot ?? node).childNodes;
    return [...children].map(text).join(' ');
  };
  return text(document.body).replace(/[\\u2066-\\u2069]/g, '').replace(/\\s+/g, ' ');
})()`;

/** Defines `find(selector)`: the first match. \`a >>> b\` finds \`b\` in the shadow roots in \`a\`, at any depth. */
const finderScript = `const all = (root, selector) => [
    ...root.querySelectorAll(selector),
    ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot === null ? [] : all(shadowRoot, selector))),
  ];
  const find = (selector) => {
    const [host, inner] = selector.split(' >>> ');
    if (inner === undefined) return document.querySelector(host);
    for (const { shadowRoot } of document.querySelectorAll(host)) {
      const [match] = shadowRoot === null ? [] : all(shadowRoot, inner);
      if (match !== undefined) return match;
    }
    return null;
  };
  const findButton = (name) => {
    const label = (button) => (button.getAttribute('aria-label') ?? button.textContent).replace(/[\\u2066-\\u2069]/g, '').replace(/\\s+/g, ' ').trim();
    return all(document, 'button:not(:disabled, [aria-disabled=true])').find((button) => label(button) === name && button.checkVisibility()) ?? null;
  };`;

/** An expression, or a block, of `element`, which is null if there is no match. */
export const onElement = (selector: string, expression: string): string =>
  `(() => { ${finderScript} const element = find(${JSON.stringify(selector)}); ${expression.startsWith('{') ? expression : `return ${expression};`} })()`;

/** The centre of an element in the viewport, or null while there is none, it is covered, or outside. */
const clickPointScript = `((element) => {
    if (element === null) return null;
    element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const { left, top, width, height } = element.getBoundingClientRect();
    const point = { x: left + width / 2, y: top + height / 2 };
    let hit = document.elementFromPoint(point.x, point.y);
    while (hit?.shadowRoot?.elementFromPoint(point.x, point.y) && hit.shadowRoot.elementFromPoint(point.x, point.y) !== hit)
      hit = hit.shadowRoot.elementFromPoint(point.x, point.y);
    for (let node = hit; node !== null && node !== undefined; node = node.parentNode ?? node.host)
      if (node === element) return point;
    return null;
  })`;

export const clickPointOfSelector = (selector: string): string =>
  `(() => { ${finderScript} return ${clickPointScript}(find(${JSON.stringify(selector)})); })()`;

export const clickPointOfButton = (name: string): string =>
  `(() => { ${finderScript} return ${clickPointScript}(findButton(${JSON.stringify(name)})); })()`;
