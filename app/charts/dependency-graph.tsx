import { twoLines } from "./chart";
import { ChartFrame } from "./chart-frame";
import type { ChartProps } from "./chart-frame";
import { boxHeight, layOutDependencies, sideRoom } from "./dependency-layout";
import type { DependencyNode, PlacedEdge } from "./dependency-layout";

export interface DependencyGraphProps extends ChartProps {
  nodes: readonly DependencyNode[];
  labels: ChartProps["labels"] & { bands: readonly string[] };
}

/** Height of the chart at its width. */
export function dependencyGraphHeight({ nodes, width = 600 }: Pick<DependencyGraphProps, "nodes" | "width">): number {
  return layOutDependencies(nodes, width).height + 4;
}

/**
 * What needs what, in bands from the first release to the last: an arrow goes from what is needed to what needs it. One that
 * does not go down is wrong; it is dashed and thicker.
 */
export function DependencyGraph(props: DependencyGraphProps) {
  const { nodes, labels, palette, width = 600, id = "dependencies" } = props;
  const { nodes: boxes, edges, bands, boxWidth } = layOutDependencies(nodes, width);
  return (
    <ChartFrame {...props} id={id} width={width} height={dependencyGraphHeight(props)}>
      {bands.map(({ index, top }) => (top > 0 ? <line key={index} x1={0} x2={width} y1={top - 3} y2={top - 3} stroke={palette.grid} strokeWidth={1} /> : null))}
      {edges.map((edge) => <Arrow key={`${edge.from.id} ${edge.to.id}`} edge={edge} boxWidth={boxWidth} colour={edge.wrong ? palette.text : palette.muted} />)}
      {/* Over the arrows that pass, so that it can be read. */}
      {bands.map(({ index, top }) => (
        <g key={index}>
          <rect x={0} y={top + 1} width={(labels.bands[index] ?? "").length * 5.2 + 3} height={11} fill={palette.surface} />
          <text x={0} y={top + 10} fontSize={9} fontWeight="bold" fill={palette.muted}>{labels.bands[index]}</text>
        </g>
      ))}
      {boxes.map((box) => (
        <g key={box.id}>
          <rect x={box.x + 0.5} y={box.y} width={boxWidth - 1} height={boxHeight} rx={3} fill={palette.surface} stroke={palette.text} strokeWidth={1} />
          {twoLines(box.title, boxWidth - 12, 8.5).map((text, line, all) => (
            <text key={line} x={box.x + 6} y={box.y + (all.length === 1 ? 18 : 12.5 + line * 10.5)} fontSize={8.5} fill={palette.text}>{text}</text>
          ))}
        </g>
      ))}
    </ChartFrame>
  );
}

/** From the foot of what is needed to the head of what needs it; a wrong one goes round by the right side. */
function Arrow({ edge: { from, to, wrong }, boxWidth, colour }: { edge: PlacedEdge; boxWidth: number; colour: string }) {
  if (wrong) {
    const [x1, y1] = [from.x + boxWidth, from.y + boxHeight / 2 + 5];
    const [x2, y2] = [to.x + boxWidth, to.y + boxHeight / 2 - 5];
    const side = Math.max(x1, x2) + sideRoom;
    return (
      <g>
        <path d={`M ${x1} ${y1} C ${side} ${y1}, ${side} ${y2}, ${x2 + 6} ${y2}`} fill="none" stroke={colour} strokeWidth={2} strokeDasharray="5 3" />
        <path d={`M ${x2 + 8} ${y2 - 4.5} L ${x2} ${y2} L ${x2 + 8} ${y2 + 4.5} Z`} fill={colour} />
      </g>
    );
  }
  const [x1, y1] = [from.x + boxWidth / 2, from.y + boxHeight];
  const [x2, y2] = [to.x + boxWidth / 2, to.y];
  const bend = Math.max(10, (y2 - y1) / 2);
  return (
    <g>
      <path d={`M ${x1} ${y1} C ${x1} ${y1 + bend}, ${x2} ${y2 - bend}, ${x2} ${y2 - 5}`} fill="none" stroke={colour} strokeWidth={1.1} />
      <path d={`M ${x2 - 4} ${y2 - 7} L ${x2} ${y2} L ${x2 + 4} ${y2 - 7} Z`} fill={colour} />
    </g>
  );
}
