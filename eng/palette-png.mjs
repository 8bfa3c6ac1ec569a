#!/usr/bin/env node
// Makes a PNG of at most 256 colours of an 8-bit PNG, in place: documentation pictures of walls become a third as large.
//   node eng/palette-png.mjs FILE…
import { readFile, writeFile } from "node:fs/promises";
import * as zlib from "node:zlib";

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

/** Width, height and RGB bytes of an 8-bit, not interlaced PNG; transparency is dropped. */
export function decode(png) {
  if (!png.subarray(0, 8).equals(signature)) throw new Error("not a PNG");
  let header;
  const data = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.toString("latin1", at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (type === "IHDR") header = body;
    if (type === "IDAT") data.push(body);
    at += length + 12;
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = { 2: 3, 6: 4 }[header[9]];
  if (header[8] !== 8 || !channels || header[12] !== 0) throw new Error("only 8-bit RGB or RGBA without interlace");
  const rows = zlib.inflateSync(Buffer.concat(data));
  const stride = width * channels;
  const pixels = Buffer.alloc(width * height * 3);
  let before = Buffer.alloc(stride);
  for (let y = 0; y < height; y++) {
    const filter = rows[y * (stride + 1)];
    const row = Buffer.from(rows.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1)));
    for (let i = 0; i < stride; i++) {
      const left = i >= channels ? row[i - channels] : 0;
      const corner = i >= channels ? before[i - channels] : 0;
      row[i] += [0, left, before[i], (left + before[i]) >> 1, paeth(left, before[i], corner)][filter];
    }
    for (let x = 0; x < width; x++) row.copy(pixels, (y * width + x) * 3, x * channels, x * channels + 3);
    before = row;
  }
  return { width, height, pixels };
}

function paeth(a, b, c) {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

/** Median cut over the colours there are, by how often they are. */
function palette(counts, most) {
  let boxes = [[...counts].map(([colour, count]) => ({ rgb: [colour >> 16, (colour >> 8) & 255, colour & 255], count }))];
  while (boxes.length < most) {
    const scored = boxes.map((box, index) => ({ index, ...widest(box), weight: box.reduce((sum, { count }) => sum + count, 0) }));
    const { index, axis, span } = scored.sort((a, b) => b.span * Math.sqrt(b.weight) - a.span * Math.sqrt(a.weight))[0];
    if (span === 0) break;
    const box = boxes[index].sort((a, b) => a.rgb[axis] - b.rgb[axis]);
    const half = box.reduce((sum, { count }) => sum + count, 0) / 2;
    let sum = 0;
    let cut = box.findIndex(({ count }) => (sum += count) >= half) + 1;
    cut = Math.min(Math.max(cut, 1), box.length - 1);
    boxes = [...boxes.slice(0, index), box.slice(0, cut), box.slice(cut), ...boxes.slice(index + 1)];
  }
  return boxes.map((box) => {
    const weight = box.reduce((sum, { count }) => sum + count, 0);
    return [0, 1, 2].map((axis) => Math.round(box.reduce((sum, { rgb, count }) => sum + rgb[axis] * count, 0) / weight));
  });
}

function widest(box) {
  const spans = [0, 1, 2].map((axis) => {
    let [low, high] = [255, 0];
    for (const { rgb } of box) [low, high] = [Math.min(low, rgb[axis]), Math.max(high, rgb[axis])];
    return high - low;
  });
  const span = Math.max(...spans);
  return { axis: spans.indexOf(span), span };
}

export function quantise(png, most = 256) {
  const { width, height, pixels } = decode(png);
  const counts = new Map();
  const colourAt = (i) => (pixels[i] << 16) | (pixels[i + 1] << 8) | pixels[i + 2];
  for (let i = 0; i < pixels.length; i += 3) counts.set(colourAt(i), (counts.get(colourAt(i)) ?? 0) + 1);
  const colours = palette(counts, most);
  const nearest = new Map();
  for (const colour of counts.keys()) {
    let [best, least] = [0, Infinity];
    colours.forEach(([r, g, b], index) => {
      const distance = ((colour >> 16) - r) ** 2 + (((colour >> 8) & 255) - g) ** 2 + ((colour & 255) - b) ** 2;
      if (distance < least) [best, least] = [index, distance];
    });
    nearest.set(colour, best);
  }
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = nearest.get(colourAt((y * width + x) * 3));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([signature, chunk("IHDR", header), chunk("PLTE", Buffer.from(colours.flat())), chunk("IDAT", zlib.deflateSync(rows, { level: 9 })), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type, body) {
  const typed = Buffer.concat([Buffer.from(type, "latin1"), body]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  check.writeUInt32BE(checksum(typed));
  return Buffer.concat([length, typed, check]);
}

/** Node before 20.15 has no crc32 of its own. */
function checksum(bytes) {
  if (zlib.crc32) return zlib.crc32(bytes);
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1));
  }
  return ~sum >>> 0;
}

if (import.meta.filename === process.argv[1]) {
  for (const file of process.argv.slice(2)) {
    const before = await readFile(file);
    const after = quantise(before);
    await writeFile(file, after);
    console.log(`${file}: ${before.length} -> ${after.length} bytes`);
  }
}
