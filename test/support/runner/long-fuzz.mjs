/** Broken messages in `npm run test:long`. */
process.env.FUZZ_RUNS ??= '200000';
