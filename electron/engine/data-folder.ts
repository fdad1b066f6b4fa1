import { homedir } from 'node:os';
import path from 'node:path';

/**
 * Where Tokensmith keeps its files: the folder that the platform has for an app's data, for the app
 * and the command line alike. TOKENSMITH_DATA_DIR names another one.
 */
export function dataFolder(environment: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  const named = environment['TOKENSMITH_DATA_DIR'];
  if (named) return path.resolve(named);
  const home = homedir();
  switch (platform) {
    case 'darwin':
      return path.join(home, 'Library', 'Application Support', 'tokensmith');
    case 'win32':
      return path.join(environment['APPDATA'] ?? path.join(home, 'AppData', 'Roaming'), 'tokensmith');
    default:
      return path.join(environment['XDG_CONFIG_HOME'] || path.join(home, '.config'), 'tokensmith');
  }
}

/** Where the vault lies in it: a folder of its own, that nothing else is written to. */
export function vaultFolderIn(data: string): string {
  return path.join(data, 'vault');
}
