// Where the nodes of the network of sources lie: worked out at once, so that nothing wobbles.
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationLinkDatum, type SimulationNodeDatum } from "d3-force";
import { dayOf, mediumDay } from "./days";
import type { Network, NetworkNode } from "./types";

export interface Spot extends SimulationNodeDatum, NetworkNode {
  r: number;
  x: number;
  y: number;
}
export interface Tie {
  citing: Spot;
  cited: Spot;
  count: number;
  statements: string[];
}

/** What to call a source: a report without an outlet by its day. */
export function called(key: string, name: string): string {
  const day = /^report:(\d{4}-\d\d-\d\d)-[0-9a-f]{6,}/.exec(key)?.[1];
  if (day && !key.includes("/")) return `report of ${mediumDay(dayOf(day))}`;
  return key.startsWith("report:") && !key.includes("/") ? `report ${key.slice(7)}` : name;
}

/** The `most` nodes with most statements, laid out in a box of this size; reports that cite nobody and that nobody cites are left out. */
export function laid(network: Network, most: number, width: number, height: number): { spots: Spot[]; ties: Tie[] } {
  const tied = new Set(network.edges.flatMap((e) => [e.citing, e.cited]));
  const nodes = network.nodes.filter((n) => tied.has(n.key) || !n.key.startsWith("report:")).slice(0, most);
  const greatest = Math.max(1, ...nodes.map((n) => n.statements));
  const spots = nodes.map((node, n): Spot => ({ ...node, name: called(node.key, node.name), r: 4.5 + Math.min(14, 2.2 * Math.sqrt(greatest)) * Math.sqrt(node.statements / greatest), x: width / 2 + 40 * Math.cos(n * 2.4) * Math.sqrt(n), y: height / 2 + 30 * Math.sin(n * 2.4) * Math.sqrt(n) }));
  const byKey = new Map(spots.map((s) => [s.key, s]));
  const ties = network.edges.flatMap((e): Tie[] => {
    const [citing, cited] = [byKey.get(e.citing), byKey.get(e.cited)];
    return citing && cited ? [{ citing, cited, count: e.count, statements: e.statements }] : [];
  });
  const links: SimulationLinkDatum<Spot>[] = ties.map((t) => ({ source: t.citing, target: t.cited }));
  forceSimulation(spots)
    .force("link", forceLink<Spot, SimulationLinkDatum<Spot>>(links).distance(62).strength(0.5 / Math.sqrt(Math.max(1, links.length / 60))))
    .force("apart", forceManyBody().strength(-130).distanceMax(260))
    .force("x", forceX(width / 2).strength(0.05 * Math.min(1, height / width)))
    .force("y", forceY(height / 2).strength(0.09))
    .force("room", forceCollide<Spot>((s) => s.r + 11))
    .stop()
    .tick(260);
  fill(spots, width, height);
  for (const s of spots) {
    s.x = Math.max(s.r + 6, Math.min(width - s.r - 6, s.x));
    s.y = Math.max(s.r + 6, Math.min(height - s.r - 18, s.y));
  }
  return { spots, ties };
}

/** Spread over the box, as far as that keeps the picture's shape halfway. */
function fill(spots: Spot[], width: number, height: number): void {
  const [left, right] = [Math.min(...spots.map((s) => s.x)), Math.max(...spots.map((s) => s.x))];
  const [top, bottom] = [Math.min(...spots.map((s) => s.y)), Math.max(...spots.map((s) => s.y))];
  const wide = Math.min(2, (width - 120) / Math.max(1, right - left));
  const tall = Math.min(2, (height - 70) / Math.max(1, bottom - top));
  for (const s of spots) {
    s.x = width / 2 + (s.x - (left + right) / 2) * wide;
    s.y = height / 2 + (s.y - (top + bottom) / 2) * tall - 6;
  }
}
