export type Point = readonly [x: number, y: number];
export type Polygon = readonly Point[];

/** What is filled with one colour; where polygons turn the other way around, they leave a hole. */
export interface Shape {
  polygons: Polygon[];
  /** "#rrggbb". */
  colour: string;
}
