import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AgentId, NoticeContent } from '../../../src/domain/index.js';
import { noticeText } from '../../../src/elements/chat-thread/message-list/notice-text.js';
import { requestText } from '../../../src/elements/internal/format/request-text.js';
import { AgentNames } from '../../../src/store/agent-names.js';
import arabic from '../../../src/translations/ar.js';
import { englishLanguagePack, registerEnglish } from '../../../src/translations/en.js';
import { offer } from '../../../src/translations/en/parts/offer.js';
import { thread } from '../../../src/translations/en/parts/thread/thread.js';
import type { Translations } from '../../../src/translations/translations.js';
import { agent } from '../../support/builders/domain-objects.js';

registerEnglish({ ...offer, ...thread });

const names = new AgentNames(
  new Map([
    ['user otto', 'Otto Fenn'],
    ['id o-1', 'Otto Fenn'],
  ]),
  {
    ...agent(),
    displayName: 'Mara Quill',
  },
);
const plain = (text: string): string => text.replaceAll(/[\u2068\u2069]/g, '');
const textIn = (translations: unknown, content: NoticeContent): string =>
  plain(
    noticeText(content, {
      translations: translations as Translations,
      names,
      localize: { duration: String, list: String },
    }),
  );

const joined = (id: string, name: string): NoticeContent => ({
  ...{ type: 'agent-joined', agentId: id as AgentId, name, role: 'primary' },
});
const placed = (requestedBy: string): NoticeContent => ({
  ...{ type: 'reroute-placed', direction: 'transfer', to: 'queue', queueName: 'sales', requestedBy },
});
const raised = (...hands: readonly string[]): NoticeContent => ({ type: 'hand-raised', names: hands });
const lowered = (...hands: readonly string[]): NoticeContent => ({ type: 'hand-lowered', names: hands });

const cases: readonly (readonly [NoticeContent, string, string])[] = [
  [joined('o-1', 'otto'), 'Otto Fenn joined', 'انضم Otto Fenn'],
  [joined('mara', 'mara'), 'You joined', 'انضممتَ إلى المحادثة'],
  [placed('otto'), 'Transfer requested to sales by Otto Fenn', 'طُلب التحويل إلى sales من قِبل Otto Fenn'],
  [placed('mara'), 'You requested a transfer to sales', 'طلبتَ التحويل إلى sales'],
  [placed(''), 'Transfer requested to sales', 'طُلب التحويل إلى sales'],
  [raised('otto'), 'Otto Fenn requested a supervisor', 'طلب Otto Fenn مشرفًا'],
  [raised('mara'), 'You requested a supervisor', 'طلبتَ مشرفًا'],
  [raised('mara', 'otto'), 'You and Otto Fenn requested a supervisor', 'طلبتَ أنت وOtto Fenn مشرفًا'],
  [raised(), 'A supervisor was requested', 'طُلب مشرف'],
  [lowered('mara'), 'You cancelled the supervisor request', 'ألغيتَ طلب المشرف'],
  [lowered('ines'), 'ines cancelled the supervisor request', 'ألغى ines طلب المشرف'],
];

describe('notices name agents in full, and the one who is signed in “you”', () => {
  for (const [content, english, inArabic] of cases) {
    test(english, () => {
      assert.equal(textIn(englishLanguagePack.translations, content), english);
      assert.equal(textIn(arabic.translations, content), inArabic);
    });
  }
});

test('so do offers', () => {
  const translations = englishLanguagePack.translations as Translations;
  assert.equal(plain(requestText('conference', 'otto', names, translations)), 'Otto Fenn invited you to join');
  assert.equal(requestText('transfer', 'mara', names, translations), 'You requested this');
});
