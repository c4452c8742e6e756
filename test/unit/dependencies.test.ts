import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

/**
 * Lowest versions without a known vulnerability that affects this project, from published advisories. The lock file is
 * compared because it decides what is installed.
 */
const minimumVersions: Readonly<Record<string, string>> = {
  'socket.io-parser': '4.2.7',
  ws: '8.21.0',
  'xmlhttprequest-ssl': '2.1.2',
};

interface Lock {
  readonly packages: Readonly<
    Record<
      string,
      { readonly version: string; readonly resolved?: string; readonly optionalDependencies?: Record<string, string> }
    >
  >;
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
  'dependencies' | 'devDependencies',
  Record<string, string>
>;

const parseVersion = (version: string) => version.split('.').map(Number);
const isAtLeast = (version: string, minimumVersion: string) => {
  const [a, b] = [parseVersion(version), parseVersion(minimumVersion)];
  const differs = a.findIndex((part, i) => part !== b[i]);
  return differs < 0 || (a[differs] ?? 0) > (b[differs] ?? 0);
};

test('the socket client is exactly 4.4.0, as the Agent Manager requires', () => {
  assert.equal(manifest.devDependencies['socket.io-client'], '4.4.0');
  assert.equal(lock.packages['node_modules/socket.io-client']?.version, '4.4.0');
});

test('packages of the socket client and server have no known vulnerability', () => {
  const checked = Object.entries(lock.packages).filter(([path, { version }]) => {
    const name = path.split('node_modules/').at(-1) ?? '';
    const minimumVersion = minimumVersions[name];
    // The test runner's web server uses an older major version of ws, for tests only.
    if (minimumVersion === undefined || (name === 'ws' && version.startsWith('7.'))) return false;
    assert.ok(isAtLeast(version, minimumVersion), `${path} is ${version}, at least ${minimumVersion} is needed`);
    return true;
  });
  assert.ok(checked.length >= Object.keys(minimumVersions).length, 'each guarded package was found in the lock file');
});

test('Lit is the only runtime dependency, and every version is exact', () => {
  assert.deepEqual(Object.keys(manifest.dependencies).sort(), ['@lit/context', 'lit']);
  for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
    assert.match(version, /^\d+\.\d+\.\d+$/, `${name} is pinned`);
  }
});

test('the lock file contains no download host', () => {
  assert.deepEqual(
    Object.keys(lock.packages).filter((path) => lock.packages[path]?.resolved !== undefined),
    [],
  );
});

test('the bundle reports the version of the package', async () => {
  const { version } = await import('../../src/browser/version.js');
  assert.equal(version, (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version);
});

test('the lock file contains the packages of all platforms, which a clean install needs', () => {
  const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => {
        // Like Node: in the package's own folder, then in its parents.
        const folders =
          path === ''
            ? ['']
            : path.split('/node_modules/').map((_, i, all) => all.slice(0, i + 1).join('/node_modules/'));
        return ![...folders.map((folder) => `${folder}/node_modules/${name}`), `node_modules/${name}`].some(
          (place) => place in lock.packages,
        );
      })
      .map((name) => `${path} needs ${name}`),
  );
  assert.deepEqual(missing, []);
});
