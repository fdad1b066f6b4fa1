import { utilityProcess } from 'electron';
import type { AgentProcess } from '../engine/vault/keychain.ts';
import { builtFile } from './built-file.ts';

/**
 * The keychain's own process: keytar can hang for ever, or take its process down with it. Built
 * beside main as keychain-agent.js.
 */
export function startKeychainProcess(): AgentProcess {
  const agent = utilityProcess.fork(builtFile('main', 'keychain-agent.js'), [], {
    serviceName: 'Tokensmith keychain',
    stdio: 'ignore',
  });
  return {
    post: (message) => agent.postMessage(message),
    onMessage: (listener) => void agent.on('message', listener),
    onExit: (listener) => void agent.once('exit', () => listener()),
    kill: () => void agent.kill(),
  };
}
