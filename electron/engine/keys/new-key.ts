import type { KeyObject } from 'node:crypto';
import type { KeyAlgorithm } from '../../../shared/key-algorithms.ts';
import type { CertificateFacts, KeyFormat } from '../../../shared/key-formats.ts';
import type { Finding } from '../../../shared/key-health.ts';
import type { KidChoice } from '../../../shared/keys.ts';

/** A key that is ready to be stored: read, judged, and with its algorithm chosen. Holds the key itself, so it stays in the engine. */
export type NewKey = {
  /** Secret, private, or public for one that only verifies or encrypts. */
  readonly key: KeyObject;
  readonly name: string;
  readonly alg: KeyAlgorithm;
  readonly kid: KidChoice;
  readonly tags: readonly string[];
  readonly notes: string;
  readonly origin: 'created' | 'typed' | 'imported';
  /** What it was imported from. */
  readonly format: KeyFormat | null;
  readonly certificate: CertificateFacts | null;
  /** The user's explicit mark "weak, for testing". */
  readonly isWeak: boolean;
  /** Estimated, for secrets that a person may have chosen; null otherwise. */
  readonly entropyBits: number | null;
  /** What was found in the key itself, and stays true as long as it lives. */
  readonly findings: readonly Finding[];
};
