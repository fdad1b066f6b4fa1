import { app } from 'electron';

const debugSwitches = ['remote-debugging-port', 'remote-debugging-pipe', 'inspect', 'inspect-brk', 'no-sandbox'];
const weakeningVariables = ['NODE_TLS_REJECT_UNAUTHORIZED', 'SSLKEYLOGFILE', 'NODE_EXTRA_CA_CERTS'];

/**
 * A packaged app does not start where a debugger could read its memory or without Chromium's sandbox,
 * and no environment variable may weaken TLS for the requests that it sends.
 */
export function refuseUnsafeStart(): void {
  for (const name of weakeningVariables) delete process.env[name];
  if (!app.isPackaged) return;
  const found = debugSwitches.find((name) => app.commandLine.hasSwitch(name));
  if (found === undefined) return;
  process.stderr.write(`Tokensmith does not start with --${found}.\n`);
  app.exit(1);
}
