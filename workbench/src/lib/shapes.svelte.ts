// Outlines of countries and provinces: the world coarse, and each country that is looked at closely in fine, fetched when it is.
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { path } from "./mercator";

interface CountryProperties {
  country: string;
  state: string;
}
interface ProvinceProperties extends CountryProperties {
  name: string;
  unit: string;
  geonames: number | null;
  disputed: string | null;
}
type Box = [number, number, number, number];

export interface Country {
  code: string;
  name: string;
  d: string;
  box: Box;
  middle: [number, number];
  area: number;
}

export interface Province {
  key: string | null; // "g" and the GeoNames id, as places have it
  name: string;
  d: string;
  middle: [number, number];
  disputed: string | null;
}

export interface Fine {
  code: string;
  provinces: Province[];
  land: string;
  outline: string;
  inner: string;
}

class Shapes {
  countries = $state.raw<Country[]>([]);
  fine = $state.raw<Map<string, Fine>>(new Map());
  borders = $state.raw("");
  failed = $state(false);
  private world: Topology<{ countries: GeometryCollection<CountryProperties> }> | null = null;
  private readonly asked = new Set<string>();

  async start(): Promise<void> {
    if (this.asked.has("world")) return;
    this.asked.add("world");
    try {
      this.world = await (await fetch("shapes/world.json")).json();
    } catch {
      this.failed = true;
    }
    if (!this.world) return;
    const found = feature(this.world, this.world.objects.countries);
    this.countries = found.features.map((f) => ({
      code: f.properties.country,
      name: f.properties.state,
      d: path(f) ?? "",
      box: path.bounds(f).flat() as Box,
      middle: path.centroid(f),
      area: path.area(f),
    }));
    this.drawBorders();
  }

  /** Fetch the fine shapes of these countries, where they are not there yet. */
  async want(codes: string[]): Promise<void> {
    await Promise.all(codes.filter((code) => !this.asked.has(code)).map((code) => this.fetch(code)));
  }

  private async fetch(code: string): Promise<void> {
    this.asked.add(code);
    const response = await fetch(`shapes/countries/${code}.json`).catch(() => null);
    if (!response?.ok) return;
    const topology: Topology<{ provinces: GeometryCollection<ProvinceProperties> }> = await response.json();
    const { provinces } = topology.objects;
    const fine: Fine = {
      code,
      provinces: feature(topology, provinces).features.map((f) => ({
        key: f.properties.geonames ? `g${f.properties.geonames}` : null,
        name: f.properties.name,
        d: path(f) ?? "",
        middle: path.centroid(f),
        disputed: f.properties.disputed,
      })),
      land: path(feature(topology, provinces)) ?? "",
      outline: path(mesh(topology, provinces, (a, b) => a === b)) ?? "",
      inner: path(mesh(topology, provinces, (a, b) => a !== b)) ?? "",
    };
    this.fine = new Map(this.fine).set(code, fine);
    this.drawBorders();
  }

  /** Coarse borders, but for those of countries that are drawn in fine. */
  private drawBorders(): void {
    if (!this.world) return;
    const kept = (o: unknown) => !this.fine.has((o as { properties: CountryProperties }).properties.country);
    this.borders = path(mesh(this.world, this.world.objects.countries, (a, b) => a !== b && kept(a) && kept(b))) ?? "";
  }
}

export const shapes = new Shapes();

/** Codes of the countries whose shapes lie in a window of the plane. */
export function within(countries: Country[], left: number, top: number, right: number, bottom: number): string[] {
  return countries.filter(({ box: [x0, y0, x1, y1] }) => x0 < right && x1 > left && y0 < bottom && y1 > top).map(({ code }) => code);
}

