import { createRemoteJWKSet } from 'jose';
import { answer, pairOf, publisherOf, type Answer } from '../../unit/key-sources/publishing.ts';

/** Without our guards: jose's remote set, made for servers that chose their issuer long ago, and Node's own fetch. */
export async function takenByOthers(): Promise<{ taken: number; of: number }> {
  const { jwk } = pairOf('a');
  const good = { keys: [jwk] };
  const text = JSON.stringify(good);
  const many = { keys: Array.from({ length: 101 }, (_, kid) => ({ ...jwk, kid: kid === 0 ? 'a' : String(kid) })) };
  const pages: readonly Answer[] = [
    { json: good },
    { body: `\ufeff${text}` },
    { body: `{"keys":[],${text.slice(1)}` },
    { body: text.replace('"kid":"a"', '"kid":"b","kid":"a"') },
    { body: text + ' '.repeat(600_000) },
    { json: many },
    { json: { keys: [jwk, { kty: 'oct', kid: 'secret', k: 'c2VjcmV0' }] } },
  ];
  let taken = 0;
  for (const page of pages) {
    const publisher = await publisherOf({ '/jwks': answer(page) });
    const key = await createRemoteJWKSet(new URL(`${publisher.origin.replace('127.0.0.1', 'localhost')}/jwks`))({
      alg: 'ES256',
      kid: 'a',
    }).catch(() => null);
    if (key !== null) taken += 1;
    await publisher.close();
  }
  const redirecting = await publisherOf({ '/jwks': answer({ status: 302, headers: { location: '/end' } }), '/end': good });
  if ((await fetch(`${redirecting.origin}/jwks`)).ok) taken += 1;
  await redirecting.close();
  return { taken, of: pages.length + 1 };
}
