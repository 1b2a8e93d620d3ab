/** Shortlist's own notes on cells stand between these lines, so that they are told from what a vendor adds to them. */
const opening = "Shortlist:";
const closing = "—";

export const ownNotes = {
  /** Text of a note that Shortlist itself puts on a cell. */
  write: (text: string): string => `${opening}\n${text}\n${closing}`,
  /** What is left of a note without Shortlist's own; "" when nothing is. */
  without(note: string): string {
    const start = note.indexOf(`${opening}\n`);
    const end = start < 0 ? -1 : note.indexOf(`\n${closing}`, start);
    if (end < 0) return note;
    return [note.slice(0, start), note.slice(end + closing.length + 1)].map((text) => text.trim()).filter((text) => text !== "").join("\n");
  },
};
