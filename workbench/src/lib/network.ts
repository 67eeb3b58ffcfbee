// Where the nodes of the network of sources lie: worked out at once, so that nothing wobbles.
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationLinkDatum, type SimulationNodeDatum } from "d3-force";
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

/** The `most` nodes with most statements, laid out in a box of this size. */
export function laid(network: Network, most: number, width: number, height: number): { spots: Spot[]; ties: Tie[] } {
  const spots = network.nodes.slice(0, most).map((node, n): Spot => ({ ...node, r: 4 + 1.9 * Math.sqrt(node.statements), x: width / 2 + 40 * Math.cos(n * 2.4) * Math.sqrt(n), y: height / 2 + 30 * Math.sin(n * 2.4) * Math.sqrt(n) }));
  const byKey = new Map(spots.map((s) => [s.key, s]));
  const ties = network.edges.flatMap((e): Tie[] => {
    const [citing, cited] = [byKey.get(e.citing), byKey.get(e.cited)];
    return citing && cited ? [{ citing, cited, count: e.count, statements: e.statements }] : [];
  });
  const links: SimulationLinkDatum<Spot>[] = ties.map((t) => ({ source: t.citing, target: t.cited }));
  forceSimulation(spots)
    .force("link", forceLink<Spot, SimulationLinkDatum<Spot>>(links).distance(62).strength(0.5))
    .force("apart", forceManyBody().strength(-130).distanceMax(260))
    .force("x", forceX(width / 2).strength(0.05 * Math.min(1, height / width)))
    .force("y", forceY(height / 2).strength(0.09))
    .force("room", forceCollide<Spot>((s) => s.r + 11))
    .stop()
    .tick(260);
  for (const s of spots) {
    s.x = Math.max(s.r + 6, Math.min(width - s.r - 6, s.x));
    s.y = Math.max(s.r + 6, Math.min(height - s.r - 18, s.y));
  }
  return { spots, ties };
}
