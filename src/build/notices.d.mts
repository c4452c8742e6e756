interface FoundPackage {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly text: string;
}

export function groupByText(found: readonly FoundPackage[]): string[];
