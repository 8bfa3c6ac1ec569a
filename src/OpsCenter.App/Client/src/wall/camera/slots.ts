/**
 * Over HTTP/1.1 a browser opens six connections to a server, for all tabs of it together. A stream holds one for ever, so only a few tiles of
 * a page stream; the others show snapshots, which look the same but for the rate.
 */
const mostStreams = 3;
let streams = 0;

function multiplexed(): boolean {
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return navigation !== undefined && /^h[23]/.test(navigation.nextHopProtocol);
}

/** Gives back the place when called; null where there is none. */
export function takeStream(): (() => void) | null {
  if (!multiplexed() && streams >= mostStreams) return null;
  streams++;
  let held = true;
  return () => {
    if (held) streams--;
    held = false;
  };
}
