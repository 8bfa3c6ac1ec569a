import "./tokens.css";
import "./wall.css";
import "./phone.css";
import { WallApp } from "./wall/app";
import type { Snapshot, WallConfig } from "./wall/protocol";

function embedded<T>(id: string): T | null {
  const text = document.getElementById(id)?.textContent?.trim();
  return text ? (JSON.parse(text) as T | null) : null;
}

function start(): void {
  // The page asks to be loaded again soon, for the case that this module never arrives. It has: stopping calls that off.
  window.stop();
  const root = document.getElementById("wall");
  const config = embedded<WallConfig>("wall-config");
  if (root && config) new WallApp(root, config).start(embedded<Snapshot>("wall-snapshot"));
}

if (document.readyState === "complete") start();
else window.addEventListener("load", () => setTimeout(start, 0), { once: true });
