// The map's plane: Mercator in units of which the world is 1000 wide, so that shapes are worked out once for every size and zoom.
import { geoPath, geoTransform } from "d3-geo";

export const WORLD = 1000;
const HIGHEST = 84; // degrees of latitude; Mercator has no poles
const RADIUS = WORLD / (2 * Math.PI);
const RADIANS = Math.PI / 180;

export function point(lon: number, lat: number): [number, number] {
  const phi = Math.max(-HIGHEST, Math.min(HIGHEST, lat)) * RADIANS;
  return [RADIUS * lon * RADIANS, -RADIUS * Math.log(Math.tan(Math.PI / 4 + phi / 2))];
}

function unproject(x: number, y: number): [number, number] {
  return [x / RADIUS / RADIANS, (2 * Math.atan(Math.exp(-y / RADIUS)) - Math.PI / 2) / RADIANS];
}

// Shapes are taken as they are on the plane: on the sphere one small ring that turns the wrong way round would fill the whole map.
const plane = geoTransform({
  point(lon, lat) {
    this.stream.point(...point(lon, lat));
  },
});
export const path = geoPath(plane).digits(4);

export interface View {
  x: number;
  y: number;
  k: number;
}

/** The view that shows all these points, in a window of so many pixels, of which `inset` at the left are covered. */
export function fit(points: [number, number][], width: number, height: number, inset = 0, most = 60): View {
  const margin = width < 600 ? 0.3 : 0.2; // room for the names
  if (points.length === 0) return centred([0, point(0, 20)[1]], Math.max(width / WORLD, 0.3), width, height);
  const xs = points.map((p) => p[0]).sort((a, b) => a - b);
  const ys = points.map((p) => p[1]).sort((a, b) => a - b);
  const [left, right] = [xs[0] as number, xs.at(-1) as number];
  const [top, bottom] = [ys[0] as number, ys.at(-1) as number];
  const k = Math.min(most, ((1 - margin) * (width - inset)) / Math.max(right - left, 1e-3), ((1 - margin) * height) / Math.max(bottom - top, 1e-3));
  return centred([(left + right) / 2, (top + bottom) / 2], k, width + inset, height);
}

export function centred([x, y]: [number, number], k: number, width: number, height: number): View {
  return { k, x: width / 2 - x * k, y: height / 2 - y * k };
}

/** A view as an address holds it: longitude, latitude of the middle, and zoom. */
export function written(view: View, width: number, height: number): string {
  const [lon, lat] = unproject((width / 2 - view.x) / view.k, (height / 2 - view.y) / view.k);
  return [lon.toFixed(3), lat.toFixed(3), Math.log2(view.k).toFixed(2)].join(",");
}

export function parsed(text: string | undefined, width: number, height: number): View | null {
  const [lon, lat, zoom] = (text ?? "").split(",").map(Number);
  if (lon === undefined || lat === undefined || zoom === undefined || ![lon, lat, zoom].every(Number.isFinite)) return null;
  return centred(point(lon, lat), 2 ** Math.max(-2, Math.min(10, zoom)), width, height);
}
