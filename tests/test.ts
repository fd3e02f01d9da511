// What every spec imports: Playwright's test with a world of its own, and a page that fails the test when the portal breaks.

import { type Page, test as base, expect } from "@playwright/test";
import axe from "axe-core";
import { type Settings, World } from "./world.ts";

export const test = base.extend<{ world: World; settings: Settings }>({
  /** How the world is to be, for `test.use`. */
  settings: [{}, { option: true }],
  world: async ({ settings }, use, info) => {
    const world = await World.start(settings);
    await use(world);
    if (info.status !== info.expectedStatus) await info.attach("service.log", { body: world.log, contentType: "text/plain" });
    await world.close();
  },
  baseURL: async ({ world }, use) => use(world.url),
  page: async ({ page }, use) => {
    const broken = watch(page);
    await use(page);
    expect(broken, "errors in the page").toEqual([]);
  },
});

export { expect };

/** Puts a page of the portal, opened by URL, in front; and waits until it is itself, not the shell or a spinner. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await settled(page);
}

/** The page has what it shows: no part of it is still being fetched. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("#boot-loading, [aria-busy=true], .loading")).toHaveCount(0);
}

/** Notes what must never happen in a page: a script's error, a panic, something the Content-Security-Policy stopped. */
export function watch(page: Page): string[] {
  const broken: string[] = [];
  page.on("pageerror", (error) => broken.push(error.message));
  page.on("console", (message) => {
    if (/panicked|Content.Security.Policy/i.test(message.text())) broken.push(message.text());
  });
  return broken;
}

/** Nothing that axe finds wrong with the page as it is now. In words, so that a failure says what and where. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: { run(): Promise<import("axe-core").AxeResults> } }).axe.run();
    return violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${one.help} (${node.target.join(" ")}) ${node.failureSummary ?? ""}`));
  });
  expect(found, `axe on ${page.url()}`).toEqual([]);
}

/** The page is no wider than its window: nothing is cut off, nothing scrolls sideways. A failure names what sticks out. */
export async function expectToFit(page: Page): Promise<void> {
  const over = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const name = (it: Element) => `${it.tagName.toLowerCase()}.${[...it.classList].join(".")}: ${it.textContent?.trim().slice(0, 60)}`;
    const out = [...document.querySelectorAll("body *")].filter((it) => it.getBoundingClientRect().right > clientWidth + 0.5);
    return [`${scrollWidth - clientWidth} pixels`, ...out.map(name)];
  });
  expect(over, `too wide: ${page.url()}`).toEqual([]);
}
