// What two jobs share: a drive and a package at the receiving desk, a parcel at packing. Nothing goes to the wrong people unless
// an operator says so, in a box that names what is confirmed.

import type { Page } from "@playwright/test";
import { ADDRESS, importBody, importJob, Job, RETURN_TRACKING, TRACKING } from "./jobs.ts";
import { toast } from "./portal.ts";
import { expect, expectAccessible, expectToFit, open, test } from "./test.ts";
import { SUBSCRIPTION, type World } from "./world.ts";

const FABRIKAM = "0f1c8f9e-2d40-4a57-9d0e-0d3c5a7b1e22";
const ELSEWHERE = { ...ADDRESS, streetAddress1: "Avenyn 1", city: "Göteborg", postalCode: "411 36" };

function companies(world: World): void {
  world.command(["subscription", "add", SUBSCRIPTION, "--company", "Contoso Media"]);
  world.command(["subscription", "add", FABRIKAM, "--company", "Fabrikam Film"]);
}

/** A job of either company in Packaging; each came in a package of its own. */
async function packed(world: World, name: string, subscription: string, inbound: string, returnAddress = ADDRESS): Promise<Job> {
  const job = await new Job(world, name, [`${name}-1`], subscription).put(importBody([`${name}-1`], { returnAddress }));
  await job.ship(inbound);
  await job.bookIn();
  await job.start(job.drives[0]);
  await job.finish(job.drives[0]);
  return job;
}

/** What a scanner does: it types, and presses Enter. What the desk says of it follows. */
async function scan(page: Page, text: string, said: string): Promise<void> {
  await expect(page.locator("#scan")).toBeFocused();
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await expect(page.locator(".desk")).toContainText(said);
}

// Guards against the first match winning where two customers name the same.
test("a drive and a package that two companies name: the operator decides, staff see it, customers do not", async ({ world, page, context, browser }) => {
  companies(world);
  const films = await importJob(world, "films-2026", ["9CA995BB", "9CA995BC"]);
  const rushes = await new Job(world, "rushes-2026", ["9CA995BB", "9CA995BD"], FABRIKAM).put(importBody(["9CA995BB", "9CA995BD"]));
  await films.ship();
  await rushes.ship();

  await world.enter(context, "operator");
  await open(page, `/support${films.page}`);
  const also = page.locator(".banner").filter({ has: page.getByRole("heading", { name: "Also named by" }) });
  await expect(also).toContainText("Fabrikam Film");
  await expect(also).toContainText(`9CA995BB, ${TRACKING}`);
  await expect(also.getByRole("link", { name: "rushes-2026" })).toHaveAttribute("href", `/support${rushes.page}`);
  await expectAccessible(page);
  const customers = await browser.newContext();
  await world.enter(customers);
  const customer = await customers.newPage();
  await open(customer, films.page);
  await expect(customer.locator("body")).not.toContainText("rushes-2026");
  await expect(customer.locator("body")).not.toContainText("Also named by");
  await customers.close();

  await open(page, "/operations");
  await scan(page, TRACKING, `Package ${TRACKING}`);
  await scan(page, "9CA995BC", "Expected, and here");
  await scan(page, "9CA995BB", "is claimed by several jobs");
  // It is not missing, and it is not here either.
  await expect(page.getByRole("region", { name: "Still to scan" }).getByText("whose it is, is not decided yet")).toHaveCount(2);
  await page.keyboard.press("Enter");
  const review = page.getByRole("region", { name: "What confirming does" });
  const confirm = review.getByRole("button", { name: "Confirm and book in" });
  await expect(confirm).toHaveAttribute("aria-disabled", "true");
  await expect(review).toContainText("Decide first whose each drive is.");
  const whose = page.getByRole("region", { name: "Whose is it?" });
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await expectAccessible(page);
    await expectToFit(page);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await whose.getByLabel("Drive 9CA995BB belongs to").selectOption("rushes-2026, Fabrikam Film");
  await expect(review).toContainText("Choose first which job this package is for.");
  await review.getByLabel("This package is for").selectOption("films-2026, Contoso Media");
  await expect(confirm).not.toHaveAttribute("aria-disabled", "true");
  await confirm.click();
  await expect(page.getByRole("heading", { name: "Booked in" })).toBeVisible();
  const states = async (job: Job) => (await job.get()).properties.driveList.map((it: { driveId: string; state: string }) => `${it.driveId} ${it.state}`);
  expect(await states(rushes)).toContain("9CA995BB Received");
  expect((await states(films)).filter((it: string) => it.startsWith("9CA995BB"))).not.toContain("9CA995BB Received");
  expect(await states(films)).toContain("9CA995BC Received");
});

