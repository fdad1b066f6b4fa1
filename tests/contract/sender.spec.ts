import { expect, test } from '@playwright/test';
import type { WebContents, WebFrameMain } from 'electron';
import { isTrustedSender } from '../../electron/main/ipc/trusted-sender.ts';

function frame(url: string): WebFrameMain {
  return { url } as unknown as WebFrameMain;
}

function contents(mainFrame: WebFrameMain): WebContents {
  return { mainFrame } as unknown as WebContents;
}

test('our window, its main frame, our origin: trusted', () => {
  const main = frame('app://tokensmith/');
  const window = contents(main);
  expect(isTrustedSender({ sender: window, senderFrame: main }, new Set([window]))).toBe(true);
});

test('a frame that is gone, a subframe, or a foreign window is not', () => {
  const main = frame('app://tokensmith/');
  const window = contents(main);
  const own = new Set([window]);
  expect(isTrustedSender({ sender: window, senderFrame: null }, own)).toBe(false);
  expect(isTrustedSender({ sender: window, senderFrame: frame('app://tokensmith/') }, own)).toBe(false);
  expect(isTrustedSender({ sender: contents(main), senderFrame: main }, own)).toBe(false);
});

for (const url of [
  '',
  'about:blank',
  'app://tokensmith.evil/',
  'app://evil/tokensmith/',
  'app://tokensmith:81/',
  'app:tokensmith',
  'app:/tokensmith',
  'https://tokensmith/',
  'file:///app/index.html',
  'blob:app://tokensmith/1',
  'data:text/html,x',
  'javascript:1',
  'APP://evil@tokensmith.evil/',
]) {
  test(`the origin of ${url || 'an empty address'} is not ours`, () => {
    const main = frame(url);
    const window = contents(main);
    expect(isTrustedSender({ sender: window, senderFrame: main }, new Set([window]))).toBe(false);
  });
}
