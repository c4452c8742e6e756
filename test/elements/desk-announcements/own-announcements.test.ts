import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import '../../../src/elements/desk-announcements/desk-announcements.define.js';
import type { DeskAnnouncements } from '../../../src/elements/desk-announcements/desk-announcements.js';
import {
  checkA11y,
  cleanUp,
  mountSession,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../../support/browser/mount-session.js';
import { DeskAnnouncementsHarness } from '../../support/harness/desk-announcements-harness.js';
import { OwnAnnouncementsHarness } from '../../support/harness/own-announcements-harness.js';

describe('announcements that a supervisor wrote', () => {
  let emulator: Emulator;
  before(async () => {
    emulator = await startEmulator();
  });
  afterEach(async () => {
    await setViewport({ width: 1024, height: 800 });
    await cleanUp(emulator);
  });

  interface Opened {
    readonly desk: MountedSession;
    readonly announcements: DeskAnnouncementsHarness;
    readonly own: OwnAnnouncementsHarness;
  }

  async function open(username: string): Promise<Opened> {
    const desk = await mountSession(emulator, {
      username,
      markup: '<desk-announcements></desk-announcements>',
      attributes: `session-id="own-${username}"`,
    });
    const element = desk.find<DeskAnnouncements>('desk-announcements');
    return {
      desk,
      announcements: new DeskAnnouncementsHarness(element),
      own: new OwnAnnouncementsHarness(element),
    };
  }

  async function openList(username = 'vela'): Promise<Opened> {
    const opened = await open(username);
    opened.announcements.trigger.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => opened.own.isLoaded, 'the list of own announcements');
    return opened;
  }

  const press = async (own: OwnAnnouncementsHarness, label: string): Promise<void> => {
    own.button(label).focus();
    await sendKeys({ press: 'Enter' });
  };

  it('counts what is left of a long text, and cuts none', async () => {
    const { own } = await openList();
    await press(own, 'New announcement');
    await until(() => own.hasForm && own.focused === 'text', 'the form');
    const paste = (text: string) => {
      own.field('text').select();
      document.execCommand('insertText', false, text);
    };
    paste('x'.repeat(800));
    await until(() => own.field('text').value.length === 800, 'a short one');
    expect(own.text).not.to.include('left');
    paste('x'.repeat(990));
    await until(() => own.text.includes('10 characters left'), 'the count');
    paste('x'.repeat(1200));
    await until(() => own.text.includes('200 characters over the limit'), 'too long');
    expect(own.field('text').value).to.have.length(1200);
  });

  it('are written, changed and deleted by keyboard, and show who has seen them', async () => {
    const mara = await open('mara');
    const { own } = await openList();
    expect(own.text).to.include("You haven't written any announcements.");
    await sendKeys({ press: 'Tab' });
    expect(own.focused).to.equal('New announcement');
    await sendKeys({ press: 'Enter' });
    await until(() => own.hasForm && own.focused === 'text', 'the form');
    await sendKeys({ type: 'Cake in the kitchen.' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: ' ' });
    expect(own.team('Harbour').checked).to.equal(true);
    await press(own, 'Publish');
    await until(() => own.rows.length === 1, 'it is listed');
    expect(own.rows).to.deep.equal(['Cake in the kitchen. | Shown | Harbour']);
    await until(() => own.focused === 'New announcement', 'the focus is back');
    expect(own.status).to.equal('Announcement saved.');
    expect(own.text).to.include('Not seen yet');
    await until(() => mara.announcements.popoverTexts.length === 1, 'mara gets it');

    await press(own, 'Change: Cake in the kitchen.');
    await until(() => own.hasForm && own.focused === 'text', 'the form again');
    expect(own.field('from').disabled, 'it is shown already').to.equal(true);
    own.field('text').select();
    await sendKeys({ type: 'No cake left.' });
    mara.announcements.press('Close');
    await press(own, 'Save');
    await until(() => own.rows[0] === 'No cake left. | Shown | Harbour', 'the new text');
    await until(() => own.focused === 'Change: No cake left.', 'the focus is on its button');
    await until(() => own.text.includes('Seen by 1 agent'), 'who has seen it');
    own.seen.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => own.seenNames.join() === 'mara', 'the name that the report of the team tells');

    await press(own, 'Delete: No cake left.');
    await until(() => own.focused === 'Cancel', 'the question');
    expect(own.questionText).to.include('Delete this announcement?').and.to.include('No cake left.');
    await sendKeys({ press: 'Escape' });
    await until(() => own.questionText === '', 'not deleted');
    expect(own.rows).to.have.length(1);
    await press(own, 'Delete: No cake left.');
    await until(() => own.focused === 'Cancel', 'the question again');
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ up: 'Shift' });
    await sendKeys({ press: 'Enter' });
    await until(() => own.rows.length === 0, 'deleted');
    await until(() => own.focused === 'New announcement', 'the focus is back again');
    expect(own.status).to.equal('Announcement deleted.');
    mara.announcements.trigger.click();
    await until(() => mara.announcements.panelText.includes('No announcements'), 'gone at mara’s too');
  });

  it('are there again, half written, when the session has ended and the same supervisor is back', async () => {
    const { desk, announcements, own } = await openList();
    await press(own, 'New announcement');
    await until(() => own.hasForm && own.focused === 'text', 'the form');
    await sendKeys({ type: 'Half a sent' });
    await emulator.control('POST', '/faults', { dropSockets: { username: 'vela', how: 'kick' } });
    await until(() => desk.session.state.connection.status === 'closed', 'the end of the session');
    expect(await desk.element.login('vela', 'demo')).to.equal(null);
    await until(() => desk.session.state.presence, 'the presence');
    announcements.trigger.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => own.hasForm && own.field('text').value === 'Half a sent', 'the text');
  });

  it('say what is wrong at the field, plan for later, and keep what is written when the server refuses it', async () => {
    const { own } = await openList();
    await press(own, 'New announcement');
    await until(() => own.hasForm && own.focused === 'text', 'the form');
    own.chooseTime('from', '2031-05-01T09:00');
    own.chooseTime('until', '2031-05-01T08:00');
    await press(own, 'Publish');
    await until(() => own.errors.length > 0, 'the errors');
    expect(own.errors).to.deep.equal([
      'Enter a text.',
      'Choose at least one team.',
      'The end must be later than the start.',
    ]);
    expect(own.focused, 'the first wrong field').to.equal('text');
    await checkA11y(own.element);
    await sendKeys({ type: 'Fire drill.' });
    own.team('Quay').focus();
    await sendKeys({ press: ' ' });
    own.chooseTime('until', '2031-05-01T10:00');
    await emulator.control('POST', '/faults', { restFail: { path: '/announcement', status: 500 } });
    await press(own, 'Publish');
    await until(() => own.status.startsWith("Couldn't save the announcement."), 'the refusal');
    expect(own.field('text').value).to.equal('Fire drill.');
    expect(own.errors).to.deep.equal([]);
    await emulator.control('DELETE', '/faults');
    await press(own, 'Publish');
    await until(() => own.rows.length === 1, 'it is listed');
    expect(own.rows).to.deep.equal(['Fire drill. | Planned | Quay']);
  });

  it('are accessible as a list, as a form and in Arabic, and are not there for agents', async () => {
    await emulator.control('POST', '/announcements', { text: 'The lift is out of order.', team: 'Quay' });
    const mara = await open('mara');
    const { desk, own } = await openList();
    expect(own.rows).to.deep.equal(['The lift is out of order. | Shown | Quay']);
    await checkA11y(own.element);
    desk.element.lang = 'ar';
    await until(() => own.text.includes('الإعلانات التي كتبتها'), 'it is in Arabic');
    await setViewport({ width: 320, height: 700 });
    await press(own, 'إعلان جديد');
    await until(() => own.hasForm, 'the form');
    await checkA11y(own.element);
    mara.announcements.trigger.click();
    await until(() => mara.announcements.isOpen, 'the list of an agent');
    expect(mara.own.part).to.equal(null);
  });
});
