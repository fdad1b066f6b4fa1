import type { IncomingMessage } from 'node:http';

/** Every value of a header as it came over the wire; Node itself keeps only the first Host and Authorization. */
export function rawHeaderValues(request: Pick<IncomingMessage, 'rawHeaders'>, name: string): string[] {
  const wanted = name.toLowerCase();
  return request.rawHeaders.filter((_, index, all) => index % 2 === 1 && all[index - 1]?.toLowerCase() === wanted);
}

/**
 * Whether a request was meant for this server and sent by no web page of another origin.
 * A page that rebinds its own name to 127.0.0.1 arrives with a foreign Host; a page that posts here, with a foreign Origin.
 */
export function isFromHere(request: Pick<IncomingMessage, 'rawHeaders' | 'url'>, port: number): boolean {
  // RFC 9112 section 3.2.2: an absolute target brings its own authority, which stands above Host.
  if (request.url?.startsWith('/') !== true) return false;
  const authorities = [`127.0.0.1:${port}`, `localhost:${port}`];
  const [host, ...otherHosts] = rawHeaderValues(request, 'host');
  if (host === undefined || otherHosts.length > 0 || !authorities.includes(host.toLowerCase())) return false;
  const origins = authorities.map((authority) => `http://${authority}`);
  return rawHeaderValues(request, 'origin').every((origin) => origins.includes(origin.toLowerCase()));
}
