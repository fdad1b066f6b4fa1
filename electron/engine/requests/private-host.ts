import { BlockList, isIP } from 'node:net';

/**
 * Loopback, private, link-local (with the cloud's metadata address), shared, benchmarking, multicast, reserved and unspecified
 * addresses (RFC 6890), and the IPv6 forms behind which any of them may lie: NAT64 (RFC 6052), 6to4, Teredo, translated ones.
 */
const privateAddresses = new BlockList();
for (const [address, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  privateAddresses.addSubnet(address, prefix, 'ipv4');
}
for (const [address, prefix] of [
  ['::', 96],
  ['::ffff:0:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2001::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const) {
  privateAddresses.addSubnet(address, prefix, 'ipv6');
}

const loopbackAddresses = new BlockList();
loopbackAddresses.addSubnet('127.0.0.0', 8, 'ipv4');
loopbackAddresses.addAddress('::1', 'ipv6');

/** Whether a URL's host names this machine or its own network. By name and literal address: no name is resolved. */
export function isPrivateHost(hostname: string): boolean {
  const host = bare(hostname);
  return isIP(host) === 0 ? isLocalName(host) || host.endsWith('.local') : contains(privateAddresses, host);
}

/** Whether a URL's host names this very machine, so that nothing said to it leaves it: RFC 6761 section 6.3. */
export function isLoopbackHost(hostname: string): boolean {
  const host = bare(hostname);
  return isIP(host) === 0 ? isLocalName(host) : contains(loopbackAddresses, host);
}

function bare(hostname: string): string {
  return hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
}

function isLocalName(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost');
}

function contains(addresses: BlockList, address: string): boolean {
  return addresses.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');
}
