// The reference for minting: jose alone, in the main process of the same Electron. Prints medians in milliseconds.
import { generateKeyPairSync } from 'node:crypto';
import { app } from 'electron';
import { SignJWT } from 'jose';

app.setPath('userData', process.env['TWIN_DATA'] ?? '');
const rounds = 200;

const keys = {
  HS256: Buffer.alloc(32, 7),
  ES256: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
  RS256: generateKeyPairSync('rsa', { modulusLength: 3072 }).privateKey,
};

void app.whenReady().then(async () => {
  const medians = {};
  for (const [alg, key] of Object.entries(keys)) {
    const times = [];
    for (let round = 0; round < rounds; round++) {
      const startedAt = performance.now();
      await new SignJWT({ role: 'admin' })
        .setProtectedHeader({ alg, typ: 'JWT' })
        .setSubject('ada')
        .setIssuedAt()
        .setExpirationTime('1h')
        .sign(key);
      times.push(performance.now() - startedAt);
    }
    medians[alg] = times.sort((a, b) => a - b)[rounds / 2];
  }
  process.stdout.write(`medians ${JSON.stringify(medians)}\n`, () => app.exit());
});
