import { createRequire } from 'node:module';
import { z } from 'zod';

/** The call that the engine never makes. */
const keytar = z
  .object({ findCredentials: z.custom<(service: string) => Promise<unknown>>((value) => typeof value === 'function') })
  .parse(createRequire(import.meta.url)('keytar'));

await keytar.findCredentials('tokensmith-faults');
