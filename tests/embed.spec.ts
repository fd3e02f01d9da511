// What another site shows of a job: badge, frame and element, from an origin that is not the service's.

import { once } from "node:events";
import { type Server, createServer } from "node:http";
import type { Frame, Page } from "@playwright/test";
import { type Job, importJob } from "./jobs.ts";
import { type Share, share } from "./shares.ts";
import { expect, expectAccessible, expectToFit, test as base, watch } from "./test.ts";

/** Another site: whatever HTML a test wants it to have, on a host and port of its own. */
class Site {
  html = "";
  private constructor(private server: Server, readonly origin: string) {}

  static async start(host: string): Promise<Site> {
    const server = createServer((_, answer) => {
      answer.setHeader("content-type", "text/html; charset=utf-8");
      answer.end(`<!doctype html><html lang="en"><title>A wiki</title><body><h1>A wiki</h1>${site.html}</body></html>`);
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    const site = new Site(server, `http://${host}:${address.port}`);
    return site;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
  }
}

const test = base.extend<{ wiki: Site; job: Job }>({
  wiki: async ({}, use) => {
    const site = await Site.start("localhost");
    await use(site);
    await site.close();
  },
  job: async ({ world }, use) => {
    const job = await importJob(world, "contoso-archive-2026", ["WD-WX41D49J3QK", "WD-WX90Z17Q4TR"]);
    await job.bringTo("Transferring");
    await job.report(job.drives[0], 40);
    await use(job);
  },
});

/** The frame that shows a share's card, once it is there. */
async function framed(page: Page, token: string): Promise<Frame> {
  const found = () => page.frames().find((frame) => frame.url().includes(`/embed/${token}`));
  await expect.poll(() => found() !== undefined).toBe(true);
  return found()!;
}

const element = (made: Share, attributes = "") =>
  `<script type="module" src="${made.urls.script}"></script><waybill-status token="${made.token}" ${attributes}></waybill-status>`;

test("a site that is named shows the status and follows a change within five seconds", async ({ page, wiki, job }) => {
  const made = await share(job, { sites: [wiki.origin] });
  wiki.html = `${element(made)}<p><img alt="Status" src="${made.urls.badge}"></p>`;
  await page.goto(wiki.origin);
  const card = page.frameLocator("waybill-status iframe");
  await expect(card.getByRole("heading", { name: job.name })).toBeVisible();
  await expect(card.getByText("20 % copied")).toBeVisible();
  await expect(card.locator("header")).toContainText("Transferring");
  // The frame is as high as its card.
  const frame = page.locator("waybill-status iframe");
  const inner = async () => (await card.locator("article").boundingBox())?.height ?? 0;
  await expect.poll(async () => Math.abs(((await frame.boundingBox())?.height ?? 0) - (await inner()))).toBeLessThan(2);
  await expect.poll(() => page.locator("img").evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100);
  // Whatever the site holds is none of the frame's, and the frame has no cookie.
  expect(await (await framed(page, made.token)).evaluate(() => origin)).toBe("null");
  const began = Date.now();
  await job.report(job.drives[0], 60);
  await expect(card.getByText("30 % copied")).toBeVisible();
  const took = Date.now() - began;
  console.log(`embed: a change was shown after ${took} ms`);
  test.info().annotations.push({ type: "change shown after", description: `${took} ms` });
  await job.act("faultJob", { reason: "The customs papers are missing" });
  await expect(card.locator("header")).toContainText("Faulted");
});

test("a link that is revoked goes blank while it is looked at", async ({ page, wiki, job }) => {
  const made = await share(job);
  wiki.html = `<iframe src="${made.urls.embed}?lang=sv" title="Status"></iframe>`;
  await page.goto(wiki.origin);
  const card = page.frameLocator("iframe");
  await expect(card.locator("header")).toContainText("Kopieras");
  await job.world.must(`${job.v1}/shares/${made.share.id}`, { method: "DELETE", token: job.token() });
  await expect(card.getByRole("heading", { name: "Ingen status här" })).toBeVisible();
  const frame = await framed(page, made.token);
  expect(await frame.evaluate(() => document.title + document.body.innerText)).not.toContain(job.name);
});

test("a site that is not named shows nothing", async ({ browser, wiki, job }) => {
  const made = await share(job, { sites: ["https://elsewhere.example"] });
  wiki.html = `<iframe src="${made.urls.embed}" title="Status"></iframe>${element(made)}`;
  const page = await (await browser.newContext()).newPage();
  const refused: string[] = [];
  page.on("console", (message) => refused.push(message.text()));
  await page.goto(wiki.origin);
  await expect.poll(() => refused.filter((text) => text.includes("frame-ancestors")).length).toBeGreaterThanOrEqual(2);
  for (const frame of page.frames().slice(1)) expect(await frame.content().catch(() => "")).not.toContain(job.name);
  await page.context().close();
});

test("nothing else of the service can be framed", async ({ browser, wiki, world, job }) => {
  const made = await share(job);
  const paths = ["/", job.page, "/settings", `/embed/${made.token}/status`, `/embed/${made.token}/card`];
  wiki.html = paths.map((path) => `<iframe src="${world.url}${path}" title="${path}"></iframe>`).join("");
  const page = await (await browser.newContext()).newPage();
  const refused: string[] = [];
  page.on("console", (message) => refused.push(message.text()));
  await page.goto(wiki.origin);
  await expect.poll(() => refused.filter((text) => /frame-ancestors|X-Frame-Options/.test(text)).length).toBeGreaterThanOrEqual(paths.length);
  for (const frame of page.frames().slice(1)) expect(await frame.content().catch(() => "")).not.toContain("Waybill");
  await page.context().close();
});

test("without JavaScript the status is told, in a frame and as a page", async ({ browser, wiki, job }) => {
  const made = await share(job);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  wiki.html = `<iframe src="${made.urls.embed}" title="Status" height="400"></iframe>`;
  await page.goto(wiki.origin);
  await expect(page.frameLocator("iframe").getByText("20 % copied")).toBeVisible();
  await page.goto(made.urls.page);
  await expect(page.getByRole("heading", { name: job.name })).toBeVisible();
  await expect(page.getByText("Transferring", { exact: true }).first()).toBeVisible();
  await expect(page.getByRole("img", { name: /^The way: Creating, passed; .*Transferring, now/ })).toBeVisible();
  await expect(page.locator("footer time")).toContainText("UTC");
  await context.close();
});

test("the element may be added twice, moved, changed and removed", async ({ page, wiki, job }) => {
  const made = await share(job);
  wiki.html = `${element(made, 'show="state"')}${element(made, 'theme="dark" lang="sv"')}<div id="elsewhere"></div>`;
  await page.goto(wiki.origin);
  const frames = page.locator("waybill-status iframe");
  await expect(frames).toHaveCount(2);
  const [first, second] = [0, 1].map((at) => page.frameLocator("waybill-status >> nth=" + at + " >> iframe"));
  await expect(first.locator("header")).toContainText("Transferring");
  await expect(first.getByRole("progressbar")).toHaveCount(0);
  await expect(second.locator("header")).toContainText("Kopieras");
  await expect(second.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.evaluate(() => document.querySelector("waybill-status")!.setAttribute("lang", "sv"));
  await expect(first.locator("header")).toContainText("Kopieras");
  await page.evaluate(() => document.querySelector("#elsewhere")!.append(document.querySelector("waybill-status")!));
  await expect(frames).toHaveCount(2);
  await expect(page.frameLocator("#elsewhere iframe").locator("header")).toContainText("Kopieras");
  // A message from elsewhere changes no height.
  const height = () => page.locator("#elsewhere iframe").evaluate((frame) => frame.style.height);
  await expect.poll(height).toMatch(/px$/);
  const before = await height();
  await page.evaluate(() => postMessage({ waybill: 3000 }, "*"));
  await page.evaluate(() => document.querySelectorAll("waybill-status").forEach((it) => it.parentElement!.id !== "elsewhere" && it.remove()));
  await expect(frames).toHaveCount(1);
  expect(await height()).toBe(before);
});

test("fifty cards on a page are all shown", async ({ page, wiki, job }) => {
  const made = await share(job, { tells: "progress" });
  const many = Array.from({ length: 50 }, () => `<waybill-status token="${made.token}" show="state,progress"></waybill-status>`).join("");
  wiki.html = `<script type="module" src="${made.urls.script}"></script>${many}<img alt="Status" src="${made.urls.badge}">`;
  await page.goto(wiki.origin);
  // Those that are not near the window wait until they are.
  await page.locator("waybill-status").last().scrollIntoViewIfNeeded();
  await expect(page.frameLocator("waybill-status >> nth=49 >> iframe").getByText("20 % copied")).toBeVisible();
  await expect(page.frameLocator("waybill-status >> nth=0 >> iframe").getByText("20 % copied")).toBeVisible();
});

test("no name of a diagram leaves its drawing or meets another, in both languages", async ({ page, world, job }) => {
  const links = [await share(job), await share(job, { drive: job.drives[0] })];
  for (const { token } of links) {
    for (const lang of ["en", "sv"]) {
      for (const width of [300, 700]) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(`${world.url}/embed/${token}?lang=${lang}`);
        const wrong = await page.locator("figure svg").evaluate((svg: SVGSVGElement) => {
          const edge = svg.viewBox.baseVal.width;
          const names = [...svg.querySelectorAll("text")].map((it) => ({ words: it.textContent, box: it.getBBox() }));
          const out = names.filter(({ box }) => box.x < 0 || box.x + box.width > edge);
          const meets = (a: DOMRect, b: DOMRect) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
          const met = names.filter((one, at) => names.slice(at + 1).some((other) => meets(one.box, other.box)));
          return [names.length >= 8 ? "" : "names are missing", ...[...out, ...met].map((it) => it.words)].filter(Boolean);
        });
        expect(wrong, `${lang}, ${width}`).toEqual([]);
        await expectToFit(page);
      }
    }
  }
});

test("oEmbed says how high the card is", async ({ page, wiki, world, job }) => {
  const made = await share(job);
  for (const query of ["", "&maxwidth=300", "&maxheight=300"]) {
    const told = (await world.ask(`/oembed?url=${encodeURIComponent(made.urls.embed)}${query}`)).json;
    wiki.html = told.html;
    await page.goto(wiki.origin);
    const card = page.frameLocator("iframe").locator("article");
    const high = await card.evaluate((card: HTMLElement) => card.offsetHeight);
    expect(high, query).toBeLessThanOrEqual(told.height);
    expect(told.height - high, query).toBeLessThan(60);
  }
});

/** Each way in which a reader may see it. */
const LOOKS: [string, Parameters<Page["emulateMedia"]>[0]][] = [
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["forced colours", { colorScheme: "dark", forcedColors: "active" }],
];

for (const [name, media] of LOOKS) {
  test(`axe finds nothing in page, card and neutral card: ${name}`, async ({ page, world, job }) => {
    const made = await share(job);
    await page.emulateMedia({ ...media, reducedMotion: "reduce" });
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      for (const path of [`/embed/${made.token}`, `/embed/${made.token}?lang=sv&show=state,drives`, "/embed/ws_none", "/embed/ws_none?lang=sv"]) {
        await page.goto(world.url + path);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectAccessible(page);
        await expectToFit(page);
      }
    }
  });
}

test("the page obeys its own policy and asks little", async ({ page, world, job }) => {
  const broken = watch(page);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const made = await share(job);
  await page.goto(made.urls.page);
  await expect(page.locator("footer time")).not.toContainText("UTC");
  await expect.poll(() => asked.filter((path) => path.endsWith("/card")).length).toBeGreaterThan(0);
  expect(asked.filter((path) => !path.endsWith("/card"))).toEqual([`/embed/${made.token}`]);
  expect(await page.context().cookies(world.url)).toEqual([]);
  expect(broken).toEqual([]);
});
