import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { DeskElement } from '../../../../src/elements/internal/base/desk-element.js';
import { LocalizeController } from '../../../../src/elements/internal/localization/localize-controller.js';
import { registerTranslations } from '../../../../src/elements/internal/localization/translation-registry.js';
import { until } from '../../../support/browser/mount-session.js';

class WithTime extends DeskElement {
  now = Date.UTC(2026, 5, 15, 12);

  protected override render() {
    const at = Date.UTC(2026, 0, 15, 12);
    return html`<p lang=${this.localize.lang} title=${this.localize.day(at, this.now)}>
      ${this.localize.shortDay(at, this.now)}
    </p>`;
  }
}
customElements.define('test-with-time', WithTime);

describe('the language of an element', () => {
  for (const [lang, textLang, day] of [
    ['de_AT', 'de', '15. Jän.'],
    [' de-AT ', 'de', '15. Jän.'],
    ['pt_BR', 'pt', '15 de jan.'],
    ['en_GB', 'en', '15 Jan'],
    ['de-AT-u-ca-buddhist', 'de', '15. Jän.'],
    ['not a language', 'en', 'Jan 15'],
  ] as const)
    it(`is found for lang="${lang}", with its dates`, async () => {
      const element = new WithTime();
      element.lang = lang;
      document.body.append(element);
      const shown = () => element.renderRoot.querySelector('p');
      await until(() => shown()?.lang === textLang, 'the texts are loaded');
      expect(shown()?.textContent.trim()).to.equal(day);
      element.remove();
    });

  for (const [lang, day, heading] of [
    ['en', 'Jan 15, 2026', 'Thursday, January 15, 2026'],
    ['de', '15. Jan. 2026', 'Donnerstag, 15. Januar 2026'],
    ['fr', '15 janv. 2026', 'jeudi 15 janvier 2026'],
  ] as const)
    it(`names the year where it is not that of the server’s time, for lang="${lang}"`, async () => {
      const element = new WithTime();
      element.lang = lang;
      element.now = Date.UTC(2027, 0, 2, 12);
      document.body.append(element);
      const shown = () => element.renderRoot.querySelector('p');
      await until(() => shown()?.lang === lang, 'the texts are loaded');
      expect([shown()?.textContent.trim(), shown()?.title]).to.deep.equal([day, heading]);
      element.remove();
    });

  it('follows a `lang` that changes in a shadow root of the page, and one in a frame', async () => {
    const app = document.body.appendChild(document.createElement('div'));
    const frame = document.body.appendChild(document.createElement('iframe'));
    const inner = app.attachShadow({ mode: 'closed' });
    const page = frame.contentDocument as Document;
    const host = page.body.appendChild(page.createElement('div'));
    for (const root of [inner, page.body, host.attachShadow({ mode: 'open' })]) {
      const around = root.appendChild(document.createElement('div'));
      around.lang = 'de';
      const element = around.appendChild(new WithTime());
      const shown = () => element.renderRoot.querySelector('p');
      await until(() => shown()?.lang === 'de', 'German');
      around.lang = 'fr';
      await until(() => shown()?.textContent.trim() === '15 janv.', 'French');
      around.removeAttribute('lang');
      element.ownerDocument.body.lang = 'es';
      await until(() => shown()?.textContent.trim() === '15 ene', 'Spanish, by the page around');
      element.ownerDocument.body.lang = '';
    }
    app.remove();
    frame.remove();
  });

  it('is that of a host’s translations, however their tag is written', async () => {
    registerTranslations({ lang: 'pt_AO', dir: 'ltr', translations: {} });
    const element = document.body.appendChild(new WithTime());
    element.lang = 'pt-AO';
    await until(() => element.renderRoot.querySelector('p')?.lang === 'pt-AO', 'the pack of the host');
    element.remove();
  });

  it('has whole percents as they are', () => {
    const localize = new LocalizeController(new WithTime());
    expect([0.29, 0.57, 0.58, 1.15, 0.999, 1].map((share) => localize.percent(share))).to.deep.equal([
      '29%',
      '57%',
      '58%',
      '115%',
      '99%',
      '100%',
    ]);
  });
});
