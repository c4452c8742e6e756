/** The release of the server that is emulated, `<major>.<minor>`. */
export function isServerVersion(text: string): boolean {
  return /^\d{1,3}\.\d{1,3}$/.test(text);
}

/** Whether a release is the given one or newer. Numeric: 4.10 is newer than 4.9. */
export function isAtLeast(release: string, other: string): boolean {
  const [major = 0, minor = 0] = release.split('.').map(Number);
  const [otherMajor = 0, otherMinor = 0] = other.split('.').map(Number);
  return major > otherMajor || (major === otherMajor && minor >= otherMinor);
}
