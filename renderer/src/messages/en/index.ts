import { checks } from './checks.ts';
import { claims } from './claims.ts';
import { errors } from './errors.ts';
import { inspect } from './inspect.ts';
import { keys } from './keys.ts';
import { localApi } from './local-api.ts';
import { mint } from './mint.ts';
import { requests } from './requests.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { time } from './time.ts';
import { tokens } from './tokens.ts';
import { ui } from './ui.ts';
import { vault } from './vault.ts';

export const messages = { checks, claims, errors, inspect, keys, localApi, mint, requests, settings, shell, time, tokens, ui, vault };
