// What the browser can do better than the wasm: dates and numbers in the reader's words, one event stream for all tabs, focus.
// Rust calls these as `waybill.…`; their signatures stand in src/browser.rs.
const made = new Map();
let language = "en-GB";

// Making a formatter is slow, using one is not.
function intl(kind, options) {
  const key = language + kind + JSON.stringify(options);
  if (!made.has(key)) made.set(key, new Intl[kind](language, options));
  return made.get(key);
}

const DAY = { weekday: "short", day: "numeric", month: "short" };
const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

// "Tue 24 Nov": only what is meant, without the commas that differ between browsers. The year where it is another one.
function day(date, now) {
  const year = date.getFullYear() === new Date(now).getFullYear() ? {} : { year: "numeric" };
  const parts = intl("DateTimeFormat", { ...DAY, ...year }).formatToParts(date);
  return parts.filter((part) => part.type !== "literal").map((part) => part.value).join(" ");
}

const clock = (date) => intl("DateTimeFormat", CLOCK).format(date);
const heading = () => document.querySelector("main h1");
const sameDay = (a, b) => new Date(a).toDateString() === new Date(b).toDateString();
const today = () => intl("RelativeTimeFormat", { numeric: "auto" }).format(0, "day");

globalThis.waybill = {
  language(tag) {
    language = tag;
  },
  // The reader's choice: the service reads it, and answers this address in the other language.
  chooseLanguage(tag) {
    const secure = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `waybill-language=${tag}; path=/; max-age=31536000; samesite=lax${secure}`;
    location.reload();
  },
  now: () => Date.now(),
  iso: (ms) => new Date(ms).toISOString(),
  // "Tue 24 Nov 14:00", or "today 14:00".
  moment: (ms, now) => `${sameDay(ms, now) ? today() : day(new Date(ms), now)} ${clock(new Date(ms))}`,
  day: (ms, now) => day(new Date(ms), now),
  clock: (ms) => clock(new Date(ms)),
  // "in 3 days", "2 hours ago".
  relative: (count, unit) => intl("RelativeTimeFormat", {}).format(count, unit),
  // "3 days".
  unit: (count, unit) => intl("NumberFormat", { style: "unit", unit, unitDisplay: "long" }).format(count),
  number: (value, digits) =>
    intl("NumberFormat", { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value),
  // "Stockholm (UTC+1)".
  zone() {
    const name = intl("DateTimeFormat", {}).resolvedOptions().timeZone;
    const parts = intl("DateTimeFormat", { timeZoneName: "shortOffset" }).formatToParts();
    const offset = parts.find((part) => part.type === "timeZoneName").value.replace("GMT", "UTC");
    const place = name.split("/").pop().replaceAll("_", " ");
    return place === offset ? place : `${place} (${offset})`;
  },

  // To a page's heading once it is there. Where the page is made anew when its data has come, the new heading takes over,
  // until the reader does something.
  focusHeading() {
    requestAnimationFrame(() => heading()?.focus({ preventScroll: true }));
    this.keepFocus();
  },
  keepFocus() {
    const take = () => document.activeElement === document.body && heading()?.focus({ preventScroll: true });
    const watch = new MutationObserver(take);
    watch.observe(document.querySelector("main"), { childList: true, subtree: true });
    for (const act of ["keydown", "pointerdown"]) addEventListener(act, () => watch.disconnect(), { once: true });
  },
  // To a field, with its label in view: labels stand above what they name.
  focusField(id) {
    const field = document.getElementById(id);
    if (!field) return false;
    const named = field.labels?.[0] ?? field.closest("fieldset")?.querySelector("legend");
    (named ?? field).scrollIntoView({ block: "start" });
    field.focus({ preventScroll: true });
    return document.activeElement === field;
  },
  // From link to link below an element; from the last on to the first.
  stepThrough(id, by) {
    const links = [...document.querySelectorAll(`#${id} a`)];
    const at = links.indexOf(document.activeElement);
    links.at(at < 0 ? (by > 0 ? 0 : -1) : (at + by) % links.length)?.focus();
  },
  pressFirst: (id) => document.querySelector(`#${id} a`)?.click(),
  showModal: (dialog) => dialog.open || dialog.showModal(),
  // The focus goes back to the button that opened it, which may go with what was done.
  close(dialog) {
    if (dialog.open) this.keepFocus();
    dialog.close();
  },
  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  },
  // Gives a text as a file.
  save(name, type, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  },
  // Storage may be off, full or forbidden; what is kept there is a comfort, never the only copy.
  stored(key) {
    try {
      return localStorage.getItem(key) ?? undefined;
    } catch {}
  },
  store(key, value) {
    try {
      value === undefined ? localStorage.removeItem(key) : localStorage.setItem(key, value);
      return true;
    } catch {
      return false;
    }
  },
  alike: (one, other) => one.toLowerCase() === other.toLowerCase(),
  // The ids of fields, one a line, in the order in which they stand on the page; those that do not stand there last.
  inPageOrder(ids) {
    const place = (id) => document.getElementById(id);
    const follows = (a, b) => a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING;
    const order = (a, b) => (!a || !b ? !a - !b : follows(a, b) ? -1 : 1);
    return ids.split("\n").sort((a, b) => order(place(a), place(b))).join("\n");
  },
  forget(prefix) {
    try {
      for (const kept of [localStorage, sessionStorage])
        for (const key of Object.keys(kept)) if (key.startsWith(prefix)) kept.removeItem(key);
    } catch {}
  },
  // As `stored` and `store`, but only until the tab is closed: for secrets.
  storedInTab(key) {
    try {
      return sessionStorage.getItem(key) ?? undefined;
    } catch {}
  },
  storeInTab(key, value) {
    try {
      value === undefined ? sessionStorage.removeItem(key) : sessionStorage.setItem(key, value);
      return true;
    } catch {
      return false;
    }
  },
  // Reads files in slices, one after the other: those of an event (chosen or dropped), or what lies at a URL. `tell` gets
  // a slice and says whether to go on; a size below zero means that the file cannot be read.
  async readFiles(from, tell) {
    for (const file of await filesOf(from)) {
      const { name, size } = file;
      let at = 0;
      try {
        do {
          const end = Math.min(size, at + SLICE);
          const slice = new Uint8Array(await file.slice(at, end).arrayBuffer());
          at = end;
          if (!tell(name, size, slice)) break;
        } while (at < size);
      } catch {
        tell(name, -1, new Uint8Array());
      }
    }
  },
  print: () => print(),
  // "2026-11-22", here: what a date field takes.
  date: (ms) => new Date(ms).toLocaleDateString("sv"),

  live,
  // Somebody signed in or out here.
  tellTabs(kind) {
    channel?.postMessage([kind, ""]);
    stream?.open();
  },
};

