import type { Page } from '@playwright/test';
import { hidden } from './hidden.ts';

/** What stands in the page that a text from a token must not have brought about, and what it shows of that text. */
export type Sight = {
  /** Elements and attributes that React did not make, and hidden characters in what is seen or read out: what, and where. */
  findings: string[];
  /** The members that are drawn in rows, name and value, with chips read back as the characters they stand for. */
  rows: [string, string][];
  /** All text of the screen, read in the same way. */
  text: string;
};

export type Lookout = {
  /** Waits in the page, frame by frame, until its text holds `mark`. False: that took too long. */
  until(mark: string): Promise<boolean>;
  /** Presses each button, tab and switch of that name, and waits until the page has drawn; how many there were. */
  press(name: string): Promise<number>;
  look(): Promise<Sight>;
  /** Scripts that ran, forbidden things that were tried, requests off the app, navigations; since the last call. */
  incidents(): Promise<string[]>;
};

/** What a chip or an escape in a text stands for. Both sides of a comparison are read so. */
export function readBack(text: string): string {
  return text.replaceAll(/\\u\{([0-9A-F]{1,6})\}/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
}

/** Puts the canary and the eyes into the page. What is there by then is taken for the app's own. */
export async function postLookout(window: Page): Promise<Lookout> {
  const outside: string[] = [];
  const home = new URL(window.url()).protocol;
  window.on('request', (request) => {
    if (new URL(request.url()).protocol !== home) outside.push(`asked for ${request.url()}`);
  });
  window.on('framenavigated', (frame) => outside.push(`went to ${frame.url()}`));
  window.on('console', (message) => {
    if (message.type() === 'error') outside.push(`console: ${message.text()}`);
  });
  window.on('dialog', (dialog) => {
    outside.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await window.evaluate(watch, hidden.source);
  return {
    until: (mark) => window.evaluate((text) => Reflect.get(globalThis, 'lookout').until(text), mark),
    press: (name) => window.evaluate((text) => Reflect.get(globalThis, 'lookout').press(text), name),
    async look() {
      const { findings, rows, text }: Sight = await window.evaluate(() => Reflect.get(globalThis, 'lookout').look());
      return { findings, rows: rows.map(([name, value]) => [readBack(name), readBack(value)]), text: readBack(text) };
    },
    async incidents() {
      const inside: string[] = await window.evaluate(() => Reflect.get(globalThis, 'lookout').take());
      return [...outside.splice(0), ...inside];
    },
  };
}

/** Runs in the page, so that nothing of this module is in reach. */
function watch(hiddenSource: string): void {
  const hiddenCharacters = new RegExp(hiddenSource, 'u');
  const own = new WeakSet(document.querySelectorAll('*'));
  /** Where the control draws as a careless page would. */
  const scratch = '#scratch, #scratch > dl, #scratch > dl > div, #scratch > dl > div > dt, #scratch > dl > div > dd';
  const incidents: string[] = [];
  Reflect.set(globalThis, 'hostile', () => incidents.push('a script ran'));
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    incidents.push(`against the policy: ${effectiveDirective} ${blockedURI}`);
  });

  const frame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));
  const until = async (mark: string) => {
    const end = performance.now() + 15_000;
    while (document.body.textContent?.includes(mark) !== true) {
      if (performance.now() > end) return false;
      await frame();
    }
    return true;
  };
  const labelOf = (element: Element) => element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';
  const placeOf = (node: Node) => {
    const element = node instanceof Element ? node : node.parentElement;
    const section = element?.closest('section, dialog, [role=dialog], [role=region], [role=status], li')?.cloneNode(true).textContent ?? '';
    const term = element?.closest('dd')?.previousElementSibling?.textContent;
    return `${element?.tagName.toLowerCase() ?? '?'} of “${(term ?? section).slice(0, 40)}”`;
  };

  /** React leaves its mark on each element that it makes; an editor's are its own. */
  const isMade = (element: Element) => {
    if (element.closest('.cm-editor, [data-live-announcer]') !== null || element.matches(scratch)) return true;
    return Object.keys(element).some((key) => key.startsWith('__react'));
  };
  const loads = new Set(['href', 'xlink:href', 'src', 'srcset', 'srcdoc', 'data', 'action', 'formaction', 'poster', 'ping', 'background']);
  const spoken = new Set(['title', 'placeholder', 'alt', 'value', 'label']);
  const wrongElements = (element: Element): string[] => {
    // Parts of the app that load when they are needed put their style there.
    if (own.has(element) || element.matches('head > style, head > link[href^="app:"]')) return [];
    const name = element.tagName.toLowerCase();
    const found = isMade(element) ? [] : [`element <${name}> in ${placeOf(element.parentNode ?? element)}`];
    for (const attribute of element.attributes) {
      if (attribute.name.startsWith('on') || loads.has(attribute.name)) found.push(`${attribute.name} of <${name}>`);
      const isSpoken = spoken.has(attribute.name) || attribute.name.startsWith('aria-');
      if (isSpoken && hiddenCharacters.test(attribute.value)) found.push(`hidden character in ${attribute.name} of ${placeOf(element)}`);
    }
    if ((element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) && hiddenCharacters.test(element.value)) {
      found.push(`hidden character in the field ${labelOf(element)}`);
    }
    return found;
  };
  const wrongTexts = (): string[] => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const character = hiddenCharacters.exec(node.nodeValue ?? '')?.[0];
      if (character === undefined || /^(script|style)$/i.test(node.parentElement?.tagName ?? '')) continue;
      found.push(`U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()} in ${placeOf(node)}`);
    }
    return found;
  };

  Reflect.set(globalThis, 'lookout', {
    until,
    async press(name: string) {
      const all = [...document.querySelectorAll<HTMLElement>('button, [role=tab], [role=radio], [role=checkbox], summary')];
      const named = all.filter((element) => labelOf(element) === name || labelOf(element).startsWith(`${name} (`));
      for (const element of named) element.click();
      await frame();
      await frame();
      return named.length;
    },
    look: () => ({
      findings: [...new Set([...[...document.querySelectorAll('*')].flatMap(wrongElements), ...wrongTexts()])],
      rows: [...document.querySelectorAll('dl > div')].map((row) => {
        return [row.querySelector('dt')?.textContent ?? '', row.querySelector('dd')?.textContent ?? ''];
      }),
      text: document.body.textContent ?? '',
    }),
    take: () => incidents.splice(0),
  });
}
