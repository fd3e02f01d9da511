// How long the portal takes to be of use: `cargo xtask bench page`. It prints a table and asserts no time.

import { execFileSync } from "node:child_process";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { expect, test } from "./test.ts";

const said = (name: string) => process.env[name] ?? "";
const [BINARY, URL, DATA, OWNER] = [said("WAYBILL"), said("WAYBILL_MEASURED"), said("WAYBILL_MEASURED_DATA"), said("WAYBILL_MEASURED_OWNER")];
const ROUNDS = 15;

/** Milliseconds from the start of the navigation until the list of jobs can be read. */
async function list(page: Page): Promise<number> {
  await page.goto(`${URL}/`);
  await expect(page.getByRole("table").getByRole("link").first()).toBeVisible();
  return page.evaluate(() => performance.now());
}

/** The least that a page can be, from the same server. */
async function reference(page: Page): Promise<number> {
  await page.goto(`${URL}/readyz`);
  return page.evaluate(() => performance.now());
}

async function signedIn(browser: Browser, state: Awaited<ReturnType<BrowserContext["storageState"]>>): Promise<BrowserContext> {
  return browser.newContext({ storageState: state, viewport: { width: 1280, height: 900 } });
}

function row(name: string, times: number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const [half, most] = [0.5, 0.95].map((part) => sorted[Math.floor((sorted.length - 1) * part)]?.toFixed(0));
  return `| ${name} | ${half} | ${most} |`;
}

test("the list of jobs, cold and warm", async ({ browser }) => {
  test.setTimeout(600_000);
  const words = ["sign-in-link", "--role", "customer", "--subscription", OWNER, "--data", DATA];
  const link = execFileSync(BINARY, words, { encoding: "utf8" }).trim().split("\n").at(-1) ?? "";
  const first = await browser.newContext();
  const page = await first.newPage();
  await page.goto(`${URL}${link.slice(link.indexOf("/sign-in"))}`);
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  const state = await first.storageState();
  const times: Record<"reference" | "cold" | "warm", number[]> = { reference: [], cold: [], warm: [] };
  for (let round = 0; round < ROUNDS; round++) {
    const context = await signedIn(browser, state);
    const page = await context.newPage();
    times.reference.push(await reference(page));
    times.cold.push(await list(page));
    times.warm.push(await list(page));
    await context.close();
  }
  console.log("| the list of jobs can be read | p50 ms | p95 ms |\n|---|--:|--:|");
  console.log(row("reference: a line of text from the same server", times.reference));
  console.log(row("first visit, nothing in the cache", times.cold));
  console.log(row("a later visit", times.warm));
});
