export function stubSocketClientDependencies(): {
  readonly name: string;
  resolveId(source: string, importer: string | undefined): string | null;
  load(id: string): string | null;
};
