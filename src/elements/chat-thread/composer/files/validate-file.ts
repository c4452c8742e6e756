/** Limits for files to send. */
export interface FileLimits {
  /** In bytes. */
  readonly maxSize: number;
  /** In the format of the `accept` attribute: `.pdf, image/*`. Empty allows all. */
  readonly types: string;
}

export type FileRejection = 'empty' | 'size' | 'type';

/** Why a file cannot be sent; null when it can. */
export function validateFile(file: File, { maxSize, types }: FileLimits): FileRejection | null {
  if (!matchesTypes(file, types)) return 'type';
  if (file.size > maxSize) return 'size';
  return file.size === 0 ? 'empty' : null;
}

function matchesTypes({ name, type }: File, types: string): boolean {
  const acceptedTypes = types
    .toLowerCase()
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  if (acceptedTypes.length === 0) return true;
  const lowerName = name.toLowerCase();
  const lowerType = type.toLowerCase();
  return acceptedTypes.some((accepted) => {
    if (accepted.startsWith('.')) return lowerName.endsWith(accepted);
    if (accepted.endsWith('/*')) return lowerType.startsWith(accepted.slice(0, -1));
    return accepted === '*' || lowerType === accepted;
  });
}