const SLICE = 1 << 20;

async function filesOf(from) {
  if (typeof from !== "string") {
    const files = [...(from.dataTransfer ?? from.target).files];
    // The same file can be chosen again, mended.
    if (!from.dataTransfer) from.target.value = "";
    return files;
  }
  const name = from.split("/").pop();
  try {
    const answer = await fetch(from);
    return answer.ok ? [new File([await answer.blob()], name)] : [unreadable(name)];
  } catch {
    return [unreadable(name)];
  }
}

const unreadable = (name) => ({ name, size: 1, slice: () => Promise.reject() });

// Live: the tab that holds the lock keeps the one stream and tells the others (HTTP/1.1 allows six connections a browser).
const POLL = 5000;
const channel = globalThis.BroadcastChannel && new BroadcastChannel("waybill");
let last = "";
let stream;

function live(tell) {
  let stale = false;
  const hear = (kind, data, id) => {
    if (id) last = id;
    if (kind === "status?") return stream?.say();
    if (kind === "session") stream?.open();
    // Nobody looks: read again once somebody does.
    if (kind === "reset" && document.hidden) stale = true;
    else tell(kind, data);
  };
  const share = (...event) => {
    channel?.postMessage(event);
    hear(...event);
  };
  if (channel) channel.onmessage = (event) => hear(...event.data);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || !stale) return;
    stale = false;
    tell("reset", "");
  });

  const lead = () => new Promise(() => (stream = follow(share)));
  // Locks need a secure origin; without them each tab has its own stream.
  if (navigator.locks && channel) {
    navigator.locks.request("waybill-live", lead);
    channel.postMessage(["status?", ""]);
  } else lead();
}

function follow(share) {
  let source, again, poll;
  let up = false;
  const say = () => share(up ? "live" : "lost", "");
  const lost = () => {
    if (up || !poll) {
      up = false;
      say();
    }
    // The stream is away: ask every few seconds, and say so.
    poll ??= setInterval(() => share("reset", ""), POLL);
  };
  const open = () => {
    clearTimeout(again);
    source?.close();
    source = new EventSource(`/v1/events${last && `?after=${encodeURIComponent(last)}`}`);
    source.onopen = () => {
      up = true;
      poll = clearInterval(poll);
      say();
    };
    for (const kind of ["job", "gone", "arrival", "reset"]) {
      source.addEventListener(kind, (event) => share(kind, event.data, event.lastEventId));
    }
    source.onerror = () => {
      lost();
      // The browser comes back by itself from a broken line, but not from an answer that is no stream.
      if (source.readyState === EventSource.CLOSED) again = setTimeout(open, POLL);
    };
  };
  addEventListener("offline", lost);
  addEventListener("online", open);
  open();
  return { say, open };
}
