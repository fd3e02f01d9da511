// LIFECYCLE, "Shipping | no package for 14 days".

import type { Page } from "@playwright/test";
import { importJob } from "../jobs.ts";
import { expectDrives, expectState, toast } from "../portal.ts";
import { expect, open, test } from "../test.ts";
import { allSay, allTell, ask, daysLater, firmly, now, offered, views } from "./views.ts";

const queue = (page: Page, name: string) => page.getByRole("navigation", { name: "Queues" }).getByRole("link", { name });

test("the customer answers, and an operator gives a longer window", async ({ world, browser }) => {
  const job = await (await importJob(world, "films-2026")).bringTo("Shipping");
  const seen = await views(world, browser, job);
  const { customer, support, operator } = seen;
  await expect(now(customer)).toContainText("Expected by");
  await daysLater(world, 15);
  // The pages were open all the time.
  await allSay(seen, "Shipping, overdue");
  await allTell(seen, "Package overdue");
  for (const page of seen.all) await expectDrives(page, 2, "Never received");
  await expect(now(customer)).toContainText("May be closed from");

  await customer.getByRole("button", { name: "Ask for more time" }).click();
  const dialog = customer.getByRole("dialog", { name: "Answer the data center" });
  await dialog.getByLabel("What do you want to say?").fill("The carrier found it in Hamburg; two more weeks, please.");
  await dialog.getByRole("button", { name: "Send" }).click();
  await expect(toast(customer)).toContainText("Your answer is with the data center");
  await expect(now(customer)).toContainText("The data center reads your answer.");
  await allTell(seen, "The carrier found it in Hamburg");
  await open(support, "/support");
  await expect(queue(support, "Overdue")).toContainText("1");

  const extend = await ask(operator, "Extend the shipping window");
  await extend.getByLabel("New last day").fill(new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10));
  await extend.getByRole("button", { name: "Extend" }).click();
  for (const page of [customer, operator]) {
    await expectState(page, "Shipping");
    await expect(page.locator("#timeline")).toContainText("Shipping window extended");
  }
  await expect(queue(support, "Overdue")).toContainText("0");
  await open(support, `/support${job.page}`);
  await job.bookIn();
  await allSay(seen, "Received");
  for (const page of seen.all) await expectDrives(page, 2, "Received");
});

test("the customer cancels, and an operator closes the job at once", async ({ world, browser }) => {
  const job = await (await importJob(world, "films-2026")).bringTo("Shipping");
  const seen = await views(world, browser, job);
  const { customer, support, operator } = seen;
  await daysLater(world, 15);
  await allSay(seen, "Shipping, overdue");
  await expect(offered(operator, "Close the job")).toHaveCount(0);
  await customer.getByRole("button", { name: "Cancel job…" }).click();
  await customer.getByRole("dialog").getByRole("button", { name: "Cancel the job" }).click();
  await allTell(seen, "Job cancelled");
  await expect(now(customer)).toContainText("The data center will close the job.");
  await expect(offered(support, "Close the job")).toHaveCount(0);
  await firmly(await ask(operator, "Close the job"), "Close the job", "Close the job");
  await allSay(seen, "Closed");
  await expect(now(customer)).toContainText("The job was closed because no package came.");
});

test("no answer for 30 days: an operator moves it to Closed, and not before", async ({ world, browser }) => {
  const job = await (await importJob(world, "films-2026")).bringTo("Shipping");
  await daysLater(world, 15);
  const seen = await views(world, browser, job);
  const { customer, support, operator } = seen;
  await allSay(seen, "Shipping, overdue");
  await expect(now(customer)).toContainText("May be closed from");
  await expect(offered(operator, "Close the job")).toHaveCount(0);
  await open(support, "/support");
  await expect(queue(support, "Overdue")).toContainText("1");
  await daysLater(world, 46);
  await open(operator, `/support${job.page}`);
  await firmly(await ask(operator, "Close the job"), "Close the job", "Close the job");
  await expect(queue(support, "Overdue")).toContainText("0");
  await open(support, `/support${job.page}`);
  await allSay(seen, "Closed");
  await expect(now(customer)).toContainText("The job was closed because no package came.");
  await expect(now(customer)).toContainText("Kept until");
});
