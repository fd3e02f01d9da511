// What the clock does: the service is started again with its clock moved forward, as days would have passed.

import { importJob } from "./jobs.ts";
import { expectDrives, expectState, toast } from "./portal.ts";
import { expect, open, test } from "./test.ts";

test("an overdue package: the customer is asked, answers, and gets more time", async ({ world, page, context }) => {
  const job = await (await importJob(world, "films-2026")).bringTo("Shipping");
  await world.enter(context);
  await open(page, job.page);
  await expect(page.getByText("Expected by")).toBeVisible();
  await world.stop();
  await world.run({ clockOffset: "15d" });
  // The page was open all the time.
  await expectState(page, "Shipping, overdue");
  await expectDrives(page, 2, "Never received");
  await expect(page.getByText("May be closed from")).toBeVisible();
  await expect(page.locator("#timeline")).toContainText("Package overdue");

  await page.getByRole("button", { name: "Ask for more time" }).click();
  const dialog = page.getByRole("dialog", { name: "Answer the data center" });
  await dialog.getByLabel("What do you want to say?").fill("The carrier found it in Hamburg; two more weeks, please.");
  await dialog.getByRole("button", { name: "Send" }).click();
  await expect(toast(page)).toContainText("Your answer is with the data center");
  await expect(page.getByText("The data center reads your answer.")).toBeVisible();

  await open(page, "/jobs");
  await expect(page.getByRole("row", { name: /films-2026/ })).toContainText("Shipping, overdue");
  const until = new Date(Date.now() + 40 * 86_400_000).toISOString();
  await job.act("extend", { until });
  await expect(page.getByRole("row", { name: /films-2026/ })).not.toContainText("overdue");
  await job.bookIn();
  await open(page, job.page);
  await expectState(page, "Received");
  await expectDrives(page, 2, "Received");
});

test("a job that nobody touches for 14 days is gone, and its open page says so", async ({ world, page, context }) => {
  const job = await importJob(world, "films-2026");
  await world.enter(context);
  await open(page, job.page);
  await expect(page.getByText("Your deadline")).toBeVisible();
  await world.stop();
  await world.run({ clockOffset: "15d" });
  await expect(page.getByRole("heading", { name: "This job is no longer here" })).toBeVisible();
  expect((await world.ask(job.contract, { token: job.token() })).status).toBe(404);
});

test("a deadline is taken along as a calendar file", async ({ world, page, context }) => {
  const job = await importJob(world, "films-2026");
  await world.enter(context);
  await open(page, job.page);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Add to calendar" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("waybill-films-2026.ics");
  const text = (await (await file.createReadStream()).toArray()).join("");
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(text).toContain("SUMMARY:Waybill: enter shipping details of films-2026");
});
