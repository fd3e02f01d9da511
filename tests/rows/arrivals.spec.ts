// LIFECYCLE, "Creating, Completed, Closed, or no such job | drives arrive".

import type { Page } from "@playwright/test";
import { importJob, RETURN_TRACKING, TRACKING } from "../jobs.ts";
import { expectDrives, expectState } from "../portal.ts";
import { expect, open, test } from "../test.ts";
import { allTell, card, daysLater, firmly, now, scan, seenBy, views } from "./views.ts";

const CAME = "Drives came, and the job does not wait for any";

/** In the dialog that is open. */
async function sendBack(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Carrier").selectOption("DHL");
  await dialog.getByLabel("Tracking number").fill(RETURN_TRACKING);
  await firmly(dialog, "Send back");
}

test("drives for a job in Creating: the customer is told, ships, and they are booked in", async ({ world, browser }) => {
  const job = await importJob(world, "early-2026");
  const seen = await views(world, browser, job);
  await scan(world, TRACKING, job.drives);
  await allTell(seen, CAME);
  await expect(now(seen.customer)).toContainText("Your drives have arrived at the data center.");
  await expect(now(seen.customer)).toContainText("Sent back after");

  await open(seen.operator, "/operations/arrivals");
  await expect(card(seen.operator, TRACKING)).toContainText("early-2026");
  await seen.customer.getByRole("link", { name: "Enter shipping details" }).first().click();
  await seen.customer.getByLabel("Tracking number").fill(TRACKING);
  await seen.customer.getByRole("button", { name: "I have shipped the drives" }).click();
  await expectState(seen.customer, "Shipping");
  await card(seen.operator, TRACKING).getByRole("button", { name: "Match to a job…" }).click();
  const dialog = seen.operator.getByRole("dialog");
  await dialog.getByLabel("Job", { exact: true }).fill("early-2026");
  await seen.operator.keyboard.press("Enter");
  await expect(dialog.getByRole("radio")).toBeChecked();
  await dialog.getByRole("button", { name: "Match to this job" }).click();
  await expect(seen.operator.getByRole("heading", { name: "No package waits for a job" })).toBeVisible();
  for (const page of [seen.customer, seen.support]) {
    await expectState(page, "Received");
    await expectDrives(page, 2, "Received");
  }
});

test("drives held for a job in Creating: it does not expire, and after 14 days without an answer they go back", async ({ world, browser }) => {
  const job = await importJob(world, "early-2026");
  await scan(world, TRACKING, job.drives);
  const customer = await seenBy(world, browser, "customer", job.page);
  await daysLater(world, 15);
  const operator = await seenBy(world, browser, "operator", "/operations/arrivals");
  const support = await seenBy(world, browser, "support", "/operations/arrivals");
  for (const page of [operator, support]) await expect(card(page, TRACKING)).toContainText("To be sent back");
  // Support asks and notes; only an operator moves a package.
  await expect(card(support, TRACKING).getByRole("button")).toHaveText(["Note a contact…", "Note an answer…"]);
  await expectState(customer, "Creating");
  await expect(now(customer)).toContainText("Your drives have arrived at the data center.");

  await card(operator, TRACKING).getByRole("button", { name: "Send back…" }).click();
  await sendBack(operator);
  await expect(customer.locator("#timeline")).toContainText("The drives that were kept for the job were sent back");
  await expect(customer.locator("#timeline")).toContainText(`DHL ${RETURN_TRACKING}`);
  await expect(now(customer)).toContainText("Pack the drives");
  for (const page of [operator, support]) {
    await page.getByRole("link", { name: "Ended" }).click();
    await expect(card(page, TRACKING)).toContainText(`DHL ${RETURN_TRACKING}`);
  }
});

test("what cannot be sent back and nobody answers for is destroyed after 90 days: of a job, and of none", async ({ world, browser }) => {
  const job = await importJob(world, "early-2026");
  await scan(world, TRACKING, job.drives);
  await scan(world, RETURN_TRACKING, ["NOBODY-1"]);
  const customer = await seenBy(world, browser, "customer", job.page);
  await daysLater(world, 91);
  const operator = await seenBy(world, browser, "operator", "/operations/arrivals");
  const support = await seenBy(world, browser, "support", "/operations/arrivals");
  for (const tracking of [TRACKING, RETURN_TRACKING]) {
    await expect(card(support, tracking)).toContainText("May be destroyed");
    await card(operator, tracking).getByRole("button", { name: "Destroy…" }).click();
    const dialog = operator.getByRole("dialog");
    await expect(dialog).toContainText("This cannot be taken back.");
    await dialog.getByRole("button", { name: "Destroy the drives" }).click();
    await expect(card(operator, tracking)).toHaveCount(0);
  }
  await expect(customer.locator("#timeline")).toContainText("The drives that were kept for the job were destroyed");
  await expect(customer.locator("#timeline")).not.toContainText("NOBODY-1");
  for (const page of [operator, support]) {
    await page.getByRole("link", { name: "Ended" }).click();
    for (const tracking of [TRACKING, RETURN_TRACKING]) await expect(card(page, tracking)).toContainText("Destroyed");
  }
});

for (const ended of ["Completed", "Closed"] as const) {
  test(`drives for a job that is ${ended}: the customer is asked, and they go back with another package`, async ({ world, browser }) => {
    const job = await (await importJob(world, "films-2026", ["9CA995BB"])).bringTo(ended);
    const seen = await views(world, browser, job);
    await scan(world, TRACKING, ["9CA995BB"]);
    await allTell(seen, CAME);
    const { customer, operator, support } = seen;
    await expect(now(customer)).toContainText("Drives came for this job after its end");
    await expect(now(customer)).toContainText("Sent back after");
    await expect(now(customer).getByRole("link", { name: "Create a job like this" })).toBeVisible();
    await now(customer).getByRole("button", { name: "Answer the data center" }).click();
    const answer = customer.getByRole("dialog", { name: "Answer the data center" });
    await answer.getByLabel("What do you want to say?").fill("We sent it twice. Please send it back.");
    await answer.getByRole("button", { name: "Send" }).click();
    await allTell(seen, "We sent it twice.");

    // No job that has ended takes drives.
    for (const page of [operator, support]) await open(page, "/operations/arrivals");
    await expect(card(support, TRACKING)).toContainText("films-2026");
    await card(operator, TRACKING).getByRole("button", { name: "Match to a job…" }).click();
    const dialog = operator.getByRole("dialog");
    await dialog.getByLabel("Job", { exact: true }).fill("films-2026");
    await operator.keyboard.press("Enter");
    await expect(dialog).toContainText(`it is ${ended}`);
    await operator.keyboard.press("Escape");
    await card(operator, TRACKING).getByRole("button", { name: "Send back…" }).click();
    await sendBack(operator);
    await expect(customer.locator("#timeline")).toContainText("The drives that were kept for the job were sent back");
    await expect(now(customer)).not.toContainText("Drives came for this job");
    await support.getByRole("link", { name: "Ended" }).click();
    await expect(card(support, TRACKING)).toContainText("Sent back");
  });
}
