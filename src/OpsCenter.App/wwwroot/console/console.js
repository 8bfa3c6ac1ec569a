// Habits of the browser that the console's pages cannot change from the server.
// 1. Links marked data-reload leave the circuit: language, theme and identity are decided with a fresh document.
document.addEventListener("click", event => {
  const link = event.target instanceof Element ? event.target.closest("a[data-reload]") : null;
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  location.href = link.href;
}, { capture: true });

// 2. In a list that is walked with the arrow keys they must not scroll the page too; nor may a key meant for the list be typed elsewhere.
document.addEventListener("keydown", event => {
  const list = event.target instanceof Element ? event.target.closest("[data-arrows]") : null;
  const typing = event.target instanceof Element && event.target.matches("input:not([type=checkbox]), textarea, select");
  if (list && !typing && ["ArrowUp", "ArrowDown", "Home", "End", " "].includes(event.key)) event.preventDefault();
  pressKey(event, list, typing);
});

// 4. Keys of the page: what carries data-key is pressed, or a field takes the focus. In a list the row has its keys first, and from
// anywhere else j and k lead into it.
function pressKey(event, list, typing) {
  if (typing || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
  const key = event.key.toLowerCase();
  if (list && !["/", "?", "m", "c", "s", "escape"].includes(key)) return;
  if ((key === "j" || key === "k") && !list) {
    const row = document.querySelector('[data-arrows] [role=row][tabindex="0"]');
    if (row) { event.preventDefault(); row.focus(); }
    return;
  }
  const target = [...document.querySelectorAll("[data-key]")].find(one => one.dataset.key === key && one.offsetParent !== null);
  if (!target) return;
  event.preventDefault();
  if (target.matches("input")) target.focus();
  else target.click();
}

// 3. A row that moves in such a list is taken out and put back, which costs it the focus; one that is gone leaves it to the row
// that is selected in its stead. Whoever clicked elsewhere has left the list.
let held = null;
document.addEventListener("focusin", ({ target }) => {
  const row = target.closest("[data-arrows] [role=row]");
  held = row && { row, list: row.closest("[data-arrows]") };
});
document.addEventListener("pointerdown", event => {
  if (held && !held.row.contains(event.target)) held = null;
}, { capture: true });
new MutationObserver(changes => {
  if (!held || document.activeElement !== document.body) return;
  if (!changes.some(({ removedNodes }) => [...removedNodes].some(node => node.contains(held.row)))) return;
  const row = held.row.isConnected ? held.row : held.list.querySelector('[role=row][tabindex="0"]');
  if (row) row.focus();
  else held = null;
}).observe(document.body, { subtree: true, childList: true });

// A menu closes with Escape and with a click beside it.
const closeMenus = except => {
  for (const menu of document.querySelectorAll("details.menu[open]")) if (menu !== except) menu.open = false;
};
document.addEventListener("click", event => closeMenus(event.target instanceof Element ? event.target.closest("details.menu") : null));
document.addEventListener("keydown", event => { if (event.key === "Escape") closeMenus(null); });

// On a phone the rail is a strip at the foot: the page one is on must not be beyond its edge.
new MutationObserver(changes => {
  for (const { target } of changes) {
    if (target instanceof Element && target.matches(".rail a.active")) target.scrollIntoView({ block: "nearest", inline: "center" });
  }
}).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["class"] });
document.querySelector(".rail a.active")?.scrollIntoView({ block: "nearest", inline: "center" });
