// Cancelling: a second step that says what it will do, and a job that still goes its way to the end.

import { type Job, importJob } from "./jobs.ts";
import { expectDrives, expectState, jobDiagram, toast } from "./portal.ts";
import { expect, open, test } from "./test.ts";
import type { Page } from "@playwright/test";

async function cancel(page: Page, says: RegExp): Promise<void> {
  await page.getByRole("button", { name: "Cancel job…" }).click();
  const dialog = page.getByRole("dialog", { name: "Cancel this job?" });
  await expect(dialog).toContainText(says);
  await expect(dialog).toContainText("This cannot be taken back.");
  await dialog.getByRole("button", { name: "Cancel the job" }).click();
  await expect(dialog).toBeHidden();
  await expect(toast(page)).toContainText("The job is cancelled");
  await expect(page.getByRole("button", { name: "Cancel job…" })).toHaveCount(0);
}

const cancelled = async (job: Job) => (await job.get()).properties.cancelRequested;

test("cancelled in Creating: nothing was shipped, and the job can be deleted", async ({ world, page, context }) => {
  const job = await importJob(world, "films-2026");
  await world.enter(context);
  await open(page, job.page);

  // The first step alone changes nothing.
  await page.getByRole("button", { name: "Cancel job…" }).click();
  await page.getByRole("button", { name: "Keep it going" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect(await cancelled(job)).toBe(false);

  await cancel(page, /Nothing has been shipped/);
  await expectState(page, "Creating · Cancelled");
  expect(await cancelled(job)).toBe(true);
  expect(await job.state()).toBe("Creating");

  await page.getByRole("button", { name: "Delete job…" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Delete this job?" });
  await expect(dialog).toContainText("Drives that arrive later belong to no job");
  await dialog.getByRole("button", { name: "Delete the job" }).click();
  await expect(page).toHaveURL("/jobs");
  await expect(toast(page)).toContainText("films-2026 is deleted");
  await expect(page.getByRole("heading", { name: "You have no jobs yet" })).toBeVisible();
  expect((await world.ask(job.contract, { token: job.token() })).status).toBe(404);
});

test("cancelled in Shipping: the drives come back uncopied", async ({ world, page, context }) => {
  const job = await (await importJob(world, "films-2026")).bringTo("Shipping");
  await world.enter(context);
  await open(page, job.page);
  await cancel(page, /When they arrive, nothing is copied/);
  await expectState(page, "Shipping · Cancelled");
  expect(await cancelled(job)).toBe(true);
  // The copy can no longer happen; the picture says so.
  await expect(jobDiagram(page).getByRole("link", { name: /^Transferring.*, can no longer happen$/ })).toBeVisible();

  await job.bookIn();
  await expectState(page, "Packaging · Cancelled");
  await expectDrives(page, 2, "Received");
  await job.shipBack();
  await expect(page.locator(".now .badge")).toHaveText("Cancelled");
  await expectDrives(page, 2, "Shipped back");
  await expect(page.getByText("The job was cancelled, and your drives have been sent back.")).toBeVisible();
  expect(await job.state()).toBe("Completed");
});

test("cancelled while copying: what has begun is finished, the rest goes back uncopied", async ({ world, page, context }) => {
  const job = await (await importJob(world, "films-2026")).bringTo("Transferring");
  await world.enter(context);
  await open(page, job.page);
  await cancel(page, /Drives being copied finish their copy/);
  await expectState(page, "Transferring · Cancelled");
  await expect(page.getByRole("row", { name: /9CA995BC/ })).toContainText("goes back uncopied");
  await job.finish("9CA995BB");
  await expectState(page, "Packaging · Cancelled");
});

test("too late to cancel: the button is gone, and the reason stands where it was offered", async ({ world, page, context }) => {
  const job = await (await importJob(world, "films-2026")).bringTo("Packaging");
  await world.enter(context);
  await open(page, job.page);
  await expect(page.getByRole("button", { name: "Cancel job…" })).toHaveCount(0);
  await page.getByText(/^Not possible now/).click();
  const off = page.getByRole("button", { name: "Cancel the job" });
  await expect(off).toHaveAttribute("aria-disabled", "true");
  await expect(off).toHaveAccessibleDescription(/^off: /);
  const refused = await world.ask(job.contract, { method: "PATCH", token: job.token(), body: { properties: { cancelRequested: true } } });
  expect(refused.status).toBe(409);
  expect(refused.json.error.message).toContain("The job is Packaging");
});
