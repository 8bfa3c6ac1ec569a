import type { Catalogue } from "./api";
import { kindOf } from "./kinds";

/** Keys a new tile of a kind begins with, so that it shows something of what there is. */
export function beginningOf(kind: string, catalogue: Catalogue, variables: string[]): Record<string, unknown> {
  const { fields, begin } = kindOf(kind);
  const heard = catalogue.fields.find((one) => one.series > 0) ?? catalogue.fields[0];
  const site = variables.includes("site") ? "$site" : catalogue.sites[0]?.id;
  const camera = catalogue.cameras[0]?.id;
  return {
    ...(fields.includes("query") && heard ? { query: { measurement: heard.measurement, field: heard.field } } : {}),
    ...(fields.includes("select") && site ? { select: { site } } : {}),
    ...(fields.includes("camera") && camera ? { camera } : {}),
    ...begin,
  };
}
