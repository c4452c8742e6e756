import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';
import { applyMutant, type Mutant } from './find-mutants.js';

/** Tells whether the compiler accepts a mutant. What it refuses needs no test. */
export class CompileChecker {
  readonly #options: ts.CompilerOptions;
  readonly #service: ts.LanguageService;
  readonly #roots: readonly string[];
  #mutant: Mutant | null = null;
  #version = 0;

  constructor(files: readonly string[]) {
    const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile) as { config: object };
    // A mutant may leave a name unused or a line unreachable. That is no reason to skip it.
    this.#options = {
      ...ts.parseJsonConfigFileContent(config, ts.sys, process.cwd()).options,
      types: [],
      noUnusedLocals: false,
      noUnusedParameters: false,
      noFallthroughCasesInSwitch: false,
      allowUnreachableCode: true,
    };
    this.#roots = files.map((file) => resolve(file));
    this.#service = ts.createLanguageService({
      getCompilationSettings: () => this.#options,
      getScriptFileNames: () => [...this.#roots],
      getScriptVersion: (file) => (this.#isMutated(file) ? `mutant ${this.#version}` : 'original'),
      getScriptSnapshot: (file) =>
        ts.sys.fileExists(file) ? ts.ScriptSnapshot.fromString(this.#read(file)) : undefined,
      getCurrentDirectory: () => process.cwd(),
      getDefaultLibFileName: ts.getDefaultLibFilePath,
      fileExists: ts.sys.fileExists,
      readFile: ts.sys.readFile,
    });
  }

  compiles(mutant: Mutant): boolean {
    this.#mutant = mutant;
    this.#version++;
    const file = resolve(mutant.file);
    return (
      this.#service.getSyntacticDiagnostics(file).length === 0 &&
      this.#service.getSemanticDiagnostics(file).length === 0
    );
  }

  #isMutated(file: string): boolean {
    return this.#mutant !== null && resolve(this.#mutant.file) === file;
  }

  #read(file: string): string {
    const text = readFileSync(file, 'utf8');
    return this.#mutant !== null && this.#isMutated(file) ? applyMutant(text, this.#mutant) : text;
  }
}
