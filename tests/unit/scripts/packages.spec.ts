import { expect, test } from '@playwright/test';
import { packageOf } from '../../../scripts/system/packages.ts';

const known: ReadonlyArray<readonly [library: string, packageName: string]> = [
  ['libgtk-3.so.0', 'libgtk-3-0'],
  ['libasound.so.2', 'libasound2'],
  ['libsecret-1.so.0', 'libsecret-1-0'],
  ['libXcomposite.so.1', 'libxcomposite1'],
  ['libX11.so.6', 'libx11-6'],
  ['libxkbcommon.so.0', 'libxkbcommon0'],
  ['libdbus-1.so.3', 'libdbus-1-3'],
  ['libgbm.so.1', 'libgbm1'],
  ['libdrm.so.2', 'libdrm2'],
  ['libnss3.so', 'libnss3'],
  ['libnssutil3.so', 'libnss3'],
  ['libsmime3.so', 'libnss3'],
  ['libnspr4.so', 'libnspr4'],
  ['libgobject-2.0.so.0', 'libglib2.0-0'],
  ['libatk-1.0.so.0', 'libatk1.0-0'],
  ['libatk-bridge-2.0.so.0', 'libatk-bridge2.0-0'],
  ['libatspi.so.0', 'libatspi2.0-0'],
  ['libpango-1.0.so.0', 'libpango-1.0-0'],
  ['libcairo.so.2', 'libcairo2'],
  ['libcups.so.2', 'libcups2'],
  ['libexpat.so.1', 'libexpat1'],
  ['libudev.so.1', 'libudev1'],
];

for (const [library, packageName] of known) {
  test(`${library} is in ${packageName}`, () => {
    expect(packageOf(library)).toBe(packageName);
  });
}
