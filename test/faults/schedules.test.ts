import { test } from 'node:test';
import { expectDelivery } from '../support/faults/expect-delivery.js';

test('20 schedules of faults lose, double, hide and misorder no message', () => expectDelivery(1, 20, 8));
