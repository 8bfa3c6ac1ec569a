// The slides of a briefing: one section at a time, by keys, by a click or by a tap; the address remembers which.
const slides = [...document.querySelectorAll(".slide")];
const place = document.querySelector("[data-at]");
let at = 0;

function show(next) {
  at = Math.min(Math.max(next, 0), slides.length - 1);
  slides.forEach((slide, index) => slide.toggleAttribute("data-shown", index === at));
  fit(slides[at]);
  place.textContent = `${at + 1} / ${slides.length}`;
  history.replaceState(null, "", `#${at + 1}`);
  scrollTo(0, 0);
}

/** A long list is drawn smaller rather than cut: nobody scrolls in a meeting. On a phone one does. */
function fit(slide) {
  slide.style.zoom = "";
  if (innerWidth <= 800) return;
  for (let zoom = 0.95; zoom >= 0.6 && document.documentElement.scrollHeight > innerHeight + 1; zoom -= 0.05) slide.style.zoom = zoom.toFixed(2);
}
addEventListener("resize", () => fit(slides[at]));

document.body.dataset.stepped = "";
show(Number.parseInt(location.hash.slice(1), 10) - 1 || 0);
addEventListener("hashchange", () => show(Number.parseInt(location.hash.slice(1), 10) - 1 || 0));
addEventListener("keydown", event => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const steps = { ArrowRight: at + 1, ArrowDown: at + 1, PageDown: at + 1, " ": at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, PageUp: at - 1, Home: 0, End: slides.length - 1 };
  if (event.key in steps) {
    event.preventDefault();
    show(steps[event.key]);
  } else if (event.key === "Escape" && !document.fullscreenElement) {
    location.href = document.body.dataset.leave;
  } else if (event.key.toLowerCase() === "f") {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen();
  }
});
addEventListener("click", event => {
  if (getSelection()?.toString()) return;
  show(event.clientX < innerWidth / 3 ? at - 1 : at + 1);
});
