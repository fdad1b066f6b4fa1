import { useSyncExternalStore } from 'react';

/** One clock for the whole interface: it ticks on the full second, and only while someone looks. */
const watchers = new Set<() => void>();
let now = seconds();
let timer: number | undefined;

function seconds(): number {
  return Math.floor(Date.now() / 1000);
}

function schedule(): void {
  timer = window.setTimeout(tick, 1000 - (Date.now() % 1000));
}

function tick(): void {
  now = seconds();
  for (const watcher of watchers) watcher();
  schedule();
}

function subscribe(watcher: () => void): () => void {
  watchers.add(watcher);
  if (watchers.size === 1) {
    now = seconds();
    schedule();
  }
  return () => {
    watchers.delete(watcher);
    if (watchers.size === 0) window.clearTimeout(timer);
  };
}

/** Now in Unix seconds; the component is drawn again each second. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => (watchers.size > 0 ? now : seconds()));
}
