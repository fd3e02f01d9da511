// Keeps an open card up to date: asks now and then while it is seen, slower when it is not answered. Never holds a connection.
const page = document.documentElement, card = document.querySelector("main"), say = document.querySelector(".say");
const every = () => 1e3 * (card.firstElementChild?.dataset.every || 60);
let have = card.dataset.have, wait = every(), failed = 0, timer, seen = true;
const local = () => {
const time = card.querySelector("time");
if (time) time.textContent = new Date(time.dateTime).toLocaleString(page.lang, { dateStyle: "medium", timeStyle: "short" });
};
async function look() {
try {
const query = new URLSearchParams(location.search);
query.set("have", have);
if (page.className) query.set("alone", 1);
const answer = await fetch(location.pathname + "/card?" + query, { credentials: "omit", cache: "no-store", signal: AbortSignal.timeout(9e3) });
if (answer.status == 200 || answer.status == 404) show(await answer.text(), answer.headers.get("etag"));
else if (answer.status != 204) throw answer.headers.get("retry-after");
failed = 0;
wait = every();
} catch (after) {
failed++;
wait = Math.max(1e3 * after || 0, Math.min(every() * 2 ** failed, 6e4));
}
card.toggleAttribute("data-stale", failed > 2);
plan();
}
function show(text, tag) {
const focused = card.contains(document.activeElement), before = card.querySelector(".is")?.textContent;
card.innerHTML = text;
have = tag;
local();
if (focused) card.querySelector("a")?.focus();
const now = card.querySelector(".is")?.textContent;
if (now != before) say.textContent = now;
}
function plan() {
clearTimeout(timer);
timer = document.hidden || !seen ? 0 : setTimeout(look, wait * (0.9 + Math.random() / 10));
}
local();
plan();
document.addEventListener("visibilitychange", () => { wait = Math.min(wait, 500 + every() / 8); plan(); });
new IntersectionObserver(all => { const was = seen; seen = all.at(-1).isIntersecting; if (seen != was) plan(); }).observe(card);
if (parent != window) new ResizeObserver(() => parent.postMessage({ waybill: Math.ceil(document.body.getBoundingClientRect().height) }, "*")).observe(document.body);
