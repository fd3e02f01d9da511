// The data center's pages: a package by keyboard alone, one that no job waits for, the copy board, packing.

import type { Page } from "@playwright/test";
import { importBody, importJob, Job, RETURN_TRACKING, TRACKING } from "./jobs.ts";
import { expectState, toast } from "./portal.ts";
import { expect, expectAccessible, expectToFit, open, test } from "./test.ts";

const EXPECTED = "9CA995BB";
const MISSING = "9CA995BC";
const EXTRA = "WD-EXTRA-1";

const field = (page: Page) => page.locator("#scan");

/** What a scanner does: it types, and presses Enter. What the desk says of it follows. */
async function scan(page: Page, text: string, said: string): Promise<void> {
  await expect(field(page)).toBeFocused();
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await expect(page.locator(".desk")).toContainText(said);
}

test("one box by keyboard alone: an expected, a missing and an extra drive", async ({ world, page, context, browser }) => {
  const job = await (await importJob(world, "films-2026", [EXPECTED, MISSING])).bringTo("Shipping");
  await world.enter(context, "operator");
  await open(page, "/operations");
  await scan(page, TRACKING, `Package ${TRACKING}`);
  const missing = page.getByRole("region", { name: "Still to scan" });
  await expect(missing).toContainText(EXPECTED);
  await scan(page, EXPECTED.toLowerCase(), "Expected, and here");
  await expect(missing).not.toContainText(EXPECTED);
  await expect(missing).toContainText(MISSING);
  await scan(page, "???", "a serial number has letters or digits");
  await scan(page, EXTRA.toLowerCase(), `${EXTRA} is on no list`);
  await scan(page, EXPECTED, "Scanned twice");
  // What was scanned outlives the page.
  await page.reload();
  await expect(page.getByRole("heading", { name: "Scanned (2)" })).toBeVisible();
  await expect(field(page)).toBeFocused();
  await page.keyboard.press("Enter");
  const review = page.getByRole("region", { name: "What confirming does" });
  await expect(page.getByRole("heading", { name: "What confirming does" })).toBeFocused();
  await expect(review).toContainText("One drive is booked in for films-2026.");
  await expect(review).toContainText(`${MISSING} of films-2026 is marked as never received`);
  await expect(review).toContainText(`${EXTRA} is kept unprocessed`);
  await expectAccessible(page);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Booked in" })).toBeVisible();
  // What became of each drive is still said.
  await expect(page.getByRole("status").filter({ hasText: "Booked in" })).toContainText(`${EXTRA} is kept unprocessed`);
  // The next package can be scanned at once, and nothing failed on the way.
  await expect(field(page)).toBeFocused();
  await expect(page.getByRole("heading", { name: "This could not be loaded" })).toHaveCount(0);

  const customers = await browser.newContext();
  await world.enter(customers);
  const customer = await customers.newPage();
  await open(customer, job.page);
  await expectState(customer, "Received");
  await expect(customer.locator("#drives")).toContainText("Never received");
  await expect(customer.locator("main")).toContainText(EXTRA);
  await customers.close();
});

test("a package of no job becomes an arrival; its contact is noted, and it is matched", async ({ world, page, context }) => {
  const job = await (await importJob(world, "films-2026", [EXPECTED])).bringTo("Shipping");
  await world.enter(context, "operator");
  await open(page, "/operations");
  await scan(page, RETURN_TRACKING, "This package belongs to no job.");
  await scan(page, "NOBODY-1", "Unknown");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Confirm and book in" }).click();
  await page.getByRole("link", { name: "See the arrivals" }).click();

  const card = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: `Package ${RETURN_TRACKING}` }) });
  await expect(card).toContainText("NOBODY-1");
  await expect(card).toContainText("Waits for an answer");
  const note = card.getByRole("button", { name: "Note a contact…" });
  await note.click();
  let dialog = page.getByRole("dialog");
  await expectAccessible(page);
  await dialog.getByLabel("Whom did you contact?").fill("Ann Lindqvist");
  await dialog.getByLabel("How?").fill("Phone");
  await dialog.getByLabel("What was said?").fill("She asks her colleagues.");
  await dialog.getByRole("button", { name: "Write it down" }).click();
  await expect(dialog).toHaveCount(0);
  await card.getByText(/^What happened/).click();
  await expect(card).toContainText("She asks her colleagues.");
  // The card is the same one as before: it follows, and keeps the focus and what was opened in it.
  await note.focus();
  const token = world.token("support");
  const [{ id }] = (await world.must("/v1/operations/arrivals?state=open", { token })).json.value;
  await world.must(`/v1/operations/arrivals/${id}`, { method: "POST", token, body: { act: "answered", text: "It is theirs." } });
  await job.act("noteContact", { how: "Phone", whom: "Ann", said: "The parcel is theirs." });
  await expect(card).toContainText("It is theirs.");
  await expect(note).toBeFocused();
  await expect(card.getByText("She asks her colleagues.")).toBeVisible();

  await card.getByRole("button", { name: "Match to a job…" }).click();
  dialog = page.getByRole("dialog");
  await dialog.getByLabel("Job", { exact: true }).fill("films-2026");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("radio")).toBeChecked();
  await dialog.getByRole("button", { name: "Match to this job" }).click();
  await expect(page.getByRole("heading", { name: "No package waits for a job" })).toBeVisible();
  await page.getByRole("link", { name: "Ended" }).click();
  await expect(card).toContainText("films-2026");
});

