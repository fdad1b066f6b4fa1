import { spawnSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { copyText } from '../../../electron/engine/shelf/copy-as.ts';
import { copyForms, type CopyForm } from '../../../shared/tokens.ts';
import { readGoLiteral } from './go-literal.ts';

const compact = 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl';
const url = 'http://127.0.0.1:4000/protected';

function copied(form: CopyForm, text = compact, target = url): string {
  const result = copyText(form, text, target);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** The arguments that a shell gives to the command in a line. */
function argumentsIn(line: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }; http() { printf '%s\\0' "$@"; }\n${line}\n`;
  const { stdout, stderr } = spawnSync('sh', ['-s'], { input: script, encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.split('\0').slice(0, -1);
}

/** What a snippet of JavaScript asks for, with fetch and axios played by the test. */
function requestOfScript(snippet: string): unknown {
  const played = `const answer = (url, options) => { process.stdout.write(JSON.stringify([url, options.headers])); process.exit(0); };
const fetch = answer; const axios = { get: answer };\n`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-'], {
    input: played + snippet.replace('import axios from "axios";', ''),
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

function requestOfPython(snippet: string): unknown {
  const played = `import json, sys, types
played = types.ModuleType("requests")
def get(url, headers, timeout):
    print(json.dumps([url, headers])); sys.exit(0)
played.get = get
sys.modules["requests"] = played
`;
  const { stdout, stderr } = spawnSync('python3', ['-'], { input: played + snippet, encoding: 'utf8' });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

function requestOfGo(snippet: string): unknown {
  const [, target = ''] = /http\.MethodGet, ("(?:[^"\\]|\\.)*"), nil\)/.exec(snippet) ?? [];
  const [, bearer = ''] = /Set\("Authorization", ("(?:[^"\\]|\\.)*")\)/.exec(snippet) ?? [];
  return [readGoLiteral(target), { Authorization: readGoLiteral(bearer) }];
}

test('the token itself, the header and the variable', () => {
  expect(copied('token')).toBe(compact);
  expect(copied('bearer')).toBe(`Authorization: Bearer ${compact}`);
  expect(copied('env')).toBe(`export TOKEN='${compact}'`);
});

const targets = fc
  .oneof(
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.string({ unit: 'binary', maxLength: 30 }).map((text) => `https://api.example.com/${text.replaceAll(/\p{Cc}/gu, '')}`),
    fc.constantFrom(`http://127.0.0.1:1/'"\`$(id)\\!`, 'http://[::1]:4000/{a,b}[1-9]', 'https://xn--9n2bp8q.example/?q=%27"\''),
  )
  .map((text) => text.trim())
  .filter((text) => URL.canParse(text));
const bearers = fc.stringMatching(/^[A-Za-z0-9\-._~+/]{1,60}={0,2}$/).filter((text) => !/^[^.]+\.\.[^.]+$/.test(text));

test('every snippet sends exactly the token to exactly the URL', () => {
  fc.assert(
    fc.property(bearers, targets, (token, target) => {
      const { href } = Object.assign(new URL(target), { hash: '' });
      const request = [href, { Authorization: `Bearer ${token}` }];
      const forCurl = argumentsIn(copied('curl', token, target)).filter((argument) => argument !== '--globoff');
      expect(forCurl).toEqual([href, '-H', `Authorization: Bearer ${token}`]);
      expect(argumentsIn(copied('httpie', token, target))).toEqual(['GET', href, `Authorization:Bearer ${token}`]);
      expect(requestOfScript(copied('fetch', token, target))).toEqual(request);
      expect(requestOfScript(copied('axios', token, target))).toEqual(request);
      expect(requestOfPython(copied('python', token, target))).toEqual(request);
      expect(requestOfGo(copied('go', token, target))).toEqual(request);
    }),
    { numRuns: 6 },
  );
});

test('any text without control characters is the value of the variable', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const printable = text.replaceAll(/\p{Cc}/gu, '');
      const { stdout } = spawnSync('sh', ['-s'], { input: `${copied('env', printable)}\nprintf '%s' "$TOKEN"`, encoding: 'utf8' });
      expect(stdout).toBe(printable);
    }),
    { numRuns: 50 },
  );
});

test('curl takes no list out of a URL', () => {
  expect(copied('curl', compact, 'http://localhost/a[1-3]')).toContain('--globoff');
  expect(copied('curl')).not.toContain('--globoff');
});

test('what no header carries is copied as itself and as a variable only', () => {
  const json = '{"payload":"e30","signatures":[{"protected":"e30","signature":"it\'s"}]}';
  const detached = 'eyJhbGciOiJFZERTQSJ9..c2lnbmF0dXJl';
  const unencoded = 'eyJhbGciOiJFZERTQSJ9.two words.c2lnbmF0dXJl';
  for (const text of [json, detached, unencoded]) {
    for (const form of copyForms) {
      const result = copyText(form, text, url);
      if (form === 'token' || form === 'env') expect(result.ok).toBe(true);
      else expect(result).toEqual({ ok: false, error: { code: 'token-unavailable', field: 'as', expected: 'compact serialization' } });
    }
  }
});

test('no line can be put in: neither by the token nor by the URL', () => {
  for (const form of copyForms) {
    if (form === 'token') continue;
    expect(copyText(form, `${compact}\r\nX-Admin: 1`, url)).toMatchObject({ ok: false, error: { code: 'token-unavailable' } });
    expect(copyText(form, `${compact}\u0003`, url)).toMatchObject({ ok: false, error: { code: 'token-unavailable' } });
    if (form === 'bearer' || form === 'env') continue;
    expect(copyText(form, compact, 'http://localhost/\nrm')).toMatchObject({ ok: false, error: { code: 'url-malformed' } });
    expect(copyText(form, compact, 'file:///etc/passwd')).toMatchObject({ ok: false, error: { code: 'url-malformed' } });
  }
});

test('an encrypted token whose key is empty is no detached one', () => {
  expect(copied('bearer', 'eyJhbGciOiJkaXIifQ..aXY.Y2lwaGVy.dGFn')).toContain('Bearer eyJhbGciOiJkaXIifQ..aXY.');
});
