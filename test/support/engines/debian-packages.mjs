import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Installs Debian packages where that is possible (as root). Returns whether it did; prints what it installs. */
export function installDebianPackages(names) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.error(`Installing the Debian packages ${names.join(', ')} (once, takes a minute or two).`);
  const run = (...args) =>
    execFileSync('/usr/bin/apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
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
