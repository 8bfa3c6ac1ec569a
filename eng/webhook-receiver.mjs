// Takes the webhooks of eng/webhook-outage.sh: one line per news in the file, "sequence alarm idempotency-key".
//   node eng/webhook-receiver.mjs PORT FILE
import { appendFileSync } from "node:fs";
import { createServer } from "node:http";

const [port, file] = process.argv.slice(2);
createServer((request, response) => {
  const parts = [];
  request.on("data", (part) => parts.push(part));
  request.on("end", () => {
    const body = JSON.parse(Buffer.concat(parts).toString());
    appendFileSync(file, body.items.map((item) => `${item.sequence} ${item.alarm} ${request.headers["idempotency-key"]}\n`).join(""));
    response.end();
  });
}).listen(Number(port), "127.0.0.1");
