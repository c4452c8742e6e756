import { after, before, test } from 'node:test';
import { DeskPages } from '../support/faults/desk-pages.js';
import { expectDelivery } from '../support/faults/expect-delivery.js';

let pages: DeskPages;
before(async () => {
  pages = await DeskPages.start();
});
after(() => pages.stop());

test('10 schedules of faults, of the page too, lose, double, hide and misorder no message', () =>
  expectDelivery(1, 10, 5, pages));
