// A page whose module could not be loaded (the server went away in between) must recover without a hand. This small classic
// script stands before the module and waits for its mark; it asks the server before it reloads, so that a display never ends
// on the browser's own error page.
const attemptKey = "opscenter.guard";
const slowMs = 90_000;
const capMs = 300_000;

const started = () => document.documentElement.dataset["started"] === "yes";

const attempt = () => {
  try {
    return Number(sessionStorage.getItem(attemptKey) ?? "0") || 0;
  } catch {
    return 0;
  }
};

const keep = (value: number) => {
  try {
    sessionStorage.setItem(attemptKey, String(value));
  } catch {
    // Without storage the waits do not grow.
  }
};

let trying = false;

async function retry(waitMs: number): Promise<void> {
  if (trying) return;
  trying = true;
  for (let wait = waitMs; ; wait = Math.min(capMs, wait * 2)) {
    await new Promise((resolve) => setTimeout(resolve, wait / 2 + (Math.random() * wait) / 2));
    if (started()) break;
    try {
      const answer = await fetch(location.href, { cache: "no-store" });
      if (answer.ok) {
        keep(attempt() + 1);
        location.reload();
        return;
      }
    } catch {
      // Not reachable yet.
    }
  }
  trying = false;
}

// Errors of resources do not bubble, but they can be caught on the way down.
addEventListener("error", (event) => {
  const failed = event.target;
  if (!started() && (failed instanceof HTMLScriptElement || event instanceof ErrorEvent)) void retry(Math.min(capMs, 2_000 * 2 ** Math.min(attempt(), 8)));
}, true);
// A slow machine may take its time, and takes more of it with each attempt.
setTimeout(() => {
  if (!started()) void retry(1_000);
}, Math.min(capMs, slowMs * 2 ** Math.min(attempt(), 2)));
addEventListener("opscenter:started", () => keep(0));

export {};
