import { appError } from '../../../shared/errors.ts';
import { assertNever, fail, ok, type Result } from '../../../shared/result.ts';
import type { CopyForm } from '../../../shared/tokens.ts';
import { readRequestUrl } from '../requests/request-url.ts';
import { goLiteral, jsLiteral, pythonLiteral, shellLiteral } from './literals.ts';

/** What may follow "Bearer" in a header: RFC 6750 section 2.1, b64token. */
const bearerToken = /^[A-Za-z0-9\-._~+/]+=*$/;
/** A compact JWS without its payload (RFC 7515 appendix F): sent alone it says nothing. */
const detachedJws = /^[^.]+\.\.[^.]+$/;
/** Some of these make a terminal act at once, even within quotes. */
const controlCharacter = /\p{Cc}/u;

/**
 * A token as it is pasted elsewhere: itself, a header, a command, or a whole snippet that sends it to `url`, an http or https
 * URL. The text for 'token' is the very text; every other form is safe to paste whatever the text holds. Errors:
 * 'token-unavailable' where the form cannot carry this text (a JSON serialization or a detached token in a header, control
 * characters in a shell's line), 'url-malformed'.
 */
export function copyText(form: CopyForm, text: string, url: string): Result<string> {
  if (form === 'token') return ok(text);
  if (form === 'env') return controlCharacter.test(text) ? unavailable('text on one line') : ok(`export TOKEN=${shellLiteral(text)}`);
  if (!bearerToken.test(text) || detachedJws.test(text)) return unavailable('compact serialization');
  const bearer = `Bearer ${text}`;
  if (form === 'bearer') return ok(`Authorization: ${bearer}`);
  const target = readRequestUrl(url);
  return target.ok ? ok(snippet(form, bearer, target.value.href)) : target;
}

function snippet(form: Exclude<CopyForm, 'token' | 'env' | 'bearer'>, bearer: string, url: string): string {
  switch (form) {
    case 'curl':
      return `curl ${globbing.test(url) ? '--globoff ' : ''}${shellLiteral(url)} -H ${shellLiteral(`Authorization: ${bearer}`)}`;
    case 'httpie':
      return `http GET ${shellLiteral(url)} ${shellLiteral(`Authorization:${bearer}`)}`;
    case 'fetch':
      return fetchSnippet(jsLiteral(url), jsLiteral(bearer));
    case 'axios':
      return axiosSnippet(jsLiteral(url), jsLiteral(bearer));
    case 'python':
      return pythonSnippet(pythonLiteral(url), pythonLiteral(bearer));
    case 'go':
      return goSnippet(goLiteral(url), goLiteral(bearer));
    default:
      return assertNever(form);
  }
}

/** curl would take these for lists and ranges of URLs. */
const globbing = /[[\]{}]/;

const fetchSnippet = (url: string, bearer: string): string => `const response = await fetch(${url}, {
  headers: { Authorization: ${bearer} },
});
console.log(response.status, await response.text());
`;

const axiosSnippet = (url: string, bearer: string): string => `import axios from "axios";

const response = await axios.get(${url}, {
  headers: { Authorization: ${bearer} },
});
console.log(response.status, response.data);
`;

const pythonSnippet = (url: string, bearer: string): string => `import requests

response = requests.get(
    ${url},
    headers={"Authorization": ${bearer}},
    timeout=30,
)
print(response.status_code, response.text)
`;

const goSnippet = (url: string, bearer: string): string => `package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
)

func main() {
	request, err := http.NewRequest(http.MethodGet, ${url}, nil)
	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("Authorization", ${bearer})

	response, err := http.DefaultClient.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()

	body, err := io.ReadAll(response.Body)
	if err != nil {
		log.Print(err)
		return
	}
	fmt.Println(response.Status)
	fmt.Println(string(body))
}
`;

function unavailable(expected: string) {
  return fail(appError('token-unavailable', { field: 'as', expected }));
}
