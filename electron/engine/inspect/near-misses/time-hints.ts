import type { Hint } from '../../../../shared/hints.ts';
import { jsonNumber, memberOf, numberMember, type JsonNode } from '../../../../shared/json/node.ts';
import { withClaims, type ClaimTrial } from './claims.ts';
import { hint } from './hint.ts';

const times = ['exp', 'nbf', 'iat'] as const;
type Time = (typeof times)[number];

/** More is no difference of clocks (RFC 7519 section 4.1.4: "a few minutes"). */
const largestLeeway = 600;
/** As seconds this is the year 5138, as milliseconds 1973. */
const leastMilliseconds = 100_000_000_000;
/** A clock that is wrong by more is not nearly right. */
const largestClockError = 86_400;
/** Offsets in use, in hours. */
const zones = [1, 2, 3, 3.5, 4, 4.5, 5, 5.5, 5.75, 6, 6.5, 7, 8, 8.75, 9, 9.5, 10, 10.5, 11, 12, 12.75, 13, 14];
/** Between the making of a token and the look at it, in seconds. Every token is old: there the slip must be a sharper one. */
const nearNow = { future: 120, past: 30 };

export function timeHints(trial: ClaimTrial): Hint[] {
  const zone = timeZone(trial);
  const single = times.flatMap((name) => {
    const node = memberOf(trial.claims, name);
    if (node === undefined) return [];
    return inMilliseconds(name, node, trial) ?? inText(name, node, trial) ?? withLeeway(name, trial) ?? [];
  });
  const clock = zone.length === 0 ? clockIsOff(trial) : [];
  return [...zone, ...single, ...leewayForAge(trial), ...clock];
}

/** `exp` in milliseconds never expires, so that its check passes; it is named all the same. */
function inMilliseconds(name: Time, node: JsonNode, { claims, isWrong, passes }: ClaimTrial): Hint | null {
  const raw = node.kind === 'number' ? Number(node.source) : 0;
  if (node.kind !== 'number' || !(raw >= leastMilliseconds)) return null;
  if (name !== 'exp' && !isWrong(name)) return null;
  const seconds = raw / 1000;
  if (!passes(name, { claims: withClaims(claims, { [name]: jsonNumber(seconds) }) })) return null;
  return hint('time-in-milliseconds', name, { expected: Math.floor(seconds), actual: node.source });
}

function inText(name: Time, node: JsonNode, { claims, passes }: ClaimTrial): Hint | null {
  if (node.kind !== 'string') return null;
  const seconds = readText(node.value);
  if (seconds === null || !passes(name, { claims: withClaims(claims, { [name]: jsonNumber(seconds) }) })) return null;
  return hint('time-in-text', name, { expected: seconds, actual: node.value });
}

/** Digits, or a date as ISO 8601 and RFC 9110 write it. Dates without a zone are nobody's. */
function readText(text: string): number | null {
  if (/^\s*\d{1,12}(\.\d+)?\s*$/.test(text)) return Number(text);
  const isDate =
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text) || /^\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT$/.test(text);
  const milliseconds = isDate ? Date.parse(text) : Number.NaN;
  return Number.isNaN(milliseconds) ? null : Math.floor(milliseconds / 1000);
}

/** The least whole leeway that would do. */
function withLeeway(name: Time, { claims, at, policy, isWrong, passes }: ClaimTrial): Hint | null {
  const time = numberMember(claims, name);
  if (time === undefined || !isWrong(name)) return null;
  const least = name === 'exp' ? Math.floor(at - time) + 1 : Math.ceil(time - at);
  if (least > largestLeeway || least <= policy.leewaySeconds) return null;
  if (!passes(name, { policy: { leewaySeconds: least } })) return null;
  return hint('with-leeway', name, { expected: least, actual: policy.leewaySeconds });
}

function leewayForAge({ claims, at, policy, isWrong, passes }: ClaimTrial): Hint[] {
  const iat = numberMember(claims, 'iat');
  const most = policy.maximumAgeSeconds;
  if (iat === undefined || most === null || !isWrong('age')) return [];
  const least = Math.ceil(at - iat - most);
  if (least > largestLeeway || !passes('age', { policy: { leewaySeconds: least } })) return [];
  return [hint('with-leeway', 'age', { expected: least, actual: policy.leewaySeconds })];
}

/** Issued in the future: with the clock put right, every time would do. */
function clockIsOff({ claims, at, isWrong, passes }: ClaimTrial): Hint[] {
  const iat = numberMember(claims, 'iat');
  if (iat === undefined || iat <= at || iat - at > largestClockError) return [];
  const wrong = times.filter((name) => isWrong(name) && memberOf(claims, name) !== undefined);
  const [first] = wrong;
  if (first === undefined || !wrong.every((name) => passes(name, { at: iat }))) return [];
  return [hint('clock-is-off', wrong.includes('nbf') ? 'nbf' : first, { expected: at, actual: iat })];
}

/** Local time was taken for UTC: all times are off by the same hours, and without that it was made just now. */
function timeZone({ claims, at, isWrong, passes }: ClaimTrial): Hint[] {
  const wrong = times.filter((name) => isWrong(name) && numberMember(claims, name) !== undefined);
  const made = numberMember(claims, 'iat') ?? numberMember(claims, 'nbf');
  const [first] = wrong;
  if (made === undefined || first === undefined) return [];
  const away = made - at;
  // What lived for its one or eight hours and ended just now looks the same.
  const exp = numberMember(claims, 'exp');
  if (away < 0 && exp !== undefined && at - exp <= largestLeeway) return [];
  const zone = zones.find((hours) => {
    const slip = Math.abs(away) - hours * 3600;
    return away > 0 ? Math.abs(slip) <= nearNow.future : slip >= 0 && slip <= nearNow.past;
  });
  if (zone === undefined) return [];
  const shift = -Math.sign(away) * zone * 3600;
  const shifted = Object.fromEntries(
    times.flatMap((name) => {
      const time = numberMember(claims, name);
      return time === undefined ? [] : [[name, jsonNumber(time + shift)]];
    }),
  );
  // Seconds of slack: the look at it may come a moment before the moment that the rounded time names.
  const change = { claims: withClaims(claims, shifted), at: Math.max(at, made + shift) };
  if (!wrong.every((name) => passes(name, change))) return [];
  return [hint('time-zone', first, { expected: away, actual: Math.sign(away) * zone })];
}
