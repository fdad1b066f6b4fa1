import { ok } from '../../../shared/result.ts';
import type { JsonNode } from '../../../shared/json/node.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import type { FetchDocument } from '../../../electron/engine/requests/fetch-document.ts';
import { leadsTo } from '../../unit/key-sources/publishing.ts';
import { tryToAdd, type PublisherCase } from './case.ts';

/** This computer and its networks in the spellings that URLs allow (RFC 6890, RFC 6761, WHATWG URL). */
const localHosts = [
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f.0.0.1',
  '0177.0.0.1',
  '%31%32%37.0.0.1',
  '１２７.0.0.1',
  '127.255.255.254',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::]',
  '0.0.0.0',
  '0',
  '10.0.0.1',
  '100.64.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.0.1',
  '[::ffff:192.168.0.1]',
  '169.254.169.254',
  '[fe80::1]',
  '[fd00:ec2::254]',
  'localhost',
  'LocalHost.',
  'jwks.localhost',
  'printer.local',
];

const rebound = [
  '127.0.0.1',
  '10.0.0.1',
  '169.254.169.254',
  '192.168.0.1',
  '0.0.0.0',
  '::1',
  '::',
  'fe80::1',
  'fd00::1',
  '::ffff:127.0.0.1',
];

const malformed = [
  'http://issuer.example/jwks',
  'http://10.0.0.1/jwks',
  'http://127.0.0.1.example/jwks',
  'http://localhost.example/jwks',
  'ftp://issuer.example/jwks',
  'file:///etc/passwd',
  'data:application/json,{"keys":[]}',
  'https://user:word@issuer.example/jwks',
  'https://issuer.example@127.0.0.1/jwks',
  'https://127.0.0.1#@issuer.example/jwks@',
  'https://issuer.example\n.evil.example/jwks',
  'https://[::1/jwks',
  '//issuer.example/jwks',
  'issuer.example',
];

/** Typed, named by public metadata, and reached by a name: without a click none of them is connected to. */
export function hostileAddresses(): PublisherCase[] {
  const refusal: ErrorCode = 'address-not-public';
  const typed = localHosts.map((host) => attempt(`typed: ${host}`, `https://${host}/jwks`, refusal));
  const named = localHosts.map((host) => ({
    name: `named by metadata: ${host}`,
    run: () => tryToAdd({ url: metadata, refusal, allowsLocal: false, around: metadataNaming(`https://${host}/jwks`) }),
  }));
  const resolved = rebound.flatMap((address) =>
    [[address], ['198.51.100.7', address]].map((addresses) => ({
      name: `resolved to ${addresses.join(', ')}`,
      run: () => tryToAdd({ url: issuer, refusal, allowsLocal: false, fetcher: { lookup: leadsTo(...addresses) } }),
    })),
  );
  const forms = malformed.map((url) => attempt(url, url, url.startsWith('https://127') ? refusal : 'url-malformed'));
  const namedForms = [
    'http://issuer.example/jwks',
    'http://127.0.0.1/jwks',
    'file:///etc/passwd',
    '/jwks',
    'https://a:b@issuer.example/jwks',
  ].map((url) => ({
    name: `named by metadata: ${url}`,
    run: () => {
      const expected = url.includes('127') ? refusal : 'answer-malformed';
      return tryToAdd({ url: metadata, refusal: expected, allowsLocal: false, around: metadataNaming(url) });
    },
  }));
  return [...typed, ...named, ...resolved, ...forms, ...namedForms];
}

const issuer = 'https://issuer.example';
const metadata = `${issuer}/.well-known/openid-configuration`;

function attempt(name: string, url: string, refusal: ErrorCode): PublisherCase {
  return { name, run: () => tryToAdd({ url, refusal, allowsLocal: false }) };
}

/** A public issuer without a network: its metadata are given, what they name is really asked for. */
function metadataNaming(jwksUri: string): (fetchDocument: FetchDocument) => FetchDocument {
  const members = Object.entries({ issuer, jwks_uri: jwksUri }).map(([name, value]) => ({
    name,
    value: { kind: 'string', value } as const,
  }));
  const json: JsonNode = { kind: 'object', members };
  return (fetchDocument) => async (request) =>
    new URL(request.url).origin === issuer ? ok({ json, maxAge: null }) : fetchDocument(request);
}
