import type { Plugin } from 'vite';

/** React Aria brings its own words, most of them for screen readers, in 34 languages: one file for each part and language. */
const itsWords = /[\\/]node_modules[\\/]react-[a-z-]+[\\/].*[\\/]intl[\\/].*\b[a-z]{2}-[A-Z]{2}\.mjs$/;

/** Leaves out React Aria's words in languages that the app does not speak: its dictionaries pass over a language that has none. */
export function spokenLanguages(): Plugin {
  return {
    name: 'spoken-languages',
    load: {
      filter: { id: itsWords },
      handler: (id) => (/(en-US|ko-KR)\.mjs$/.test(id) ? null : 'export default undefined;'),
    },
  };
}
