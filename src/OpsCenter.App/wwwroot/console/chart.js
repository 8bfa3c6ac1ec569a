// What a chart of the history page says under the pointer: the moment, and each line's value there. The lines are drawn by the
// server; their own coordinates are read back, so that nothing is sent twice.
const read = new WeakMap();
const pointsOf = path => {
  const kept = read.get(path);
  const drawn = path.getAttribute("d");
  if (kept?.drawn === drawn) return kept.points;
  const points = [...drawn.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
  read.set(path, { drawn, points });
  return points;
};

const nearest = (points, x) => {
  let [low, high] = [0, points.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (points[middle][0] < x) low = middle + 1;
    else high = middle;
  }
  return low > 0 && x - points[low - 1][0] < points[low][0] - x ? points[low - 1] : points[low];
};

const say = (chart, clientX) => {
  const plot = chart.querySelector("svg");
  const card = chart.querySelector(".chart-at");
  const box = plot.getBoundingClientRect();
  const { width, height } = plot.viewBox.baseVal;
  const x = (clientX - box.left) / box.width * width;
  const { from, to, low, high, decimals, unit } = chart.dataset;
  const lines = [...plot.querySelectorAll("path.line")].map(path => ({ path, points: pointsOf(path) })).filter(line => line.points.length > 0);
  card.hidden = x < 0 || x > width || lines.length === 0;
  if (card.hidden) return;
  // All lines are read at the first one's moment, so that the card has one time.
  const at = nearest(lines[0].points, x)[0];
  const time = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Ho_Chi_Minh", dateStyle: "short", timeStyle: "medium" }).format(Number(from) + at / width * (Number(to) - Number(from)));
  const number = new Intl.NumberFormat(document.documentElement.lang, { minimumFractionDigits: Number(decimals), maximumFractionDigits: Number(decimals) });
  const head = document.createElement("b");
  head.textContent = time;
  card.replaceChildren(head, ...lines.map(({ path, points }) => {
    const [, y] = nearest(points, at);
    const swatch = document.createElement("span");
    swatch.className = "swatch";
    const row = document.createElement("span");
    row.className = path.getAttribute("class").replace("line", "at-line");
    row.append(swatch, `${number.format(Number(low) + (1 - y / height) * (Number(high) - Number(low)))} ${unit}`);
    return row;
  }));
  const left = at / width * box.width + box.left - chart.getBoundingClientRect().left;
  card.style.left = `${left}px`;
  card.classList.toggle("left", at > width / 2);
};

document.addEventListener("pointermove", event => {
  const chart = event.target instanceof Element ? event.target.closest("[data-chart]") : null;
  for (const card of document.querySelectorAll(".chart-at:not([hidden])")) if (!chart?.contains(card)) card.hidden = true;
  if (chart) say(chart, event.clientX);
});
