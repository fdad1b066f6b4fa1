import dns from 'node:dns';
import type { LookupFunction } from 'node:net';

/** A name led to an address that the caller does not want to talk to. */
export class AddressRefused extends Error {
  readonly hostname: string;
  readonly address: string;
  constructor(hostname: string, address: string) {
    super('The address is refused');
    this.hostname = hostname;
    this.address = address;
  }
}

/** The system's own, which also knows the hosts file. */
const systemLookup: LookupFunction = (hostname, options, callback) => dns.lookup(hostname, options, callback);

/**
 * Resolves names and refuses them as a whole when one of their addresses is refused. The connection is made to the very
 * addresses that were judged here, so a name that changes its mind in between (DNS rebinding) gains nothing.
 */
export function guardedLookup(isAllowed: (address: string) => boolean, lookup: LookupFunction = systemLookup): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found, family) => {
      if (error !== null) return callback(error, '', 0);
      const addresses = typeof found === 'string' ? [{ address: found, family: family ?? 0 }] : found;
      const refused = addresses.find(({ address }) => !isAllowed(address));
      if (refused !== undefined) return callback(new AddressRefused(hostname, refused.address), '', 0);
      const [first] = addresses;
      if (options.all === true || first === undefined) return callback(null, addresses);
      callback(null, first.address, first.family);
    });
  };
}
