import type { Container, Range } from './json-walk.ts';

export const longestName = 300;
/** More steps than a person reads. */
const mostSteps = 60;

/**
 * `access_token`, `data.tokens[2]`. Of lists of names and values, as HAR files and Postman collections have, the name:
 * `log.entries[3].request.headers.Authorization`.
 * @param key of the value in the container; null: the container is an array, or is meant itself
 */
export function jsonPath(container: Container, key: Range | null, isItself = false): string | null {
  const steps: string[] = [];
  let at: Container | null = container;
  if (!isItself) {
    const isNamed =
      key !== null && container.name !== null && container.parent?.isArray === true && container.text.slice(...key) === 'value';
    const name = isNamed ? container.name : key;
    steps.push(name === null ? `[${container.index}]` : member(container.text.slice(...name)));
    if (isNamed) at = container.parent;
  }
  for (; at !== null && at.parent !== null && steps.length < mostSteps; at = at.parent) {
    steps.push(at.parent.isArray ? `[${at.parent.index}]` : member(at.key === null ? '' : at.parent.text.slice(...at.key)));
  }
  const path = steps.reverse().join('').replace(/^\./, '');
  if (path === '') return null;
  return path.length <= longestName ? path : `…${path.slice(1 - longestName)}`;
}

function member(name: string): string {
  const short = name.slice(0, 100);
  if (short === '') return '';
  return /^[\p{L}\p{N}_$:/-]+$/u.test(short) ? `.${short}` : `["${short}"]`;
}
