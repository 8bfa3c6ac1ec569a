import "./tokens.css";
import "./wall.css";
import "./tiles.css";
import "./drill.css";
import "./camera.css";
import "./preview/preview.css";
import { PreviewApp } from "./preview/app";
import type { ToPreview } from "./preview/messages";

const root = document.getElementById("wall");
if (root && window.parent !== window) {
  const preview = new PreviewApp(root, (message) => window.parent.postMessage(message, location.origin));
  window.addEventListener("message", (event: MessageEvent<ToPreview>) => {
    if (event.origin === location.origin && event.source === window.parent) preview.receive(event.data);
  });
  preview.start();
}
