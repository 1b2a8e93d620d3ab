/**
 * Whether a text is set in figures of one width: numbers, percents and amounts, so that they stand under each other and no
 * point or comma disappears under the figure before it ("€ 57.140" would read as 57140).
 */
export function setsTabularFigures(text: string): boolean {
  return /^(?:\p{Lu}{3}\s)?[\p{Sc}\d.,:;%()–−+\s-]+(?:\s\p{Lu}{3})?$/u.test(text);
}
