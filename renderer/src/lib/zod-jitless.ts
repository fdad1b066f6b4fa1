/**
 * Before the first schema: else zod probes `new Function`, which the Content-Security-Policy refuses and reports.
 * zod keeps its settings in this global, so that they can be set without loading it (26 kB that the first screen does
 * not need); `z.config({ jitless: true })` does the same. Source: zod 4, core/core.js, `globalConfig`.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
