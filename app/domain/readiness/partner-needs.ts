/**
 * What the organisation cannot do itself asks it of a partner: per question about its own departments, the areas of the
 * pack in which the partner then has to be strong.
 */
const areas: Readonly<Record<string, readonly string[]>> = {
  "inv.14.1": ["inv.partner.4"],
  "inv.14.2": ["inv.partner.4"],
  "inv.14.3": ["inv.partner.2", "inv.partner.6"],
  "inv.14.4": ["inv.partner.2"],
  "inv.14.5": ["inv.partner.2", "inv.partner.3"],
  "inv.14.6": ["inv.partner.1", "inv.partner.6"],
  "inv.15.1": ["inv.partner.1"],
  "inv.15.2": ["inv.partner.3"],
  "inv.15.3": ["inv.partner.3"],
  "inv.15.4": ["inv.partner.1", "inv.partner.5"],
};

/** The areas of a partner that make up for a no to a question; none for a question about anything else. */
export function areasFor(question: string): readonly string[] {
  return Object.hasOwn(areas, question) ? areas[question]! : [];
}
