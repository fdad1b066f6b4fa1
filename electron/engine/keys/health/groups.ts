/** Members that agree in something, in groups of two and more, in the order of their first. */
export function groupsOf<T>(members: readonly T[], of: (member: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const member of members) {
    const name = of(member);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [member]);
    else group.push(member);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}
