import { test } from 'node:test';
import { expectDelivery } from '../support/faults/expect-delivery.js';

test('500 schedules of faults lose, double, hide and misorder no message', () => expectDelivery(1_001, 500, 4));
