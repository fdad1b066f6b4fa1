import { expect } from '@playwright/test';
import { z } from 'zod';

/** What POST /token and /refresh answer. There is no refresh token where nobody signed in. */
export const tokensSchema = z.object({
  access_token: z.string(),
  refresh_token: z.string().default(''),
  expires_in: z.int(),
  scope: z.string().exactOptional(),
  issued_token_type: z.string().exactOptional(),
});
export type Tokens = z.infer<typeof tokensSchema>;

export type Answer = { status: number; headers: Headers; body: Record<string, unknown> };

type Parameters = Readonly<Record<string, string>> | string;

/** A text is sent as it is, well-formed or not. */
export async function postForm(url: string, parameters: Parameters, headers: Record<string, string> = {}): Promise<Answer> {
  const body = typeof parameters === 'string' ? parameters : new URLSearchParams(parameters).toString();
  const all = { 'content-type': 'application/x-www-form-urlencoded', ...headers };
  return answerOf(await fetch(url, { method: 'POST', headers: all, body }));
}

export async function postJson(url: string, value: unknown): Promise<Answer> {
  const body = typeof value === 'string' ? value : JSON.stringify(value);
  return answerOf(await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body }));
}

async function answerOf(response: Response): Promise<Answer> {
  return { status: response.status, headers: response.headers, body: await response.json() };
}

/** Tokens that must have been given. */
export async function tokensFrom(origin: string, parameters: Parameters, path = '/token'): Promise<Tokens> {
  const { status, body } = await postForm(`${origin}${path}`, parameters);
  expect(body).toMatchObject({ token_type: 'Bearer' });
  expect(status).toBe(200);
  return tokensSchema.parse(body);
}

export const signIn = (origin: string, more: Readonly<Record<string, string>> = {}) =>
  tokensFrom(origin, { grant_type: 'password', username: 'alice', password: 'x', ...more });

export const refresh = (origin: string, token: string) => postForm(`${origin}/refresh`, { refresh_token: token });

/** GET /protected with a token. */
export async function visit(origin: string, token: string, query = ''): Promise<Answer> {
  return answerOf(await fetch(`${origin}/protected${query}`, { headers: { authorization: `Bearer ${token}` } }));
}

/** The error of RFC 6749 section 5.2. */
export function refusal({ status, body }: Answer): [number, unknown] {
  return [status, body['error']];
}
