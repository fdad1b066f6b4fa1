import { randomBytes } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { protocol, type Session } from 'electron';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { appOrigin, originOf } from './ipc/trusted-sender.ts';

const mimeTypes: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.woff2', 'font/woff2'],
]);

/**
 * Electron checklist 18: the page comes from app://, not file://. `corsEnabled` stays unset: it
 * would permit reads from other origins (CVE-2026-70604). Must run before the app is ready.
 */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
}

/** Serves the files below `folder`, and nothing else; the page's scripts, which make calls, not before `isReady`. */
export function serveApp(session: Session, folder: string, isReady: Promise<void>): void {
  session.protocol.handle('app', async (request) => {
    if (request.method !== 'GET' || originOf(request.url) !== appOrigin) return new Response(null, { status: 403 });
    const file = await fileInside(folder, new URL(request.url).pathname);
    const type = file === null ? undefined : mimeTypes.get(path.extname(file));
    if (file === null || type === undefined) return new Response(null, { status: 404 });
    const content = await readFile(file);
    if (path.extname(file) === '.js') await isReady;
    if (path.extname(file) !== '.html') return new Response(new Uint8Array(content), { headers: headersOf(type) });
    const nonce = randomBytes(16).toString('base64');
    const page = content.toString('utf8').replace('__CSP_NONCE__', nonce);
    return new Response(page, { headers: { ...headersOf(type), 'Content-Security-Policy': contentSecurityPolicy(nonce) } });
  });
}

/** The real path of what is asked for, or null when it is not a file inside the folder. */
async function fileInside(folder: string, pathname: string): Promise<string | null> {
  try {
    const decoded = decodeURIComponent(pathname);
    if (decoded.includes('\0') || decoded.includes('\\')) return null;
    const root = await realpath(folder);
    const file = await realpath(path.join(root, decoded === '/' ? 'index.html' : decoded));
    return file.startsWith(root + path.sep) ? file : null;
  } catch {
    return null;
  }
}

function headersOf(type: string): Record<string, string> {
  return { 'Content-Type': type, 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' };
}
