import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test, type Page } from '@playwright/test';
import { inProject } from '../../scripts/project.ts';

/** Tells the tour: numbered steps, each with its picture, and a summary that is written even when one fails. */
export type Story = {
  /** Does one step and takes its picture when it has worked. */
  step(title: string, action: () => Promise<void>): Promise<void>;
  /** Writes summary.md. */
  end(): Promise<void>;
};

type Told = { title: string; picture: string; isDone: boolean };

export async function beginStory(window: () => Page, runtime: string): Promise<Story> {
  const folder = inProject('out', 'tour');
  await mkdir(folder, { recursive: true });
  const told: Told[] = [];
  return {
    async step(title, action) {
      const picture = `${String(told.length + 1).padStart(2, '0')}-${slug(title)}.png`;
      const entry: Told = { title, picture, isDone: false };
      told.push(entry);
      await test.step(title, async () => {
        try {
          await action();
          entry.isDone = true;
        } finally {
          await window().screenshot({ path: path.join(folder, picture) });
        }
      });
      process.stdout.write(`  ${told.length}. ${title}\n`);
    },
    async end() {
      const lines = told.map(
        ({ title, picture, isDone }, at) => `${at + 1}. ${isDone ? title : `**Failed:** ${title}`} – [${picture}](${picture})`,
      );
      await writeFile(
        path.join(folder, 'summary.md'),
        ['# The tour of Tokensmith', '', `Runtime: ${runtime}`, '', ...lines, ''].join('\n'),
      );
    },
  };
}

/** The title as a file name, cut between words. */
function slug(title: string): string {
  const words = title.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.reduce((name, word) => (name.length + word.length < 50 ? `${name}-${word}` : name));
}
