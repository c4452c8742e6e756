import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import {
  getLanguagePack,
  isMissingLanguage,
  registerTranslations,
} from '../../../src/elements/internal/localization/translation-registry.js';

const close = (lang: string) => getLanguagePack(lang).translations.close;

/** Asks for a language until its answer is there. */
async function loaded(lang: string, isThere: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await delay(10)) {
    getLanguagePack(lang);
    if (isThere()) return;
  }
  assert.fail(`no answer for ${lang}`);
}

describe('language packs', () => {
  for (const [tag, lang] of [
    ['de-AT', 'de'],
    ['pt-BR', 'pt'],
    ['ar-EG-u-nu-latn', 'ar'],
    ['he-IL', 'he'],
  ] as const)
    test(`${tag} has the texts of ${lang}, which are loaded when they are asked for`, async () => {
      assert.equal(getLanguagePack(tag).lang, 'en');
      assert.equal(isMissingLanguage(tag), false);
      await loaded(tag, () => getLanguagePack(tag).lang === lang);
      assert.equal(getLanguagePack(lang), getLanguagePack(tag));
      assert.notEqual(close(tag), 'Close');
    });

  test('English is shown for a language that there is not', async () => {
    await loaded('fa-IR', () => isMissingLanguage('fa-IR'));
    assert.equal(getLanguagePack('fa-IR').lang, 'en');
    assert.equal(isMissingLanguage('en-GB'), false);
  });

  test('a pack of the page for such a language is used, with English for the rest', async () => {
    await loaded('fa', () => isMissingLanguage('fa'));
    registerTranslations({ lang: 'fa', dir: 'rtl', translations: { close: 'بستن' } });
    assert.equal(isMissingLanguage('fa-IR'), false);
    const { lang, dir, translations } = getLanguagePack('fa-IR');
    assert.deepEqual([lang, dir, translations.close, translations.cancel], ['fa', 'rtl', 'بستن', 'Cancel']);
  });

  test('a pack of the page for an included language has that language for the rest, whichever comes first', async () => {
    registerTranslations({ lang: 'fr', dir: 'ltr', translations: { close: 'Terminer' } });
    assert.equal(close('fr-CA'), 'Terminer');
    await loaded('fr', () => getLanguagePack('fr').translations.cancel === 'Annuler');
    assert.equal(close('fr'), 'Terminer');
    await loaded('it', () => getLanguagePack('it').lang === 'it');
    registerTranslations({ lang: 'it', dir: 'ltr', translations: { close: 'Fine' } });
    assert.equal(close('it'), 'Fine');
    assert.equal(getLanguagePack('it').translations.cancel, 'Annulla');
  });

  test('a pack with a region is used for that region only', async () => {
    await loaded('es', () => getLanguagePack('es').lang === 'es');
    registerTranslations({ lang: 'es-MX', dir: 'ltr', translations: { close: 'Listo' } });
    assert.equal(close('es-MX'), 'Listo');
    assert.equal(close('es-AR'), 'Cerrar');
    registerTranslations({ lang: 'zh-Hant', dir: 'ltr', translations: { close: '關閉' } });
    assert.equal(close('zh-Hant-TW'), '關閉');
    assert.equal(close('zh-Hans'), 'Close');
  });
});
