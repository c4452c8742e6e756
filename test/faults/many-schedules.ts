/** The schedules of `test/unit/store/delivery/schedules.test.ts`, a million of them. */
process.env['DELIVERY_SCHEDULES'] ??= '1000000';
await import('../unit/store/delivery/schedules.test.js');
export {};
