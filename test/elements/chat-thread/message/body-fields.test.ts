import { expect } from '@open-wc/testing';
import { render } from 'lit';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import { renderItem } from '../../../../src/elements/chat-thread/message-list/item-view.js';
import { richTranslations } from '../../../../src/elements/chat-thread/message/rich/rich-content.js';
import type { Message, MessageBody } from '../../../../src/domain/index.js';
import { parseBody } from '../../../../src/protocol/decode/body/decode-body.js';
import { registerEnglish } from '../../../../src/translations/en.js';
import { thread } from '../../../../src/translations/en/parts/thread/thread.js';
import { bodyFields, type FieldRow } from '../../../fixtures/wire/body-fields.js';
import { message } from '../../../support/builders/domain-objects.js';
import { messageView } from '../../../support/builders/message-view.js';
import { normalizeText } from '../../../support/harness/text-helpers.js';

/** Each field of the wire is shown, used, or listed as left out with the reason. */
describe('fields of message bodies', () => {
  before(() => registerEnglish({ ...thread, ...richTranslations }));

  const valueOf = (path: string, row: FieldRow): unknown => row.value ?? `the ${path.replaceAll('.', ' ')}`;

  function createBody(type: string, rows: Readonly<Record<string, FieldRow>>): Record<string, unknown> {
    const body: Record<string, unknown> = { type };
    for (const [path, row] of Object.entries(rows)) {
      const keys = path.split('.');
      let target = body as Record<string, unknown>;
      keys.forEach((key, index) => {
        const isLast = index === keys.length - 1;
        target[key] ??= isLast ? valueOf(path, row) : /^\d+$/.test(keys[index + 1] ?? '') ? [] : {};
        if (!isLast) target = target[key] as Record<string, unknown>;
      });
    }
    return body;
  }

  /** Texts, addresses and labels of a rendered message. */
  function renderTexts(body: MessageBody): string {
    const container = document.createElement('div');
    const view = messageView({
      formats: { customer: 'text', agent: 'text' },
      canWrite: false,
      fileUrl: (address) => (address.includes('downloadFileStream') ? address : null),
    });
    const entry = message('m', 1, { body, sender: { kind: 'customer', id: 'ana', name: 'Ana' } } as Partial<Message>);
    render(
      renderItem(
        { kind: 'message', key: 'm', message: entry, startsGroup: true, endsGroup: true, quoted: undefined, steps: 1 },
        view,
      ),
      container,
    );
    const bubble = container.querySelector('.bubble') as HTMLElement;
    const parts = [normalizeText(bubble.textContent)];
    for (const element of bubble.querySelectorAll('*')) {
      parts.push(...['src', 'href', 'alt', 'title', 'aria-label'].map((name) => element.getAttribute(name) ?? ''));
      if ('markup' in element) parts.push(String(element.markup));
    }
    return parts.join('\n');
  }

  for (const [type, rows] of Object.entries(bodyFields)) {
    const body = parseBody(createBody(type, rows), {});
    const decoded = JSON.stringify(body);
    for (const [path, row] of Object.entries(rows)) {
      const value = String(valueOf(path, row));
      const shownText = row.kind === 'shown' ? (row.as ?? value) : value;
      const title =
        row.kind === 'shown' ? 'is shown' : row.kind === 'used' ? `is used: ${row.how}` : `is left out: ${row.reason}`;
      it(`${type} ${path} ${title}`, () => {
        const rendered = renderTexts(body);
        if (row.kind === 'shown') expect(rendered).to.include(shownText);
        else if (row.kind === 'used' && row.value === undefined && !row.how.includes('where there is no'))
          expect(decoded).to.include(value);
        else if (row.kind === 'unused' && row.value === undefined) expect(rendered).not.to.include(value);
      });
    }
    it(`${type} is decoded as a type of its own`, () => {
      expect(body.type === 'unknown').to.equal(type === 'POLL');
    });
  }
});
