// A worker that makes one WebGL context and says whether it could. Starting a GPU process, or a software renderer in its
// place, can hold a thread for seconds: better this one than the page's. A software renderer does not count unless asked for.
const failIfMajorPerformanceCaveat = self.location.hash !== "#software";
const context = typeof OffscreenCanvas === "undefined" ? null : new OffscreenCanvas(16, 16).getContext("webgl2", { failIfMajorPerformanceCaveat });
postMessage(context !== null);
