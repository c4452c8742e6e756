import { readFileSync } from 'node:fs';
import type { Mutant } from './find-mutants.js';

interface ChosenMutant {
  readonly file: string;
  /** What is broken, in words. */
  readonly what: string;
  readonly from: string;
  readonly to: string;
  readonly tests: readonly string[];
}

const chosen: readonly ChosenMutant[] = [];

/** Chosen changes of the session. A change whose original text is gone is an error: the list has to follow the code. */
export function chosenMutants(): readonly { readonly mutant: Mutant; readonly tests: readonly string[] }[] {
  return chosen.map(({ file, what, from, to, tests }) => {
    const text = readFileSync(file, 'utf8');
    const start = text.indexOf(from);
    if (start < 0 || text.includes(from, start + 1)) throw new Error(`"${from}" is not once in ${file}.`);
    const line = text.slice(0, start).split('\n').length;
    return { mutant: { file, line, start, end: start + from.length, replacement: to, description: what }, tests };
  });
}
