// What one page does, the other shows; what a program does, every open page shows. By itself, and soon.

import type { Page } from "@playwright/test";
import { type Job, importJob } from "./jobs.ts";
import { expectState, textSeen } from "./portal.ts";
import { expect, open, settled, test, watch } from "./test.ts";

async function shipInPage(page: Page, job: Job): Promise<void> {
  await page.getByRole("link", { name: "Enter shipping details" }).first().click();
  await page.getByLabel("Tracking number").fill("1Z999AA10123456784");
  await page.getByRole("button", { name: "I have shipped the drives" }).click();
  await expect(page).toHaveURL(job.page);
}

test("two tabs of one browser see each other's change", async ({ world, page, context }) => {
  const job = await importJob(world, "films-2026");
  await world.enter(context);
  await open(page, job.page);
  const other = await context.newPage();
  const broken = watch(other);
  await open(other, job.page);

  await shipInPage(page, job);
  await expectState(other, "Shipping");
  await other.getByRole("button", { name: "Cancel job…" }).click();
  await other.getByRole("dialog").getByRole("button", { name: "Cancel the job" }).click();
  await expectState(page, "Shipping · Cancelled");

  // The tab that kept the stream closes; the other goes on.
  await page.close();
  await job.bookIn();
  await expectState(other, "Packaging · Cancelled");
  expect(broken).toEqual([]);
});

test("a shipping form that is open while the job is shipped elsewhere says so", async ({ world, page, context }) => {
  const job = await importJob(world, "films-2026");
  await world.enter(context);
  await open(page, `${job.page}/ship`);
  await page.getByLabel("Tracking number").fill("1Z999AA10123456784");
  await job.ship();
  await expect(page.getByRole("heading", { name: "There is nothing to ship" })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await expect(page.getByRole("button", { name: "I have shipped the drives" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Change the delivery" })).toBeVisible();
});

test("two people see each other's change, on the job and in the list", async ({ world, page, browser, context }) => {
  const job = await importJob(world, "films-2026");
  await world.enter(context);
  await open(page, job.page);
  const theirs = await browser.newContext();
  await world.enter(theirs, "support");
  const list = await theirs.newPage();
  const broken = watch(list);
  await open(list, "/jobs");
  await expect(list.getByRole("row", { name: /films-2026/ })).toContainText("Creating");

  await shipInPage(page, job);
  await expect(list.getByRole("row", { name: /films-2026/ })).toContainText("Shipping");
  // A job that another makes comes into the list.
  await importJob(world, "second-2026");
  await expect(list.getByRole("row", { name: /second-2026/ })).toBeVisible();
  await job.bookIn();
  await expectState(page, "Received");
  await expect(list.getByRole("row", { name: /films-2026/ })).toContainText("Received");
  // Deleted under one's eyes.
  await world.must(world.jobPath("second-2026"), { method: "DELETE", token: job.token() });
  await expect(list.getByRole("row", { name: /second-2026/ })).toHaveCount(0);
  expect(broken).toEqual([]);
  await theirs.close();
});

test("a job that is deleted says so where it is open", async ({ world, page, context }) => {
  const job = await importJob(world, "films-2026");
  await world.enter(context);
  await open(page, job.page);
  await world.must(job.contract, { method: "DELETE", token: job.token() });
  await expect(page.getByRole("heading", { name: "This job is no longer here" })).toBeVisible();
});

test("the later of two edits is not lost, and does not undo the first", async ({ world, page, context }) => {
  const job = await importJob(world, "films-2026");
  await world.enter(context);
  await open(page, `${job.page}/edit?part=address`);
  const other = await context.newPage();
  await open(other, `${job.page}/edit?part=logs`);
  await other.getByLabel("Every file").check();
  await other.getByRole("button", { name: "Save" }).click();
  await expect(other).toHaveURL(job.page);
  await page.getByLabel("Town or city").fill("Göteborg");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page).toHaveURL(job.page);
  expect((await job.get()).properties).toMatchObject({ logLevel: "Verbose", returnAddress: { city: "Göteborg" } });
});

test("what a program changes is in an open page at once", async ({ world, page, context }) => {
  const job = await (await importJob(world, "films-2026", ["9CA995BB"])).bringTo("Transferring");
  await world.enter(context);
  await open(page, job.page);
  await settled(page);
  const delays: number[] = [];
  for (let percent = 1; percent <= 20; percent += 1) {
    const seen = textSeen(page, `Transferring, ${percent} %`);
    await job.report("9CA995BB", percent);
    const answered = Date.now();
    delays.push((await seen) - answered);
  }
  delays.sort((a, b) => a - b);
  const at = (share: number) => delays[Math.min(delays.length - 1, Math.floor(share * delays.length))];
  // No test fails on a clock: the figure is for who reads the log. The bar is 250 ms for 95 of 100.
  console.log(`from the answer to the change in the page: median ${at(0.5)} ms, 95 % ${at(0.95)} ms, most ${at(1)} ms`);
});