test("the copy board starts and finishes a drive, and packing sends it back", async ({ world, page, context }) => {
  const returnShipping = { carrierName: "DHL Express", carrierAccountNumber: "960441207" };
  const job = await new Job(world, "films-2026", [EXPECTED]).put(importBody([EXPECTED], { returnShipping }));
  await job.bringTo("Received");
  await world.enter(context, "operator");
  await open(page, "/operations/copy");
  const waiting = page.getByRole("region", { name: /^Waiting for a copy station/ });
  await waiting.getByRole("button", { name: `Start… ${EXPECTED}` }).click();
  await page.getByLabel("Bytes on the drive").fill("4,000,000,000,000");
  await page.getByRole("button", { name: "Start the copy", exact: true }).click();
  const copying = page.getByRole("region", { name: /^Being copied/ });
  await expect(copying).toContainText(EXPECTED);
  await expect(waiting).toContainText("No drive waits.");
  await job.report(EXPECTED, 42);
  await expect(copying).toContainText("42");
  await copying.getByRole("button", { name: `Finish… ${EXPECTED}` }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Finish the copy", exact: true }).click();
  await expect(copying).toContainText("No drive is being copied.");

  await page.getByRole("link", { name: "Packing" }).click();
  const ask = page.getByRole("button", { name: "Ship back…" });
  await expect(ask).toHaveAttribute("aria-disabled", "true");
  await page.getByRole("checkbox", { name: "films-2026" }).check();
  await ask.click();
  const dialog = page.getByRole("dialog", { name: "Ship drives back" });
  // The customer pays for the way back: their carrier is filled in.
  await expect(dialog.getByLabel("Carrier", { exact: true })).toHaveValue("DHL");
  await dialog.getByLabel("Carrier", { exact: true }).selectOption("Another carrier");
  await dialog.getByRole("button", { name: "Continue" }).click();
  await expect(dialog.getByLabel("Name of the carrier")).toHaveAccessibleDescription(/Enter the carrier/);
  await expect(dialog.getByLabel("Tracking number")).toHaveAccessibleDescription(/Enter the tracking number/);
  await expectAccessible(page);
  await dialog.getByLabel("Name of the carrier").fill("Pigeon");
  await dialog.getByLabel("Tracking number").fill(RETURN_TRACKING);
  await dialog.getByRole("button", { name: "Continue" }).click();
  await expect(dialog.getByRole("alert")).toContainText("The customer of films-2026 pays for DHL Express");
  await dialog.getByLabel("Carrier", { exact: true }).selectOption("DHL");
  await dialog.getByRole("button", { name: /continue/i }).click();
  // All of it once more, before what cannot be taken back.
  const last = dialog.getByText("This cannot be taken back.");
  await expect(last).toBeVisible();
  for (const text of ["films-2026", "DHL", RETURN_TRACKING]) await expect(dialog.locator("dl")).toContainText(text);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Go back" }).click();
  await expect(dialog.getByLabel("Carrier", { exact: true })).toBeFocused();
  expect(await job.state()).toBe("Packaging");
  await dialog.getByRole("button", { name: /continue/i }).click();
  await dialog.getByRole("button", { name: "Ship back", exact: true }).click();
  await expect(toast(page)).toContainText("Shipped back: 1");
  await expect(page.getByRole("heading", { name: "Nothing is to be packed" })).toBeVisible();
  expect(await job.state()).toBe("Completed");
});

test("a job that stands still says why on the copy board, and goes on from there", async ({ world, page, context }) => {
  const job = await (await importJob(world, "films-2026", [EXPECTED])).bringTo("Received");
  await job.act("faultJob", { reason: "The parcel is wet." });
  await world.enter(context, "operator");
  await open(page, "/operations/copy");
  const still = page.getByRole("region", { name: /^Standing still/ });
  await expect(still).toContainText("The whole job: The parcel is wet.");
  await still.getByRole("button", { name: `Resolve… ${EXPECTED}` }).click();
  await expect(page.getByRole("dialog", { name: "Does films-2026 go on?" })).toContainText("The parcel is wet.");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Go on", exact: true }).click();
  await expect(still).toContainText("No drive stands still.");
  expect(await job.state()).toBe("Received");
});

test("on a phone the part that is open is in sight", async ({ world, page, context }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await world.enter(context, "operator");
  await open(page, "/operations/packing");
  await expect(page.getByRole("navigation", { name: "The data center’s pages" }).getByRole("link", { name: "Packing" })).toBeInViewport({ ratio: 1 });
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`operations, looked at: ${colorScheme}`, async ({ world, page, context }) => {
    await page.emulateMedia({ colorScheme });
    await (await importJob(world, "films-2026", [EXPECTED, MISSING])).bringTo("Transferring");
    await (await importJob(world, "maps-2025", ["WD-88X"])).bringTo("Packaging");
    await world.enter(context, "operator");
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      for (const path of ["/operations", "/operations/arrivals", "/operations/copy", "/operations/packing"]) {
        await open(page, path);
        await expectAccessible(page);
        await expectToFit(page);
      }
    }
  });
}
