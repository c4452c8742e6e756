/** Release of the server, `<major>.<minor>`. */
export type ServerVersion = `${number}.${number}`;

/** True when `server` is `version` or newer. Numeric: 4.10 is newer than 4.9. */
export const isAtLeast = (server: ServerVersion, version: ServerVersion): boolean => rank(server) >= rank(version);

function rank(version: ServerVersion): number {
  const [major, minor = 0] = version.split('.');
  return Number(major) * 1_000 + Number(minor);
}
