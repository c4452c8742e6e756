import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseLanguage } from '../../../../src/protocol/decode/decode-language.js';

const languageOf = (language: unknown, type = 'WebChannelData') =>
  parseLanguage({
    channelData: {
      additionalAttributes: [
        { key: 'x', type: 'Other' },
        { type, value: { locale: { language } } },
      ],
    },
  });

test('the language of a customer is a tag, however the web channel writes it', () => {
  for (const [sent, tag] of [
    ['en', 'en'],
    ['pt-br', 'pt-BR'],
    ['zh_Hant_TW', 'zh-Hant-TW'],
    [' DE ', 'de'],
    ['english', 'en'],
    ['Arabic', 'ar'],
    ['hebrew', 'he'],
  ] as const)
    assert.equal(languageOf(sent), tag, sent);
});

test('what is no language is ignored', () => {
  for (const sent of ['', '  ', 'klingonese', 'en-', 'x', 'de-"onclick', 'constructor', '12', null, 7, {}, ['en']])
    assert.equal(languageOf(sent), null, JSON.stringify(sent));
  assert.equal(languageOf('en', 'OtherChannelData'), null);
  for (const session of [{}, { channelData: null }, { channelData: { additionalAttributes: 'en' } }])
    assert.equal(parseLanguage(session), null);
});
