// What the clock does: the service is started again with its clock moved forward, as days would have passed.

import { importJob } from "./jobs.ts";
import { expect, open, test } from "./test.ts";

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
