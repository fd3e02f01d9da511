// What a page says to people, all of it: in sight, folded up, to screen readers and in the tab; and what of it is in the wrong language.

import { type Frame, type Page, expect } from "@playwright/test";
import { type Lang, holds, pieces } from "./catalogue.ts";

/** A text, and where it stands. */
type Said = [where: string, text: string];

const SHOWN = ["aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "title", "placeholder", "alt", "label"];
const PIECES = { en: pieces("en"), sv: pieces("sv") };

/** What tells a language where no catalogue would: small words, and how its dates and numbers are written. */
const TELLING: Record<Lang, RegExp[]> = {
  en: [
    /\b(?:the|and|of|your|you|with|from|this|not|days?|hours?|minutes?|ago)\b/,
    /\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/,
    /\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? \d/,
    /\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b/,
    /\d,\d{3}\b|\d\.\d+ ?(?:[kMGT]?B|%)/,
  ],
  sv: [
    /[^\p{L}](?:och|det|att|inte|som|från|dagar?|timm(?:e|ar)|sedan)[^\p{L}]/u,
    /\d (?:jan|feb|mars|apr|maj|juni|juli|aug|sep|okt|nov|dec)\b/,
    /\d,\d{1,2} ?(?:[kMGT]?B|%)/,
  ],
};

/** The page is in its language: nothing that it says is of the other. A failure names text, place and what gave it away. */
export async function expectLanguage(page: Page, lang: Lang, names: string[] = []): Promise<void> {
  expect(await strangers(page, lang, names), `${page.url()} is not all ${lang}`).toEqual([]);
}

/** All that a page, or a frame in it, says in the language that it should not. Names are of no language, as somebody gave them. */
export async function strangers(page: Page, lang: Lang, names: string[] = []): Promise<string[]> {
  const other = lang === "en" ? "sv" : "en";
  const all = (await Promise.all(page.frames().map((frame) => said(frame)))).flat();
  return all.filter(([, text]) => !names.includes(text)).flatMap(([where, text]) => {
    const piece = PIECES[other].find((piece) => holds(text, piece));
    const sign = TELLING[other].map((one) => one.exec(` ${text} `)?.[0].trim()).find(Boolean);
    return piece || sign ? [`${where}: “${text}” has “${piece ?? sign}”`] : [];
  });
}

/** Every text of a document but what is marked as of another language. */
async function said(frame: Frame): Promise<Said[]> {
  const all = await frame.evaluate((shown) => {
    const own = document.documentElement.lang;
    const name = (it: Element) => [it.tagName.toLowerCase(), ...it.classList].join(".");
    const foreign = (it: Element) => (it.closest<HTMLElement>("[lang]")?.lang ?? own) !== own;
    const found: [string, string][] = [["title", document.title]];
    const about = document.querySelector<HTMLMetaElement>("meta[name=description]")?.content;
    found.push(["description", about ?? ""]);
    for (const it of document.body.querySelectorAll("*")) {
      if (it.closest("script, style, template") || foreign(it)) continue;
      for (const text of it.childNodes) if (text.nodeType === Node.TEXT_NODE) found.push([name(it), text.textContent ?? ""]);
      for (const attribute of shown) found.push([`${name(it)}[${attribute}]`, it.getAttribute(attribute) ?? ""]);
    }
    return found;
  }, SHOWN);
  return all.map(([where, text]): Said => [where, text.replace(/\s+/g, " ").trim()]).filter(([, text]) => text !== "");
}

/** A date or a time stands on the page as it is written in Swedish: "tors 26 nov. 14:00", or "i dag 14:00". */
export async function expectSwedishDates(page: Page): Promise<void> {
  const text = await page.locator("main").innerText();
  expect(text, `${page.url()} has a Swedish date`).toMatch(/\d{1,2} (?:jan|feb|mars|apr|maj|juni|juli|aug|sep|okt|nov|dec)|i (?:dag|går|morgon) \d\d[:.]\d\d/);
}
