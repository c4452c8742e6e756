export interface FoundEngine {
  readonly browserPath: string;
  readonly driverPath: string;
  readonly displayPath: string;
}

export function findEngine(engine: 'firefox' | 'webkit'): FoundEngine;
