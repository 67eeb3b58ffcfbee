// chrono-node's dates. A value has the parts that the wording gives for certain, or that a weekday implies.
import * as chrono from "chrono-node";
import { createInterface } from "node:readline";

const two = (n) => String(n).padStart(2, "0");

function value(parsed) {
  const known = (part) => parsed.start.isCertain(part);
  const get = (part) => parsed.start.get(part);
  const relative = !known("month") && !known("day") && !known("weekday") && known("year");
  if (relative) return `${get("year")}`;
  if (known("month") && !known("day") && !known("weekday")) return `${get("year")}-${two(get("month"))}`;
  return `${get("year")}-${two(get("month"))}-${two(get("day"))}`;
}

for await (const line of createInterface({ input: process.stdin })) {
  const { text, published } = JSON.parse(line);
  const began = performance.now();
  const times = chrono.parse(text, new Date(`${published}T12:00:00`)).map((found) => {
    const start = [...text.slice(0, found.index)].length;
    return { start, end: start + [...found.text].length, text: found.text, value: value(found) };
  });
  console.log(JSON.stringify({ report: { text }, times, seconds: (performance.now() - began) / 1000 }));
}
