import { expect, test } from '@playwright/test';
import { build, type Plugin } from 'vite';
import { spokenLanguages } from '../../../scripts/building/spoken-languages.ts';
import { inProject } from '../../../scripts/project.ts';

test("of React Aria's words, those in English and Korean alone are built in", async () => {
  const languages = new Set<string | undefined>();
  const listen: Plugin = {
    name: 'listen',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      for (const [id, { code }] of chunks.flatMap(({ modules }) => Object.entries(modules))) {
        if (code !== null && code !== '' && /[\\/]intl[\\/]/.test(id)) languages.add(/[a-z]{2}-[A-Z]{2}/.exec(id)?.[0]);
      }
    },
  };
  const input = inProject('renderer', 'src', 'ui', 'suggest-field.tsx');
  const options = { write: false, rolldownOptions: { input, preserveEntrySignatures: 'strict' } } as const;
  await build({ configFile: false, logLevel: 'silent', plugins: [spokenLanguages(), listen], build: options });
  expect(languages).toEqual(new Set(['en-US', 'ko-KR']));
});
