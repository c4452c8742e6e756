import { expect } from '@open-wc/testing';
import { render, type ReactiveControllerHost } from 'lit';
import type { HandoverNote, TaskId } from '../../../../src/domain/index.js';
import { HandoverNoteView } from '../../../../src/elements/chat-thread/header/handover-note.js';
import { AgentNames } from '../../../../src/store/agent-names.js';
import { messageView } from '../../../support/builders/message-view.js';

/** A colleague's note has no other limit than that of a text of the wire. */
describe('a handover note', () => {
  const container = document.createElement('div');
  const host = { requestUpdate: () => undefined, focus: () => undefined } as unknown as ReactiveControllerHost & {
    focus(): void;
  };

  beforeEach(() => document.body.append(container));
  afterEach(() => container.remove());

  const show = (text: string) => {
    const view = new HandoverNoteView(host);
    const note: HandoverNote = {
      text,
      requestedBy: null,
      direction: 'transfer',
      taskId: 'task' as TaskId,
      isClosed: false,
    };
    const draw = (): string => {
      render(
        view.render(note, new AgentNames(new Map(), null), messageView().translations, () => undefined),
        container,
      );
      return container.querySelector('blockquote')?.textContent ?? '';
    };
    const moreButton = () => container.querySelector<HTMLElement>('[part="show-more"]');
    return { draw, moreButton };
  };

  it('is shown whole if it is short', () => {
    const { draw, moreButton } = show('Wants a refund.\nIs in a hurry.');
    expect(draw()).to.contain('Wants a refund.\nIs in a hurry.');
    expect(moreButton()).to.equal(null);
  });

  for (const [kind, text] of Object.entries({
    'lines without end': 'a\n'.repeat(45_000),
    'one long word of joined letters': '\u0628'.repeat(90_000),
    'a long text': 'word '.repeat(18_000),
  })) {
    it(`is shown in parts: ${kind}`, () => {
      const { draw, moreButton } = show(text);
      const lengths = [draw().length];
      expect(lengths[0]).to.be.below(9_000);
      for (let step = 0; moreButton() !== null; step++) {
        expect(step, 'it ends').to.be.below(1_000);
        moreButton()?.click();
        lengths.push(draw().length);
      }
      expect(lengths.length).to.be.above(5);
      const shown = container.querySelector('blockquote')?.textContent ?? '';
      expect(shown.replaceAll(/\s/g, '')).to.equal(text.replaceAll(/\s/g, ''));
      // Long runs have places to break.
      if (kind.includes('joined')) expect(container.querySelectorAll('wbr').length).to.be.above(100);
    });
  }
});
