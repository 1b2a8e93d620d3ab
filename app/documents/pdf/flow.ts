import { contentBottom, page } from "../look";
import type { TextStyle } from "./style";
import type { Tag } from "./tags";

/** A thing to draw. `y` is from the top of its piece, and from the top of the page once placed. */
export type Item =
  | { kind: "text"; tag: Tag; style: TextStyle; x: number; y: number; text: string; link?: LinkTarget }
  | { kind: "line"; x1: number; x2: number; y: number; colour: string; width: number }
  | { kind: "box"; x: number; y: number; width: number; height: number; colour: string }
  | { kind: "figure"; tag: Tag; svg: string; x: number; y: number; width: number; height: number }
  | { kind: "heading"; y: number; id: string; level: 1 | 2 | 3; text: string };

/** A link inside the document: where it goes, how wide it is, and what it says to those who cannot see it. */
export interface LinkTarget {
  heading: string;
  width: number;
  description: string;
}

/** What is not cut by the end of a page, unless it is taller than one. */
export interface Piece {
  height: number;
  /** Room above, left out at the top of a page. */
  before: number;
  items: Item[];
  /** Stays on one page with the piece that follows. */
  keepWithNext?: boolean;
  /** A smaller piece that is at most so high, where it can still be read or has to be; null where it cannot. */
  shrink?: (height: number, must?: boolean) => Piece | null;
  newPage?: boolean;
  /** Drawn again, as decoration, above what continues on the next page. */
  repeat?: { height: number; items: Item[] };
  /** Cuts the piece at most `room` points from its top; null when nothing fits. */
  split?: (room: number) => [Piece, Piece] | null;
}

export interface FlowedPage {
  items: Item[];
  /** Items that continue something: not part of the structure. */
  decoration: Item[];
}

/** The pages of a flow, and the page (from 0) on which every heading stands. */
export interface Flow {
  pages: FlowedPage[];
  headings: Map<string, number>;
}

const room = contentBottom - page.top;

/** Puts pieces on pages, the first of which has number `first` (from 0). */
export function flow(pieces: readonly Piece[], first: number): Flow {
  const pages: FlowedPage[] = [];
  const headings = new Map<string, number>();
  let y = 0;
  const open = () => {
    pages.push({ items: [], decoration: [] });
    y = 0;
  };
  const put = (items: readonly Item[], into: "items" | "decoration") => {
    for (const item of items) {
      const placed = { ...item, y: item.y + page.top + y };
      pages[pages.length - 1][into].push(placed);
      if (placed.kind === "heading") headings.set(placed.id, first + pages.length - 1);
    }
  };
  const openFor = (piece: Piece) => {
    open();
    if (!piece.repeat) return;
    put(piece.repeat.items, "decoration");
    y += piece.repeat.height;
  };
  const place = (piece: Piece) => {
    const before = y === 0 ? 0 : piece.before;
    if (y + before + piece.height <= room + 0.01) {
      y += before;
      put(piece.items, "items");
      y += piece.height;
      return;
    }
    const halves = piece.height > room - (piece.repeat?.height ?? 0) ? piece.split?.(room - y - before) : null;
    if (halves) {
      y += before;
      put(halves[0].items, "items");
      openFor(piece);
      place(halves[1]);
      return;
    }
    const top = piece.repeat?.height ?? 0;
    if (y > top) {
      openFor(piece);
      place(piece);
      return;
    }
    put(piece.items, "items");
    y += piece.height;
  };
  open();
  for (let i = 0; i < pieces.length; ) {
    let end = i;
    while (end < pieces.length - 1 && pieces[end].keepWithNext && !pieces[end + 1].newPage) end += 1;
    let group = pieces.slice(i, end + 1);
    const heightOf = (some: readonly Piece[]) => some.reduce((sum, piece, index) => sum + piece.height + (index === 0 && y === 0 ? 0 : piece.before), 0);
    // Rather a somewhat smaller figure here than half a page left empty before it.
    const last = group[group.length - 1];
    const smaller = y > 0 && !group[0].newPage && y + heightOf(group) > room ? last.shrink?.(room - y - heightOf(group) + last.height) : null;
    if (smaller) group = [...group.slice(0, -1), smaller];
    // What is taller than a whole page becomes as small as that takes.
    const bare = group.reduce((sum, piece, index) => sum + piece.height + (index === 0 ? 0 : piece.before), 0);
    const fitting = !smaller && bare > room ? last.shrink?.(room - bare + last.height, true) : null;
    if (fitting) group = [...group.slice(0, -1), fitting];
    const height = heightOf(group);
    if (y > 0 && group[0].newPage) open();
    else if (y > 0 && y + height > room && (height <= room || fitting)) openFor(group[0]);
    group.forEach(place);
    i = end + 1;
  }
  return { pages, headings };
}
