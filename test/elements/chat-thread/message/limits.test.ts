import { expect } from '@open-wc/testing';
import { render } from 'lit';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import { renderItem } from '../../../../src/elements/chat-thread/message-list/item-view.js';
import * as rich from '../../../../src/elements/chat-thread/message/rich/rich-content.js';
import { parseBody } from '../../../../src/protocol/decode/body/decode-body.js';
import { registerEnglish } from '../../../../src/translations/en.js';
import type { Message } from '../../../../src/domain/index.js';
import { messageWith } from '../../../support/builders/all-thread-items.js';
import { messageView } from '../../../support/builders/message-view.js';
import { worstMessages, type WorstMessage } from '../../../support/builders/worst-messages.js';

/** What one step of a message may draw: the time for it depends on these. Times are measured by `npm run bench:messages`. */
const maxElements = 1_500;
const maxCharacters = 35_000;
const maxLines = 900;

/** Whatever a message has, it is drawn in steps of limited size. */
describe('limits of what is drawn of a message', () => {
  const view = messageView();

  before(() => registerEnglish(rich.richTranslations));

  function toMessage({ body, event }: WorstMessage): Message | null {
    const message: Message = { ...messageWith({ type: 'text', text: 'x' }, 'Ana'), seenBy: [], suggestions: [] };
    if (body !== undefined) return { ...message, body: parseBody(body, {}) };
    const data = event?.data('x') as { readonly body?: object; readonly suggestions?: readonly SuggestionData[] };
    if (data.body !== undefined) return { ...message, body: parseBody(data.body as never, {}) };
    if (data.suggestions === undefined) return null;
    const suggestions = data.suggestions.map(({ messageBody }) => ({
      text: messageBody.markdownText,
      confidence: 0.5,
    }));
    return { ...message, suggestions };
  }

  for (const worst of worstMessages) {
    const message = toMessage(worst);
    if (message === null) continue;
    it(`draws ${worst.kind} in steps of limited size`, () => {
      const container = document.createElement('div');
      let previousLength = 0;
      for (let steps = 1; steps <= 3; steps++) {
        const item = {
          kind: 'message',
          key: 'x',
          message,
          startsGroup: true,
          endsGroup: true,
          quoted: undefined,
          steps,
        } as const;
        render(renderItem(item, view), container);
        const text = container.textContent ?? '';
        expect(container.querySelectorAll('*').length, 'elements').to.be.at.most(maxElements * steps);
        expect(text.length, 'characters').to.be.at.most(maxCharacters * steps);
        expect(text.split('\n').length, 'lines').to.be.at.most(maxLines * steps);
        const label = container.firstElementChild?.ariaLabel ?? '';
        expect(label.length, 'length of the accessible name').to.be.within(5, 10_200);
        expect(text.length, 'more is shown').to.be.above(previousLength);
        previousLength = text.length;
        if (container.querySelector('.show-more') === null) break;
      }
    });
  }
});

interface SuggestionData {
  readonly messageBody: { readonly markdownText: string };
}
