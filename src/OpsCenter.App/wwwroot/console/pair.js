// A display that waits to be paired: asks every two seconds, and asks again for ever when the server is away.
const ask = async () => {
  let wait = 2000;
  try {
    const answer = await fetch("/pair/poll", { method: "POST", cache: "no-store" });
    if (answer.ok) {
      const { state, open } = await answer.json();
      if (state === "paired") return location.replace(open);
      if (state === "expired") return location.reload();
    }
  } catch {
    wait = 5000;
  }
  setTimeout(ask, wait);
};

if (document.querySelector("[data-pair-code]")) setTimeout(ask, 2000);
const retry = document.querySelector("[data-pair-retry]");
if (retry) setTimeout(() => location.reload(), Number(retry.dataset.pairRetry) * 1000);
