import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Waits for another installation that runs, and not long for a network that is not there. */
const aptLimits = ['-o', 'DPkg::Lock::Timeout=120', '-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=20'];

/** Installs Debian packages where that is possible (as root). Returns whether it did; prints what it installs. */
export function installDebianPackages(names) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.error(`Installing the Debian packages ${names.join(', ')} (once, takes a minute or two).`);
  const run = (...args) =>
    execFileSync('/usr/bin/apt-get', [...aptLimits, ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      timeout: 8 * 60_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  try {
    run('-qq', 'update');
    run('-qq', 'install', '--yes', '--no-install-recommends', ...names);
    return true;
  } catch (error) {
    console.error(`The packages could not be installed: ${error.message}`);
    return false;
  }
}
