import "./tokens.css";
import "./wall.css";
import "./screens.css";
import "./tiles.css";
import "./phone.css";
import "./replay.css";
import "./drill.css";
import "./camera.css";
import { WallApp } from "./wall/app";
import type { Snapshot, WallConfig } from "./wall/protocol";

function embedded<T>(id: string): T | null {
  const text = document.getElementById(id)?.textContent?.trim();
  return text ? (JSON.parse(text) as T | null) : null;
}

const root = document.getElementById("wall");
const config = embedded<WallConfig>("wall-config");
if (root && config) {
  new WallApp(root, config).start(embedded<Snapshot>("wall-snapshot"));
  // The guard before this module waits for the mark.
  document.documentElement.dataset["started"] = "yes";
  dispatchEvent(new Event("opscenter:started"));
}
