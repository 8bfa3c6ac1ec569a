// Prints a Node-RED flow: JSON of the load tool in, points gathered into batches for InfluxDB out, as its documentation advises for many points.
//   node eng/load-nodered-flow.mjs MQTT_PORT INFLUX_PORT
const [, , mqtt, influx] = process.argv;
const gather = `
const points = context.get("points") || [];
const value = msg.payload;
points.push({ measurement: "load", tags: { device: msg.topic.split("/")[1] }, fields: { seq: value.seq, f1: value.f1, f2: value.f2 }, timestamp: Math.round(value.ns / 1000) });
if (!context.get("timer")) {
  context.set("timer", setTimeout(() => {
    context.set("timer", null);
    node.send({ payload: context.get("points").splice(0) });
  }, 100));
}
if (points.length >= 5000) {
  node.send({ payload: points.splice(0) });
}
context.set("points", points);
return null;`;
console.log(JSON.stringify([
  { id: "tab", type: "tab", label: "load" },
  { id: "broker", type: "mqtt-broker", broker: "127.0.0.1", port: mqtt, clientid: "", protocolVersion: "4", keepalive: "60", cleansession: true },
  { id: "influx", type: "influxdb", hostname: "127.0.0.1", port: influx, protocol: "http", database: "load", name: "load", usetls: false, influxdbVersion: "1.x" },
  { id: "in", type: "mqtt in", z: "tab", topic: "load/+/json", qos: "1", datatype: "json", broker: "broker", wires: [["gather"]] },
  { id: "gather", type: "function", z: "tab", func: gather, outputs: 1, wires: [["out"]] },
  { id: "out", type: "influxdb batch", z: "tab", influxdb: "influx", precision: "u", retentionPolicy: "", wires: [] },
]));
