/** A box of a graph of what needs what. */
export interface DependencyNode {
  id: string;
  title: string;
  /** Index of the band that it stands in. */
  band: number;
  needs: readonly string[];
}

export interface PlacedNode extends DependencyNode {
  x: number;
  y: number;
}

export interface PlacedEdge {
  from: PlacedNode;
  to: PlacedNode;
  /** Goes up, or stays on its line: the prerequisite is planned too late, or stands in a circle. */
  wrong: boolean;
}

export interface DependencyLayout {
  nodes: PlacedNode[];
  edges: PlacedEdge[];
  bands: { index: number; top: number; height: number }[];
  boxWidth: number;
  height: number;
}

export const boxHeight = 30;
const gapBetween = 14;
const lineHeight = boxHeight + 26;
const bandHead = 18;
/** Beside the boxes, for arrows that have to go round. */
export const sideRoom = 34;
/** Boxes are at least this wide, so that their texts can be read. */
const narrowest = 128;

/**
 * Places boxes in bands from top to bottom, and in a band with what is needed above what needs it, so that an arrow that
 * goes down is as it should be. Same input, same picture.
 */
export function layOutDependencies(nodes: readonly DependencyNode[], width: number): DependencyLayout {
  const room = width - sideRoom;
  const perLine = Math.max(1, Math.floor((room + gapBetween) / (narrowest + gapBetween)));
  const boxWidth = Math.min(190, (room - (perLine - 1) * gapBetween) / perLine);
  const bands: DependencyLayout["bands"] = [];
  const placed: PlacedNode[] = [];
  let top = 0;
  for (const band of [...new Set(nodes.map((node) => node.band))].sort((a, b) => a - b)) {
    const lines = linesOf(nodes.filter((node) => node.band === band)).flatMap((line) => chunks(line, perLine));
    lines.forEach((line, row) => line.forEach((node, column) => {
      placed.push({ ...node, x: column * (boxWidth + gapBetween), y: top + bandHead + row * lineHeight });
    }));
    const height = bandHead + lines.length * lineHeight;
    bands.push({ index: band, top, height });
    top += height;
  }
  const byId = new Map(placed.map((node) => [node.id, node]));
  const edges = placed.flatMap((to) => to.needs.flatMap((need) => {
    const from = byId.get(need);
    return from ? [{ from, to, wrong: from.y >= to.y }] : [];
  }));
  return { nodes: placed, edges, bands, boxWidth, height: top };
}

/** The boxes of a band by how many steps of needing stand above them in it; a circle does not make it endless. */
function linesOf(nodes: readonly DependencyNode[]): DependencyNode[][] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const depths = new Map<string, number>();
  const depthOf = (node: DependencyNode, above: ReadonlySet<string>): number => {
    const known = depths.get(node.id);
    if (known !== undefined) return known;
    if (above.has(node.id)) return 0;
    const within = node.needs.flatMap((need) => byId.get(need) ?? []);
    const depth = Math.max(0, ...within.map((need) => (above.has(need.id) ? 0 : depthOf(need, new Set([...above, node.id])) + 1)));
    depths.set(node.id, depth);
    return depth;
  };
  const lines: DependencyNode[][] = [];
  for (const node of nodes) (lines[depthOf(node, new Set())] ??= []).push(node);
  return Array.from(lines, (line) => line ?? []).filter((line) => line.length > 0);
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size));
}
