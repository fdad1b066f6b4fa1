import type { Plugin } from 'vite';

/**
 * Stops a build in which one entry loads another. Bundlers may put what two entries share into one of them; a thread that then
 * loads the entry of the program runs the program again, which starts threads, which run the program again.
 */
export function entriesApart(): Plugin {
  return {
    name: 'entries-apart',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const importsOf = (fileName: string) =>
        chunks.filter((chunk) => chunk.fileName === fileName).flatMap(({ imports, dynamicImports }) => [...imports, ...dynamicImports]);
      for (const entry of chunks.filter(({ isEntry }) => isEntry)) {
        const reached = new Set([entry.fileName]);
        for (const fileName of reached) for (const imported of importsOf(fileName)) reached.add(imported);
        const other = chunks.find(({ fileName, isEntry }) => isEntry && fileName !== entry.fileName && reached.has(fileName));
        if (other !== undefined) this.error(`${entry.fileName} would run ${other.fileName}: they share what is only in the latter`);
      }
    },
  };
}
