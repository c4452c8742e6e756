import { expect } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import '../../../src/elements/desk-announcements/desk-announcements.define.js';
import '../../../src/elements/task-offer/task-offer.define.js';
import type { DeskAnnouncements } from '../../../src/elements/desk-announcements/desk-announcements.js';
import {
  checkA11y,
  cleanUp,
  goReady,
  mount,
  mountSession,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../../support/browser/mount-session.js';
import { DeskAnnouncementsHarness } from '../../support/harness/desk-announcements-harness.js';

describe('<desk-announcements>', () => {
  let emulator: Emulator;
  let deskCount = 0;
  before(async () => {
    emulator = await startEmulator();
  });
  afterEach(async () => {
    // A popover under the pointer stays where it is.
    await resetMouse();
    await setViewport({ width: 1024, height: 800 });
    await cleanUp(emulator);
  });

  async function open(
    username = 'mara',
    markup = '<desk-announcements></desk-announcements>',
  ): Promise<{ desk: MountedSession; announcements: DeskAnnouncementsHarness }> {
    const desk = await mountSession(emulator, {
      username,
      markup,
      attributes: `session-id="${username}-${++deskCount}"`,
    });
    return { desk, announcements: new DeskAnnouncementsHarness(desk.find<DeskAnnouncements>('desk-announcements')) };
  }
  const announce = async (text: string, team = 'Harbour'): Promise<string> =>
    (await emulator.control<{ id: string }>('POST', '/announcements', { text, team })).id;
  const waitForLabel = (announcements: DeskAnnouncementsHarness, label: string) =>
    until(() => announcements.label === label, `the button says “${label}” (it says “${announcements.label}”)`);

  it('is accessible closed, with a new announcement, open, in Arabic and in a narrow window', async () => {
    const { desk, announcements } = await open();
    await checkA11y(announcements.element);
    await announce('System maintenance at 18:00.\nPlease finish your chats.');
    await until(() => announcements.popoverTexts.length === 1, 'the new announcement');
    await checkA11y(announcements.element);
    announcements.trigger.click();
    await until(() => announcements.isOpen, 'the list');
    await checkA11y(announcements.element);
    desk.element.lang = 'ar';
    await until(() => announcements.panelText.includes('الإعلانات'), 'it is in Arabic');
    await setViewport({ width: 320, height: 700 });
    await checkA11y(announcements.element);
  });

  it('counts unread announcements, lists them newest first, and marks them as seen on the server', async () => {
    await announce('The lift is out of order.');
    await announce('Not for us.', 'Quay');
    await announce('Cake in the kitchen.');
    const { announcements } = await open();
    await waitForLabel(announcements, 'Announcements: 2 new announcements');
    expect(announcements.popoverTexts, 'old announcements are not shown as new').to.deep.equal([]);
    announcements.trigger.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => announcements.isOpen, 'the list');
    expect(announcements.listedTexts).to.deep.equal(['*Cake in the kitchen.', '*The lift is out of order.']);
    expect(announcements.panelText)
      .to.include('From vela')
      .and.to.match(/until .*\d\d/);
    await waitForLabel(announcements, 'Announcements');
    await sendKeys({ press: 'Escape' });
    await until(() => !announcements.isOpen, 'closed');
    expect(announcements.focused).to.equal('Announcements');
    const reopened = await open();
    await until(() => reopened.announcements.listedTexts.length === 2, 'both are there');
    reopened.announcements.trigger.click();
    await until(() => reopened.announcements.isOpen, 'the list again');
    expect(reopened.announcements.label, 'on another day too').to.equal('Announcements');
    expect(reopened.announcements.listedTexts, 'nothing is marked as new the second time').to.deep.equal([
      'Cake in the kitchen.',
      'The lift is out of order.',
    ]);
  });

  it('shows a new announcement next to the button and announces it once, until it is dismissed or withdrawn', async () => {
    const { announcements } = await open();
    const firstId = await announce('The lift is out of order.');
    await until(() => announcements.popoverTexts.length === 1, 'the new announcement');
    expect(announcements.announced).to.equal('Announcement from vela: The lift is out of order.');
    await waitForLabel(announcements, 'Announcements: 1 new announcement');
    await announce('Cake in the kitchen.');
    await until(() => announcements.popoverTexts.length === 2, 'both');
    expect(announcements.popoverTexts).to.deep.equal(['Cake in the kitchen.', 'The lift is out of order.']);
    await emulator.control('DELETE', `/announcements/${firstId}`);
    await until(() => announcements.popoverTexts.length === 1, 'one was withdrawn');
    announcements.press('Close');
    await until(() => announcements.popoverTexts.length === 0, 'dismissed');
    expect(announcements.focused).to.equal('Announcements');
    await waitForLabel(announcements, 'Announcements');
    announcements.trigger.click();
    await until(() => announcements.isOpen, 'the list');
    expect(announcements.listedTexts).to.deep.equal(['Cake in the kitchen.']);
  });

  it('keeps what was not shown beside the button unread when the others are dismissed', async () => {
    const { announcements } = await open();
    for (const text of ['One', 'Two', 'Three', 'Four', 'Five']) await announce(text);
    await waitForLabel(announcements, 'Announcements: 5 new announcements');
    await until(() => announcements.popoverTexts.join() === 'Five,Four,Three', 'the newest three are shown');
    announcements.press('Close');
    await waitForLabel(announcements, 'Announcements: 2 new announcements');
    announcements.trigger.click();
    await until(() => announcements.isOpen, 'the list');
    await until(() => announcements.listedTexts.join() === 'Five,Four,Three,*Two,*One', 'the two are marked as new');
  });

  it('keeps what arrives just before a press on Close, by pointer or key', async () => {
    const { announcements } = await open();
    await announce('First');
    await until(() => announcements.popoverTexts.length === 1, 'the first');
    const close = (): HTMLElement =>
      announcements.element.renderRoot.querySelector('[part="news"] > button') as HTMLElement;
    const { left, top, width, height } = close().getBoundingClientRect();
    await sendMouse({ type: 'move', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
    await announce('Second');
    await until(() => announcements.popoverTexts.length === 2, 'the second');
    const { x, y, width: w, height: h } = close().getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(x + w / 2), Math.round(y + h / 2)] });
    expect(announcements.popoverTexts).to.deep.equal(['Second', 'First']);
    close().focus();
    await announce('Third');
    await until(() => announcements.popoverTexts.length === 3, 'the third');
    await sendKeys({ press: 'Enter' });
    expect(announcements.popoverTexts).to.deep.equal(['Third', 'Second', 'First']);
    await waitForLabel(announcements, 'Announcements: 3 new announcements');
    await until(async () => {
      await sendKeys({ press: 'Enter' });
      return announcements.popoverTexts.length === 0;
    }, 'a later press closes them');
    await waitForLabel(announcements, 'Announcements');
  });

  it('announces each new announcement once, and only the number of many', async () => {
    const { announcements } = await open();
    const spoken: string[] = [];
    const region = announcements.announcedRegion;
    new MutationObserver(() => spoken.push(announcements.announced)).observe(region, {
      ...{ characterData: true, childList: true, subtree: true },
    });
    await announce('The lift is out of order.');
    await until(() => spoken.length === 1, 'the first');
    await announce('Cake in the kitchen.');
    await until(() => spoken.length === 2, 'the second');
    for (const text of ['One', 'Two', 'Three', 'Four']) await announce(text);
    await until(() => spoken.join().includes('new announcements'), 'the number');
    expect(spoken.slice(0, 2)).to.deep.equal([
      'Announcement from vela: The lift is out of order.',
      'Announcement from vela: Cake in the kitchen.',
    ]);
    expect(spoken.join().match(/lift|Cake/g)).to.have.length(2);
    await waitForLabel(announcements, 'Announcements: 6 new announcements');
    expect(announcements.popoverTexts, 'the newest are shown').to.deep.equal(['Four', 'Three', 'Two']);
  });

  describe('a new announcement', () => {
    const isApart = (a: DOMRect, b: DOMRect) =>
      a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;

    it('stays beside the button where it covers nothing, covers no controls, and leaves a focused field and an offer free', async () => {
      const page = `<div class="page"><button class="under">Search</button><input class="host"></div>
        <div class="top"><desk-announcements></desk-announcements></div>
        <task-offer placement="toast" no-sound></task-offer>`;
      const { desk, announcements } = await open('mara', page);
      desk.find<HTMLElement>('.page').style.cssText = 'position: fixed; inset: 0; background: #fff';
      desk.find<HTMLElement>('.top').style.cssText = 'position: fixed; left: 300px; top: 4px';
      const under = desk.find<HTMLElement>('.under');
      const field = desk.find<HTMLElement>('.host');
      field.style.cssText = 'position: fixed; right: 0; bottom: 0; width: 50%; height: 60px';
      under.style.cssText = 'position: fixed; left: 0; bottom: 0';
      await announce('The lift is out of order.');
      await until(() => announcements.popoverTexts.length === 1, 'it is shown');
      const beside = announcements.newsBox;
      expect([beside.left, beside.top > announcements.trigger.getBoundingClientRect().bottom]).to.deep.equal([
        300,
        true,
      ]);
      // A control that comes to be there.
      under.style.cssText = `position: fixed; left: ${beside.left + 150}px; top: ${beside.top + 8}px; width: 30px; height: 30px`;
      field.focus();
      const isClear = (...places: Element[]) => {
        const box = announcements.newsBox;
        return box.width > 0 && places.every((place) => isApart(box, place.getBoundingClientRect()));
      };
      await until(() => isClear(under, field), 'both are free');
      await goReady(desk);
      await emulator.control('POST', '/chats', { customer: { firstName: 'Ana' } });
      const card = await until(
        () => desk.find('task-offer').shadowRoot?.querySelector('[part="card"]') ?? null,
        'the offer',
      );
      await until(() => card.getBoundingClientRect().width > 0 && isClear(under, field, card), 'all three are free');
      expect(announcements.newsBox.top, 'inside the window').to.be.at.least(0);
      expect(announcements.newsBox.bottom).to.be.at.most(window.innerHeight);
    });

    it('is above a modal dialog of the page that is opened later', async () => {
      const { desk, announcements } = await open(
        'mara',
        '<dialog class="host"><button>Save</button></dialog><desk-announcements></desk-announcements>',
      );
      await announce('The lift is out of order.');
      await until(() => announcements.popoverTexts.length === 1, 'it is shown');
      // What is inert cannot be hit, so this is the only sign in the page of being above the dialog.
      const reopened = new Promise((resolve) => announcements.toast?.addEventListener('toggle', resolve));
      desk.find<HTMLDialogElement>('dialog').showModal();
      await reopened;
      await until(() => announcements.popoverTexts.length === 1, 'it is shown again');
      desk.find<HTMLDialogElement>('dialog').close();
    });

    it('can be closed by a click inside a modal dialog', async () => {
      const { desk, announcements } = await open('mara', '<dialog><desk-announcements></desk-announcements></dialog>');
      desk.find<HTMLDialogElement>('dialog').showModal();
      await announce('The lift is out of order.');
      await until(() => announcements.popoverTexts.length === 1, 'it is shown');
      await until(async () => {
        // Its place does nothing until it has been there for a moment.
        const button = announcements.toast?.querySelector('button')?.getBoundingClientRect();
        if (button === undefined || button.width === 0) return announcements.popoverTexts.length === 0;
        const position = [button.x + button.width / 2, button.y + button.height / 2].map(Math.round);
        await sendMouse({ type: 'click', position: position as [number, number] });
        return announcements.popoverTexts.length === 0;
      }, 'it is closed');
      await waitForLabel(announcements, 'Announcements');
    });
  });

  it('removes expired announcements', async () => {
    const { desk, announcements } = await open();
    await announce('The lift is out of order.');
    await waitForLabel(announcements, 'Announcements: 1 new announcement');
    await emulator.control('POST', '/clock', { advanceMs: 9 * 60 * 60 * 1000 });
    await desk.session.dispatch({ type: 'set-state', state: 'ready', reason: null });
    await waitForLabel(announcements, 'Announcements');
    announcements.trigger.click();
    await until(() => announcements.panelText.includes('No announcements'), 'it is shown');
  });

  it('loads announcements made while offline', async () => {
    const { desk, announcements } = await open();
    await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'close' } });
    await until(() => desk.session.state.connection.status === 'reconnecting', 'it is offline');
    await announce('The lift is out of order.');
    await waitForLabel(announcements, 'Announcements: 1 new announcement');
  });

  it('does not show supervisors their own announcements', async () => {
    const { announcements: velaAnnouncements } = await open('vela');
    const { announcements } = await open();
    await announce('Cake in the kitchen.');
    await until(() => announcements.popoverTexts.length === 1, 'mara receives it');
    expect([velaAnnouncements.label, velaAnnouncements.popoverTexts]).to.deep.equal(['Announcements', []]);
  });

  it('says when earlier announcements cannot be loaded, and retries on request', async () => {
    const { desk } = await open();
    await announce('The lift is out of order.');
    desk.element.services = { announcements: 'http://127.0.0.1:9/nowhere' };
    await desk.element.updateComplete;
    const host = mount(`<desk-announcements session-id="mara-${deskCount}"></desk-announcements>`);
    const announcements = new DeskAnnouncementsHarness(host.querySelector('desk-announcements') as DeskAnnouncements);
    await announcements.element.updateComplete;
    await until(() => !announcements.trigger.disabled, 'the session is found');
    announcements.trigger.click();
    await until(() => announcements.panelText.includes("Couldn't load earlier announcements."), 'it is shown');
    await checkA11y(announcements.element);
    desk.element.services = {};
    await desk.element.updateComplete;
    announcements.press('Try again');
    await until(
      () => announcements.listedTexts.includes('The lift is out of order.') || announcements.listedTexts.length === 1,
      'it is there',
    );
    await until(() => !announcements.panelText.includes("Couldn't load earlier announcements"), 'the problem is gone');
  });

  it('is shown but disabled without a session', async () => {
    const host = mount('<desk-announcements></desk-announcements>');
    const announcements = new DeskAnnouncementsHarness(host.querySelector('desk-announcements') as DeskAnnouncements);
    await announcements.element.updateComplete;
    expect(announcements.trigger.disabled).to.equal(true);
    await checkA11y(announcements.element);
  });
});
