import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

const themes = themesOf(readFileSync("src/tokens.css", "utf8"));

function themesOf(css: string): Record<"dark" | "light", Map<string, string>> {
  const block = (selector: string) => new Map(
    [...css.slice(css.indexOf(selector)).split("}")[0]!.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, value]) => [name!, value!]));
  const dark = block(":root {");
  return { dark, light: new Map([...dark, ...block(':root[data-theme="light"]')]) };
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

for (const [theme, tokens] of Object.entries(themes)) {
  test(`${theme}: every text stands 4.5 to 1 off the grounds it is written on`, () => {
    for (const text of ["--text", "--text-soft", "--muted", "--data-strong", "--text-s1", "--text-s2", "--text-s3", "--text-s4"]) {
      for (const ground of ["--ground", "--panel", "--panel-high"]) {
        const ratio = contrast(tokens.get(text)!, tokens.get(ground)!);
        assert.ok(ratio >= 4.5, `${text} on ${ground}: ${ratio.toFixed(2)}`);
      }
    }
    for (const severity of [1, 2, 3, 4]) {
      const ratio = contrast(tokens.get(`--text-s${severity}`)!, tokens.get(`--tint-s${severity}`)!);
      assert.ok(ratio >= 4.5, `--text-s${severity} on its tint: ${ratio.toFixed(2)}`);
    }
  });

  test(`${theme}: shapes and lines that carry a state stand 3 to 1 off the panel`, () => {
    for (const mark of ["--p1", "--p2", "--p3", "--p4", "--data", "--good", "--map-site", "--series-1", "--series-2", "--series-3", "--series-4", "--series-5", "--series-6"]) {
      const ratio = contrast(tokens.get(mark)!, tokens.get("--panel")!);
      assert.ok(ratio >= 3, `${mark}: ${ratio.toFixed(2)}`);
    }
  });
}

test("colours are written in the tokens only", () => {
  const sheets = [...readdirSync("src").filter((name) => name.endsWith(".css") && name !== "tokens.css").map((name) => `src/${name}`), "../wwwroot/console/console.css"];
  for (const sheet of sheets) {
    const found = readFileSync(sheet, "utf8").match(/[:\s(,]#[0-9a-f]{3,8}\b(?=[\s;,)])|rgba?\(/gi);
    assert.equal(found, null, `${sheet}: ${found?.join(" ")}`);
  }
});
