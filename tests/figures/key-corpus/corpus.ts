import { badOpenSsl, badSchemes, badSsh } from './bad-locked.ts';
import { badStructures } from './bad-structures.ts';
import { badTexts } from './bad-texts.ts';
import type { BadFile, GoodFile } from './corpus-file.ts';
import { goodOpenSsl } from './good-openssl.ts';
import { goodJose, goodKeytool } from './good-others.ts';
import { goodOwn } from './good-own.ts';
import { goodSsh } from './good-ssh.ts';
import { hasTool, Workshop, type ToolName } from './tools.ts';

export type Corpus = { good: GoodFile[]; bad: BadFile[]; missing: ToolName[] };

/** Makes key files with every tool that is here; `missing` names the others, whose files are not in it. */
export async function makeCorpus(): Promise<Corpus> {
  const workshop = new Workshop();
  const missing: ToolName[] = [];
  const by = <T>(tool: ToolName, make: (workshop: Workshop) => T): T | [] => {
    if (hasTool(tool)) return make(workshop);
    if (!missing.includes(tool)) missing.push(tool);
    return [];
  };
  try {
    return {
      good: [
        ...by('openssl', goodOpenSsl),
        ...by('ssh-keygen', goodSsh),
        ...(await by('jose', goodJose)),
        ...by('keytool', goodKeytool),
        ...(await goodOwn()),
      ],
      bad: [...badStructures(), ...(await badTexts()), ...badSchemes(), ...by('openssl', badOpenSsl), ...by('ssh-keygen', badSsh)],
      missing,
    };
  } finally {
    workshop.clear();
  }
}
