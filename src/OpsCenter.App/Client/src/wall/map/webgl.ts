/** A display that takes longer to make one empty context has no use for WebGL; the drawn schematic serves it better. */
const patienceMs = 5_000;

let answer: Promise<boolean> | undefined;

/**
 * Whether WebGL is there, quick and not a software renderer, which would take the processor's time from everything else.
 * `?map=gl` takes any WebGL there is, `?map=svg` none. Asked once per page, off the page's thread.
 */
export function hasQuickWebGl(): Promise<boolean> {
  const wanted = new URLSearchParams(location.search).get("map");
  answer ??= wanted === "svg" ? Promise.resolve(false) : probe(wanted === "gl");
  return answer;
}

function probe(software: boolean): Promise<boolean> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL(`webgl-probe.js${software ? "#software" : ""}`, import.meta.url));
    const done = (quick: boolean) => {
      clearTimeout(timer);
      worker.terminate();
      resolve(quick);
    };
    const timer = setTimeout(() => done(false), software ? 12 * patienceMs : patienceMs);
    worker.onmessage = (event: MessageEvent<boolean>) => done(event.data);
    worker.onerror = () => done(false);
  });
}
