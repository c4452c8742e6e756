/** What may be sent as a file. */
export interface FileLimits {
  /** Bytes. */
  readonly maxSize: number;
  /** As in the `accept` of a file field: `.pdf, image/*`. Empty: everything. */
  readonly types: string;
}

export type Refusal = 'empty' | 'size' | 'type';

/** Why a file cannot be sent; null when it can. */
export function refusalOf(file: File, { maxSize, types }: FileLimits): Refusal | null {
  if (!isOf(file, types)) return 'type';
  if (file.size > maxSize) return 'size';
  return file.size === 0 ? 'empty' : null;
}

function isOf({ name, type }: File, types: string): boolean {
  const wanted = types
    .toLowerCase()
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  if (wanted.length === 0) return true;
  const lowerName = name.toLowerCase();
  const lowerType = type.toLowerCase();
  return wanted.some((each) => {
    if (each.startsWith('.')) return lowerName.endsWith(each);
    if (each.endsWith('/*')) return lowerType.startsWith(each.slice(0, -1));
    return each === '*' || lowerType === each;
  });
}
