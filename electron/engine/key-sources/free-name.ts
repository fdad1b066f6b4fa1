import type { Database } from '../vault/database.ts';
import { nameOfOther } from './source-rows.ts';

/** The longest name that the schema takes, with room for a number. */
const maximumName = 110;

/** "login.example.com", or "login.example.com 2" and so on where that is taken. */
export function freeName(database: Database, hostname: string): string {
  const base = hostname.slice(0, maximumName);
  let name = base;
  for (let number = 2; nameOfOther(database, 'name', name, '') !== null; number += 1) name = `${base} ${number}`;
  return name;
}
