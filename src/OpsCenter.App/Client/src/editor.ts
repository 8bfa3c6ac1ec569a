import "./tokens.css";
import "./editor/editor.css";
import { EditorApp, type EditorConfig } from "./editor/app";

const root = document.getElementById("editor");
const config = document.getElementById("editor-config")?.textContent;
if (root && config) void new EditorApp(root, JSON.parse(config) as EditorConfig).start();
