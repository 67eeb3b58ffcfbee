// The map's points on a canvas: a mark's colour is the side, its pattern the status, its form the kind of place.
import type { Status } from "./types";

export interface Dot {
  key: string;
  name: string;
  x: number; // on the plane
  y: number;
  colour: string; // CSS variable of the side
  status: Status;
  form: "town" | "district" | "region";
  weight: number;
  pressed: boolean;
}

export interface Cloud {
  key: string;
  x: number;
  y: number;
  count: number;
  precise: boolean; // a named place; else the middle of something larger, drawn as a dashed ring
}

export interface Placed {
  key: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const RADIUS = { town: 6, district: 6, region: 9 };
const sprites = new Map<string, HTMLCanvasElement>();

export function forget(): void {
  sprites.clear();
}

/** The picture of a mark, made once for each colour, status and form. */
function sprite(colour: string, status: Status, form: Dot["form"], ground: string, scale: number): HTMLCanvasElement {
  const name = `${colour} ${status} ${form} ${ground} ${scale}`;
  const kept = sprites.get(name);
  if (kept) return kept;
  const r = RADIUS[form];
  const size = (r + 3) * 2;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size * scale;
  const c = canvas.getContext("2d") as CanvasRenderingContext2D;
  c.scale(scale, scale);
  c.translate(size / 2, size / 2);
  outline(c, form, r + 1.8);
  c.fillStyle = ground;
  c.fill();
  outline(c, form, r);
  c.save();
  c.clip();
  pattern(c, status, colour, r);
  c.restore();
  outline(c, form, r);
  c.lineWidth = 1.6;
  c.strokeStyle = colour;
  if (status === "unknown") c.setLineDash([2, 2]);
  c.stroke();
  sprites.set(name, canvas);
  return canvas;
}

function outline(c: CanvasRenderingContext2D, form: Dot["form"], r: number): void {
  c.beginPath();
  if (form === "town") c.arc(0, 0, r, 0, 2 * Math.PI);
  else if (form === "district") c.rect(-r * 0.88, -r * 0.88, r * 1.76, r * 1.76);
  else {
    c.moveTo(0, -r);
    c.lineTo(r, 0);
    c.lineTo(0, r);
    c.lineTo(-r, 0);
    c.closePath();
  }
}

function pattern(c: CanvasRenderingContext2D, status: Status, colour: string, r: number): void {
  c.fillStyle = c.strokeStyle = colour;
  if (status === "confirmed") c.fillRect(-r, -r, 2 * r, 2 * r);
  if (status === "claimed" || status === "disputed") {
    c.lineWidth = status === "claimed" ? 1.7 : 1.2;
    c.beginPath();
    for (let at = -2 * r; at <= 2 * r; at += 4) {
      c.moveTo(at - r, r);
      c.lineTo(at + r, -r);
      if (status === "disputed") {
        c.moveTo(at - r, -r);
        c.lineTo(at + r, r);
      }
    }
    c.stroke();
  }
  if (status === "unknown") for (let x = -r; x <= r; x += 4) for (let y = -r; y <= r; y += 4) c.fillRect(x, y, 1.4, 1.4);
}

interface Scene {
  width: number;
  height: number;
  view: { x: number; y: number; k: number };
  dots: Dot[];
  clouds: Cloud[];
  countries: { name: string; x: number; y: number; width: number }[];
  provinces: { name: string; x: number; y: number }[];
  selected: string | null;
  hovered: string | null;
}

/** Draw everything that is a point or a name; gives where the marks and their names are, for the pointer. */
export function draw(canvas: HTMLCanvasElement, scene: Scene): Placed[] {
  const { width, height, view } = scene;
  const scale = Math.min(3, devicePixelRatio || 1);
  if (canvas.width !== Math.round(width * scale) || canvas.height !== Math.round(height * scale)) {
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
  }
  const c = canvas.getContext("2d") as CanvasRenderingContext2D;
  const style = getComputedStyle(canvas);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const [ink, halo, soft, warm] = [colour("--map-ink"), colour("--map-halo"), colour("--faint"), colour("--warn")];
  c.setTransform(scale, 0, 0, scale, 0, 0);
  c.clearRect(0, 0, width, height);
  const at = (p: { x: number; y: number }): [number, number] => [p.x * view.k + view.x, p.y * view.k + view.y];
  const inside = ([x, y]: [number, number]) => x > -20 && y > -20 && x < width + 20 && y < height + 20;

  for (const cloud of scene.clouds) {
    const [x, y] = at(cloud);
    if (!inside([x, y])) continue;
    c.beginPath();
    c.arc(x, y, 7 + 3.2 * Math.sqrt(cloud.count), 0, 2 * Math.PI);
    c.globalAlpha = cloud.precise ? 0.22 : 0.07;
    c.fillStyle = warm;
    c.fill();
    c.globalAlpha = 0.75;
    c.strokeStyle = warm;
    c.lineWidth = 1;
    c.setLineDash(cloud.precise ? [] : [3, 3]);
    c.stroke();
    c.setLineDash([]);
    c.globalAlpha = 1;
  }

  const seen = scene.dots.map((dot) => ({ dot, at: at(dot) })).filter((s) => inside(s.at));
  seen.sort((a, b) => a.dot.weight - b.dot.weight);
  const hits: Placed[] = [];
  const colours = new Map<string, string>();
  for (const { dot, at: [x, y] } of seen) {
    if (!colours.has(dot.colour)) colours.set(dot.colour, colour(dot.colour));
    const picture = sprite(colours.get(dot.colour) as string, dot.status, dot.form, halo, scale);
    const size = picture.width / scale;
    c.drawImage(picture, x - size / 2, y - size / 2, size, size);
    if (dot.pressed) ring(c, x, y, size / 2 + 1.5, colour("--bad"), [3, 2]);
    if (dot.key === scene.selected || dot.key === scene.hovered) ring(c, x, y, size / 2 + 2, ink, []);
    hits.push({ key: dot.key, left: x - 9, top: y - 9, right: x + 9, bottom: y + 9 });
  }

  const taken: Placed[] = [...hits];
  const free = (box: Placed, own: string) => !taken.some((t) => t.key !== own && t.left < box.right && t.right > box.left && t.top < box.bottom && t.bottom > box.top);
  c.textBaseline = "middle";
  c.lineJoin = "round";
  const first = (key: string) => (key === scene.selected || key === scene.hovered ? 1 : 0);
  const ranked = seen.map((s) => s).sort((a, b) => first(b.dot.key) - first(a.dot.key) || b.dot.weight - a.dot.weight);
  let labels = 0;
  for (const { dot, at: [x, y] } of ranked) {
    if (labels >= 90) break;
    const strong = first(dot.key) > 0;
    c.font = `${strong ? 650 : 550} 12px Inter, system-ui, sans-serif`;
    const wide = c.measureText(dot.name).width;
    const spots: [number, number][] = [[x + 11, y - 7.5], [x - 11 - wide, y - 7.5], [x - wide / 2, y - 24], [x - wide / 2, y + 9]];
    const spot = spots.find(([left, top]) => free({ key: dot.key, left: left - 2, top, right: left + wide + 2, bottom: top + 15 }, dot.key)) ?? (strong ? spots[0] : undefined);
    if (!spot) continue;
    const [left, top] = spot;
    const box = { key: dot.key, left: left - 2, top, right: left + wide + 2, bottom: top + 15 };
    taken.push(box);
    hits.push(box);
    lettering(c, dot.name, left, top + 7.5, ink, halo, 3.5);
    labels++;
  }
  c.textAlign = "center";
  for (const name of scene.provinces) {
    const [x, y] = at(name);
    c.font = "500 11px Inter, system-ui, sans-serif";
    const wide = c.measureText(name.name).width;
    const box = { key: "", left: x - wide / 2 - 4, top: y - 8, right: x + wide / 2 + 4, bottom: y + 8 };
    if (!inside([x, y]) || !free(box, "-")) continue;
    taken.push(box);
    c.globalAlpha = 0.85;
    lettering(c, name.name, x, y, soft, halo, 2.5);
    c.globalAlpha = 1;
  }
  for (const name of scene.countries) {
    const [x, y] = at(name);
    c.font = "600 11px Inter, system-ui, sans-serif";
    c.letterSpacing = "1.6px";
    const text = name.name.toUpperCase();
    const wide = c.measureText(text).width;
    const box = { key: "", left: x - wide / 2 - 4, top: y - 9, right: x + wide / 2 + 4, bottom: y + 9 };
    if (wide < name.width * view.k && inside([x, y]) && free(box, "-")) {
      taken.push(box);
      lettering(c, text, x, y, soft, halo, 3);
    }
    c.letterSpacing = "0px";
  }
  c.textAlign = "left";
  return hits;
}

function ring(c: CanvasRenderingContext2D, x: number, y: number, r: number, colour: string, dash: number[]): void {
  c.beginPath();
  c.arc(x, y, r, 0, 2 * Math.PI);
  c.lineWidth = 1.6;
  c.strokeStyle = colour;
  c.setLineDash(dash);
  c.stroke();
  c.setLineDash([]);
}

function lettering(c: CanvasRenderingContext2D, text: string, x: number, y: number, ink: string, halo: string, width: number): void {
  c.lineWidth = width;
  c.strokeStyle = halo;
  c.strokeText(text, x, y);
  c.fillStyle = ink;
  c.fillText(text, x, y);
}
