/** The initials of a name, at most three, as they stand at a dot in a chart. */
export function initials(name: string): string {
  return name.split(/\s+/).filter(Boolean).map((word) => word[0]).join("").slice(0, 3).toUpperCase();
}
