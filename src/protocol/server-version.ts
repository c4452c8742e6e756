/** Release of the server, `<major>.<minor>`. Some wishes changed their event names between releases. */
export type ServerVersion = `${number}.${number}`;

/** True when `server` is `version` or newer. Compares numbers, so 4.10 is newer than 4.9. */
export function atLeast(server: ServerVersion, version: ServerVersion): boolean {
  const [major, minor] = parts(server);
  const [wantedMajor, wantedMinor] = parts(version);
  return major === wantedMajor ? minor >= wantedMinor : major > wantedMajor;
}

function parts(version: ServerVersion): readonly [number, number] {
  const [major = '0', minor = '0'] = version.split('.');
  return [Number(major) || 0, Number(minor) || 0];
}
