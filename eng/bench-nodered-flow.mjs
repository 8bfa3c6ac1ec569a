// Prints a Node-RED flow: the same stream in, the same twelve devices out, each to a text widget of Dashboard 2.
//   node eng/bench-nodered-flow.mjs MQTT_PORT DEVICES
const [, , port, all] = process.argv;
// Spread over all devices, so that their messages are spread over the second.
const devices = Array.from({ length: 12 }, (_, index) => `load-${String(Math.floor(index * all / 12) + 1).padStart(5, "0")}`);
const parse = `
const match = /^load,device=(${devices.join("|")}) .*?f1=([0-9.]+).* (\\d+)\\d{6}$/.exec(msg.payload.toString());
if (!match) return null;
const devices = ${JSON.stringify(devices)};
const outputs = new Array(devices.length).fill(null);
outputs[devices.indexOf(match[1])] = { payload: Number(match[2]), sentAt: Number(match[3]) };
return outputs;`;
console.log(JSON.stringify([
  { id: "tab", type: "tab", label: "bench" },
  { id: "broker", type: "mqtt-broker", broker: "127.0.0.1", port, clientid: "", protocolVersion: "4", keepalive: "60", cleansession: true },
  { id: "base", type: "ui-base", name: "Bench", path: "/dashboard", includeClientData: false, acceptsClientConfig: [], showPathInSidebar: false },
  { id: "theme", type: "ui-theme", name: "Theme", colors: { surface: "#ffffff", primary: "#0094ce", bgPage: "#eeeeee", groupBg: "#ffffff", groupOutline: "#cccccc" }, sizes: { density: "default", pagePadding: "12px", groupGap: "12px", groupBorderRadius: "4px", widgetGap: "12px" } },
  { id: "page", type: "ui-page", name: "Bench", ui: "base", path: "/bench", layout: "grid", theme: "theme", order: 1, visible: "true", disabled: "false" },
  { id: "group", type: "ui-group", name: "Bench", page: "page", width: "12", order: 1, showTitle: false, visible: "true", disabled: "false" },
  { id: "in", type: "mqtt in", z: "tab", topic: "line/#", qos: "1", datatype: "buffer", broker: "broker", wires: [["parse"]] },
  { id: "parse", type: "function", z: "tab", func: parse, outputs: devices.length, wires: devices.map((_, index) => [`text${index}`]) },
  ...devices.map((device, index) => ({ id: `text${index}`, type: "ui-text", z: "tab", group: "group", order: index, width: 0, height: 0, name: device, label: device, format: "{{msg.payload}}", layout: "row-spread", wires: [] })),
]));
