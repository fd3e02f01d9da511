// Links behave as a browser's do: in place where the portal can, in a new tab where the reader wants one.

import { importJob } from "./jobs.ts";
import { expect, open, test } from "./test.ts";

test("a link with a key pressed opens a tab, and leaves this one alone", async ({ world, page, context }) => {
  const job = await importJob(world, "films-2026");
  await world.enter(context);
  await open(page, "/jobs");
  const opened = context.waitForEvent("page");
  await page.getByRole("link", { name: "films-2026" }).first().click({ modifiers: ["ControlOrMeta"] });
  await expect(await opened).toHaveURL(job.page);
  await expect(page).toHaveURL(/\/jobs$/);
});

test("a place within the page is in the URL; back leads through it", async ({ world, page, context }) => {
  const job = await importJob(world, "films-2026");
  await world.enter(context);
  await page.setViewportSize({ width: 1280, height: 500 });
  await open(page, "/jobs");
  await page.getByRole("link", { name: "films-2026" }).first().click();
  await expect(page).toHaveURL(job.page);
  await page.evaluate(() => Object.assign(globalThis, { same: true }));
  expect(await page.evaluate(() => scrollY)).toBe(0);
  const link = page.locator("a[href='#timeline']");
  await link.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  await link.click();
  await expect(page).toHaveURL(`${job.page}#timeline`);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before);
  await page.goBack();
  await expect(page).toHaveURL(job.page);
  // Where it scrolls to then is the browser's to remember, and it does not always keep what was scrolled a moment ago.
  await page.goForward();
  await expect(page).toHaveURL(`${job.page}#timeline`);
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(/\/jobs$/);
  await expect(page.getByRole("link", { name: "films-2026" }).first()).toBeVisible();
  // Nothing of this loaded the page anew.
  expect(await page.evaluate(() => "same" in globalThis)).toBe(true);
});

test("a link to where one is adds no step back", async ({ world, page, context }) => {
  await importJob(world, "films-2026");
  await world.enter(context);
  await open(page, "/jobs");
  const steps = await page.evaluate(() => history.length);
  await page.getByRole("link", { name: "Jobs", exact: true }).first().click();
  expect(await page.evaluate(() => history.length)).toBe(steps);
});
