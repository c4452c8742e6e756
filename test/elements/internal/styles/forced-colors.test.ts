import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { adoptStyles, html, render, type CSSResultGroup, type TemplateResult } from 'lit';
import { agentDeskStyles } from '../../../../src/elements/agent-desk/agent-desk.styles.js';
import { listTabsStyles } from '../../../../src/elements/agent-desk/list-tabs.styles.js';
import { agentLoginStyles } from '../../../../src/elements/agent-login/agent-login.styles.js';
import { agentStateSwitchStyles } from '../../../../src/elements/agent-state-switch/agent-state-switch.styles.js';
import { OwnResponses } from '../../../../src/elements/chat-thread/composer/canned/own-responses.js';
import { composerStyles } from '../../../../src/elements/chat-thread/composer/composer.styles.js';
import { emojiPickerStyles } from '../../../../src/elements/chat-thread/composer/emoji/emoji-picker.styles.js';
import { conversationListStyles } from '../../../../src/elements/conversation-list/conversation-list.styles.js';
import { commandPaletteStyles } from '../../../../src/elements/internal/palette/command-palette.styles.js';
import { baseStyles } from '../../../../src/elements/internal/styles/shared-styles.js';
import { pullQueueStyles } from '../../../../src/elements/pull-queue/pull-queue.styles.js';
import { attentionStripStyles } from '../../../../src/elements/supervisor-panel/attention/attention-strip.styles.js';
import { boardChartStyles } from '../../../../src/elements/team-wallboard/board-charts.styles.js';
import { teamWallboardStyles } from '../../../../src/elements/team-wallboard/team-wallboard.styles.js';
import { itWithDevtools } from '../../../support/browser/engine.js';

interface Control {
  readonly styles: CSSResultGroup;
  readonly render: (isOn: boolean) => TemplateResult;
}

/** What can be on or selected, as the elements write it. */
const controls: Readonly<Record<string, Control>> = {
  'the switch for whispers': {
    styles: composerStyles,
    render: (isOn) => html`<button class="button toggle" aria-pressed=${isOn} data-control>Whisper</button>`,
  },
  'a canned response': {
    styles: composerStyles,
    render: (isOn) => html`<div class="option" role="option" aria-selected=${isOn} data-control>Hello</div>`,
  },
  'the own response that is being changed': {
    styles: OwnResponses.styles,
    render: (isOn) => html`<button class="button quiet" aria-current=${isOn} data-control>#hi Hello</button>`,
  },
  'a group of emoji': {
    styles: emojiPickerStyles,
    render: (isOn) =>
      html`<div class="groups"><button class="cell" role="tab" aria-selected=${isOn} data-control>🙂</button></div>`,
  },
  'the button that shows the password': {
    styles: agentLoginStyles,
    render: (isOn) => html`<button class="button quiet icon reveal" aria-pressed=${isOn} data-control>o</button>`,
  },
  'a filter of the list': {
    styles: conversationListStyles,
    render: (isOn) => html`<button class="chip" aria-pressed=${isOn} data-control>Unread</button>`,
  },
  'the open conversation': {
    styles: conversationListStyles,
    render: (isOn) => html`<div class="row" role="option" aria-selected=${isOn} data-control>Ana</div>`,
  },
  'a view of the desk': {
    styles: agentDeskStyles,
    render: (isOn) =>
      html`<div class="views"><button class="button" aria-pressed=${isOn} data-control>Team</button></div>`,
  },
  'a tab of the desk': {
    styles: listTabsStyles,
    render: (isOn) => html`<button class="tab" role="tab" aria-selected=${isOn} data-control>Chats</button>`,
  },
  'a state': {
    styles: agentStateSwitchStyles,
    render: (isOn) => html`<div class="item" role="radio" aria-checked=${isOn} data-control>Ready</div>`,
  },
  'a switch': {
    styles: agentStateSwitchStyles,
    render: (isOn) => html`<button class="switch" role="switch" aria-checked=${isOn} data-control></button>`,
  },
  'a list of the pull queue': {
    styles: pullQueueStyles,
    render: (isOn) => html`<button class="list" aria-pressed=${isOn} data-control>Sales</button>`,
  },
  'a line of the palette': {
    styles: commandPaletteStyles,
    render: (isOn) => html`<div role="option" aria-selected=${isOn} data-control>Ana</div>`,
  },
  'a kind of what needs a supervisor': {
    styles: attentionStripStyles,
    render: (isOn) => html`<button class="kind-filter" aria-pressed=${isOn} data-control>Waiting</button>`,
  },
};

/** What the screen shows of the control itself. */
function look(element: Element): string {
  const { backgroundColor, color, fontWeight, ...style } = getComputedStyle(element);
  const edges = ['Top', 'Right', 'Bottom', 'Left'].map((side) =>
    ['Width', 'Style', 'Color'].map((what) => style[`border${side}${what}` as keyof typeof style]).join(' '),
  );
  const outline = style.outlineStyle === 'none' ? '' : `${style.outlineWidth} ${style.outlineColor}`;
  return [backgroundColor, color, fontWeight, ...edges, outline].join('; ');
}

/** What is read of the element with `data-control`. */
function show<Result>(styles: CSSResultGroup, content: TemplateResult, read: (element: Element) => Result): Result {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  adoptStyles(root, [baseStyles, styles].flat(Infinity as 1) as Parameters<typeof adoptStyles>[1]);
  document.body.append(host);
  render(content, root);
  const result = read(root.querySelector('[data-control]') as Element);
  host.remove();
  return result;
}

describe('in forced colours', () => {
  before(() =>
    executeServerCommand('emulate', {
      method: 'Emulation.setEmulatedMedia',
      params: { features: [{ name: 'forced-colors', value: 'active' }] },
    }),
  );
  after(() => executeServerCommand('emulate:off'));

  for (const [title, { styles, render: renderControl }] of Object.entries(controls))
    itWithDevtools(`${title} looks different when it is on`, async () => {
      const looks = [true, false].map((isOn) => show(styles, renderControl(isOn), look));
      expect(looks[0]).not.to.equal(looks[1]);
    });

  for (const pattern of ['near', 'not-ready', 'full'])
    itWithDevtools(`the pattern “${pattern}” of a bar is seen`, async () => {
      const bar = html`<svg>
        <pattern id=${pattern}>
          <rect class="ground" data-control />
          <rect class="stripe" />
        </pattern>
      </svg>`;
      show(boardChartStyles, bar, (ground) => {
        const canvas = document.createElement('div');
        canvas.style.color = 'Canvas';
        ground.closest('svg')?.after(canvas);
        const fillOf = (element: Element | null) => element && getComputedStyle(element).fill;
        expect(fillOf(ground), 'the ground').to.equal(getComputedStyle(canvas).color);
        expect(fillOf(ground.nextElementSibling), 'the stripe').not.to.equal(fillOf(ground));
      });
    });

  for (const level of ['ok', 'near', 'over'])
    itWithDevtools(`a large figure (${level}) has no ground of its own, which would cover its title`, async () => {
      const card = html`<section part="figure" class="card ${level}">
        <h3>In chats</h3>
        <p class="big" data-control>200</p>
      </section>`;
      show(teamWallboardStyles, card, (figure) => {
        const { color, forcedColorAdjust } = getComputedStyle(figure) as CSSStyleDeclaration & {
          forcedColorAdjust: string;
        };
        expect(forcedColorAdjust).to.equal('none');
        expect(color, 'the colour of the title').to.equal(
          getComputedStyle(figure.previousElementSibling as Element).color,
        );
      });
    });
});
