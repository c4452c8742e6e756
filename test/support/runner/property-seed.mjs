/**
 * Property tests use one seed, so that a commit passes or fails the same way everywhere. `SEED=<number>` sets another, and
 * `SEED=random` one per run, to search for more counterexamples.
 */
import fc from 'fast-check';

const seed = process.env.SEED ?? '1';
if (seed !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) });
