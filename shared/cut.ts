/** At most so many UTF-16 units from a text's beginning, and never half a character of two (a surrogate pair). */
export function headOf(text: string, most: number): string {
  if (text.length <= most) return text;
  const last = text.charCodeAt(most - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? most - 1 : most);
}

/** The same with an ellipsis in the place of the rest. */
export function cut(text: string, most: number): string {
  return text.length > most ? `${headOf(text, most)}…` : text;
}

/** At most so many units with the ellipsis, and as it is where it fits. */
export function fitted(text: string, most: number): string {
  return text.length > most ? cut(text, most - 1) : text;
}
