// Rows of LIFECYCLE's "What can go wrong": from the cause to what the customer's, support's and the operator's page say.

import type { Browser, Page } from "@playwright/test";
import { importJob, type Job, RETURN_TRACKING, TRACKING } from "./jobs.ts";
import { expectDrives, expectState } from "./portal.ts";
import { expect, open, test } from "./test.ts";
import type { Role, World } from "./world.ts";

async function seenBy(world: World, browser: Browser, role: Role, path: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: world.url });
  await world.enter(context, role);
  const page = await context.newPage();
  await open(page, path);
  return page;
}

const scan = (job: Job, trackingNumber: string, drives: string[], complete = true) =>
  job.world.must("/v1/operations/receiving", { method: "POST", token: job.token("operator"), body: { trackingNumber, drives, complete } });

test('row "Creating | drives arrive": the customer is told, ships, and the waiting drives are booked in', async ({ world, browser }) => {
  const job = await importJob(world, "early-2026");
  const customer = await seenBy(world, browser, "customer", job.page);
  await scan(job, TRACKING, job.drives);
  await expect(customer.locator("#timeline")).toContainText("Drives came, and the job does not wait for any");
  const operator = await seenBy(world, browser, "operator", "/operations/arrivals");
  const card = operator.getByRole("main").getByRole("listitem").filter({ hasText: `Package ${TRACKING}` });
  await expect(card).toContainText("early-2026");
  const support = await seenBy(world, browser, "support", `/support${job.page}`);
  await expect(support.locator("#timeline")).toContainText("Drives came, and the job does not wait for any");

  await customer.getByRole("link", { name: "Enter shipping details" }).first().click();
  await customer.getByLabel("Tracking number").fill(TRACKING);
  await customer.getByRole("button", { name: "I have shipped the drives" }).click();
  await expectState(customer, "Shipping");
  await card.getByRole("button", { name: "Match to a job…" }).click();
  const dialog = operator.getByRole("dialog");
  await dialog.getByLabel("Job", { exact: true }).fill("early-2026");
  await operator.keyboard.press("Enter");
  await expect(dialog.getByRole("radio")).toBeChecked();
  await dialog.getByRole("button", { name: "Match to this job" }).click();
  await expectState(customer, "Received");
  await expectDrives(customer, 2, "Received");
  await expectState(support, "Received");
});

test('row "Transferring, Packaging | return address wrong", nobody answers: destroyed at 90 days', async ({ world, browser }) => {
  const job = await (await importJob(world, "films-2026", ["9CA995BB"])).bringTo("Packaging");
  await job.act("reportAddress", { reason: "Nobody of that name lives there" });
  const customer = await seenBy(world, browser, "customer", job.page);
  await expect(customer.locator(".now")).toContainText("Nobody of that name lives there");
  await expect(customer.getByRole("button", { name: "Answer the data center" }).first()).toBeVisible();
  await world.stop();
  await world.run({ clockOffset: "91d" });
  await expect(customer.locator("#timeline")).toContainText("No answer for 90 days: the drives may be destroyed");
  for (const act of ["markForDestruction", "destroy"]) await job.act(act, { drive: "9CA995BB" });
  await expectState(customer, "Closed");
  await expect(customer.locator("#timeline")).toContainText("Drive 9CA995BB destroyed");
  for (const role of ["support", "operator"] as const) {
    const staff = await seenBy(world, browser, role, `/support${job.page}`);
    await expectState(staff, "Closed");
    await expect(staff.locator("#timeline")).toContainText("Drive 9CA995BB destroyed");
  }
});

test('row "Shipping, Received, Transferring | a NeverReceived drive in another shipment": it is received', async ({ world, browser }) => {
  const job = await (await importJob(world, "films-2026")).bringTo("Shipping");
  const [here, late] = job.drives;
  await scan(job, TRACKING, [here]);
  const customer = await seenBy(world, browser, "customer", job.page);
  const support = await seenBy(world, browser, "support", `/support${job.page}`);
  await expectDrives(customer, 1, "Never received");
  await scan(job, RETURN_TRACKING, [late]);
  for (const page of [customer, support]) {
    await expectDrives(page, 2, "Received");
    await expect(page.locator("#timeline")).toContainText(`Drive ${late}: Never received → Received`);
  }
});

test('row "a drive not on the list is in the box", of another live job: it is booked in there', async ({ world, browser }) => {
  const mine = await (await importJob(world, "films-2026", ["MINE-1"])).bringTo("Shipping");
  const other = await importJob(world, "maps-2025", ["OTHER-1"]);
  await other.ship("1Z999AA10123456785");
  const customer = await seenBy(world, browser, "customer", other.page);
  await scan(mine, TRACKING, ["MINE-1", "OTHER-1"], false);
  await expectDrives(customer, 1, "Received");
  await expect(customer.locator("#timeline")).toContainText("OTHER-1");
});
