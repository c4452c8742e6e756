import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { DeskElement } from '../../../../src/elements/internal/base/desk-element.js';
import { until } from '../../../support/browser/mount-session.js';

class WithTime extends DeskElement {
  protected override render() {
    return html`<p lang=${this.localize.lang}>${this.localize.shortDay(Date.UTC(2026, 0, 15, 12))}</p>`;
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
      expect(shown()?.textContent).to.equal(day);
      element.remove();
    });
});