// Guards against an act that cannot be taken back, and does not look at what else uses the same number.
test("packing: two addresses are two parcels, and another company at an address is confirmed in a box", async ({ world, page, context }) => {
  companies(world);
  const films = await packed(world, "films-2026", SUBSCRIPTION, "1Z999AA10123456785");
  const letters = await packed(world, "letters-1948", SUBSCRIPTION, "1Z12345E0205271688");
  const maps = await packed(world, "maps-2025", SUBSCRIPTION, "1Z12345E6605272234", ELSEWHERE);
  const rushes = await packed(world, "rushes-2026", FABRIKAM, "1Z999AA10123456784");
  await world.enter(context, "operator");
  await open(page, "/operations/packing");
  for (const job of [films, letters, maps, rushes]) await page.getByRole("checkbox", { name: job.name }).check();
  await page.getByRole("button", { name: "Ship back…" }).click();
  const dialog = page.getByRole("dialog", { name: "Ship drives back" });
  await dialog.getByLabel("Carrier", { exact: true }).selectOption("DHL");
  await expect(dialog.getByLabel("A package and number for each company and address")).toBeChecked();
  const number = (names: string) => dialog.getByLabel(`Tracking number of ${names}`, { exact: true });
  for (const names of ["films-2026, letters-1948", "maps-2025", "rushes-2026"]) await number(names).fill(RETURN_TRACKING);
  await dialog.getByRole("button", { name: "Continue" }).click();
  await expect(number("maps-2025")).toHaveAccessibleDescription(/is on the package with films-2026, letters-1948, which goes to another address/);
  await number("maps-2025").fill("3318810036");
  await dialog.getByRole("button", { name: /continue/i }).click();
  if (await dialog.getByRole("button", { name: "It is right, continue" }).isVisible()) await dialog.getByRole("button", { name: "It is right, continue" }).click();
  // The last look: each parcel with its own company, address and number.
  await expect(dialog.getByRole("heading", { level: 3 })).toHaveText(["Package 1 of 3", "Package 2 of 3", "Package 3 of 3"]);
  await expect(dialog.locator("dl").filter({ hasText: "maps-2025" })).toContainText("Avenyn 1");
  await expect(dialog.locator("dl").filter({ hasText: "rushes-2026" })).toContainText("Fabrikam Film");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Ship back", exact: true }).click();

  // Three are gone; the fourth asks, with what was typed, and takes the focus.
  await expect(toast(page)).toContainText("Shipped back: 3");
  const doubt = dialog.getByRole("alert").filter({ hasText: "Look at this once more" });
  await expect(doubt).toBeFocused();
  const box = doubt.getByRole("checkbox", { name: /^Send rushes-2026 anyway: Drives of another company, Contoso Media/ });
  await expect(box).not.toBeChecked();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 900 });
  await expectToFit(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  await expect(dialog.locator("dl")).toContainText(RETURN_TRACKING);
  const ship = dialog.getByRole("button", { name: "Ship back", exact: true });
  // The same once more confirms nothing: the box is what is missing.
  await ship.click();
  await expect(box).toBeFocused();
  expect(await rushes.state()).toBe("Packaging");
  await page.keyboard.press("Space");
  await ship.click();
  await expect(page.getByRole("heading", { name: "Nothing is to be packed" })).toBeVisible();
  for (const job of [films, letters, maps, rushes]) expect(await job.state(), job.name).toBe("Completed");
});

test("packing: a number that is on its way to another address is refused, whatever is confirmed", async ({ world, page, context }) => {
  companies(world);
  const films = await packed(world, "films-2026", SUBSCRIPTION, "1Z999AA10123456785");
  const maps = await packed(world, "maps-2025", SUBSCRIPTION, "1Z12345E6605272234", ELSEWHERE);
  await films.shipBack();
  await world.enter(context, "operator");
  await open(page, "/operations/packing");
  await page.getByRole("checkbox", { name: "maps-2025" }).check();
  await page.getByRole("button", { name: "Ship back…" }).click();
  const dialog = page.getByRole("dialog", { name: "Ship drives back" });
  await dialog.getByLabel("Carrier", { exact: true }).selectOption("DHL");
  await dialog.getByLabel("Tracking number").fill(RETURN_TRACKING);
  await dialog.getByRole("button", { name: /continue/i }).click();
  await dialog.getByRole("button", { name: "Ship back", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText("This number is on a parcel to another address");
  // Back to what was typed.
  await expect(dialog.getByLabel("Tracking number")).toHaveValue(RETURN_TRACKING);
  await expect(dialog.getByRole("checkbox")).toHaveCount(0);
  expect(await maps.state()).toBe("Packaging");
});

test("the same doubt on a job's page has the same box", async ({ world, page, context }) => {
  companies(world);
  const films = await packed(world, "films-2026", SUBSCRIPTION, "1Z999AA10123456785");
  const rushes = await packed(world, "rushes-2026", FABRIKAM, TRACKING);
  await films.shipBack();
  await world.enter(context, "operator");
  await open(page, `/support${rushes.page}`);
  await page.getByRole("region", { name: "What you may do" }).getByRole("button", { name: /back…$/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Carrier", { exact: true }).fill("DHL");
  await dialog.getByLabel("Tracking number").fill(RETURN_TRACKING);
  await dialog.getByRole("button", { name: "Continue" }).click();
  await dialog.getByRole("button", { name: "Ship back", exact: true }).click();
  const box = dialog.getByRole("checkbox", { name: /^Send it anyway: Drives of another company, Contoso Media/ });
  await expect(dialog.getByRole("alert").filter({ hasText: "Look at this once more" })).toBeFocused();
  await expectAccessible(page);
  await box.check();
  await dialog.getByRole("button", { name: "Ship back", exact: true }).click();
  await expect(dialog).toHaveCount(0);
  expect(await rushes.state()).toBe("Completed");
});
