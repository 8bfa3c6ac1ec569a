import "./tokens.css";
import "./wall.css";
import "./phone.css";
import { WallApp } from "./wall/app";
import type { Snapshot, WallConfig } from "./wall/protocol";

function embedded<T>(id: string): T | null {
  const text = document.getElementById(id)?.textContent?.trim();
  return text ? (JSON.parse(text) as T | null) : null;
}

const root = document.getElementById("wall");
const config = embedded<WallConfig>("wall-config");
if (root && config) new WallApp(root, config).start(embedded<Snapshot>("wall-snapshot"));
