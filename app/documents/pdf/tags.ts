/** Structure types of PDF 1.7 that documents use. */
export type TagType =
  | "Document" | "Sect" | "H1" | "H2" | "H3" | "P" | "L" | "LI" | "Lbl" | "LBody" | "Table" | "TR" | "TH" | "TD"
  | "TOC" | "TOCI" | "Reference" | "Link" | "Figure" | "Caption";

/** A node of the structure tree; nodes come into the tree in the order in which their content is drawn. */
export interface Tag {
  type: TagType;
  parent: Tag | null;
  /** Text in place of a figure, or the summary of a table. */
  alternative?: string;
  scope?: "Row" | "Column";
  /** Whether the items of a list are numbered. */
  ordered?: boolean;
}

export function tag(type: TagType, parent: Tag | null, more: Omit<Tag, "type" | "parent"> = {}): Tag {
  return { type, parent, ...more };
}
