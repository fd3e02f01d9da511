// A customer has handed the drives to a carrier and says so: what is asked, what is doubted, and what comes of it.

import type { Page } from "@playwright/test";
import { TRACKING, importJob } from "./jobs.ts";
import { ADDRESS_FIELDS, expectNoProblem, expectProblem, expectState, fillAddress, problems, toast } from "./portal.ts";
import { expect, open, test } from "./test.ts";

const SHIP = { name: "I have shipped the drives" };

const REQUIRED: [label: string, text: string, missing: string][] = [
  ["Tracking number", TRACKING, "Enter the tracking number from your carrier’s receipt"],
  ["Carrier", "UPS", "Choose the carrier"],
  ...ADDRESS_FIELDS,
];

test("shipping is refused at each missing field, then accepted", async ({ world, page, context }) => {
  const job = await importJob(world, "films-2026", ["9CA995BB"], { returnAddress: undefined });
  await world.enter(context);
  await open(page, `${job.page}/ship`);

  // With nothing typed: all problems at once, on top and at each field.
  await page.getByRole("button", SHIP).click();
  await expect(problems(page)).toBeFocused();
  await expect(page).toHaveTitle(/^Error: /);
  await expect(problems(page).getByRole("link")).toHaveCount(REQUIRED.length);
  for (const [label, , missing] of REQUIRED) await expectProblem(page, page.getByLabel(label, { exact: true }), missing);

  // A line of the summary leads to its field.
  await problems(page).getByRole("link").first().click();
  await expect(page.getByLabel("Tracking number")).toBeFocused();

  // One field after the other: what is right is no longer complained about, the rest still is.
  for (const [at, [label, text]] of REQUIRED.entries()) {
    const field = page.getByLabel(label, { exact: true });
    if (label === "Carrier") await field.selectOption(text);
    else await field.fill(text);
    if (at === REQUIRED.length - 1) break;
    await page.getByRole("button", SHIP).click();
    await expectNoProblem(field);
    await expect(page).toHaveURL(/\/ship$/);
    const left = REQUIRED.slice(at + 1).filter(([label]) => label !== "Carrier" || text !== TRACKING);
    await expect(problems(page).getByRole("link")).toHaveText(left.map(([, , missing]) => missing));
  }
  expect(await job.state()).toBe("Creating");

  await page.getByRole("button", SHIP).click();
  await expect(page).toHaveURL(job.page);
  await expect(toast(page)).toContainText("The drives are on their way");
  await expect(page).not.toHaveTitle(/^Error: /);
  await expectState(page, "Shipping");
  expect((await job.get()).properties).toMatchObject({
    state: "Shipping",
    deliveryPackage: { carrierName: "UPS", trackingNumber: TRACKING, driveCount: 1 },
    returnAddress: { recipientName: "Ann Lindqvist", postalCode: "111 30", city: "Stockholm" },
  });
});

test("the service refuses what the form would not have sent", async ({ world }) => {
  const job = await importJob(world, "films-2026", ["9CA995BB"], { returnAddress: undefined });
  const refused = await world.ask(job.contract, { method: "PATCH", token: job.token(), body: { properties: { state: "Shipping" } } });
  expect(refused.status).toBe(409);
  expect(refused.json.error.code).toBe("Conflict");
  expect(refused.json.error.message).toContain("a return address");
  expect(refused.json.error.message).toContain("a tracking number");
  expect(await job.state()).toBe("Creating");
});

test("a doubtful tracking number is a warning with a way on", async ({ world, page, context }) => {
  const job = await importJob(world, "films-2026", ["9CA995BB"]);
  await world.enter(context);
  await open(page, `${job.page}/ship`);
  const doubt = "The check digit does not fit a UPS number. Compare each digit with the receipt";

  await page.getByLabel("Tracking number").fill("1Z 999 AA1 01 2345 6785");
  const found = page.locator(".field__found").filter({ hasText: "Looks like UPS" });
  await expect(found).toBeVisible();
  // No tick for what is doubtful.
  await expect(found.locator(".badge")).toHaveCount(0);
  await expect(page.getByLabel("Carrier", { exact: true })).toHaveValue("UPS");
  await page.getByRole("button", SHIP).click();
  const banner = page.getByRole("alert").filter({ hasText: "Look at this once more" });
  await expect(banner).toBeFocused();
  await expect(banner.getByRole("link", { name: doubt })).toBeVisible();
  await expect(page.getByLabel("Tracking number")).toHaveAccessibleDescription(new RegExp(doubt));
  expect(await job.state()).toBe("Creating");

  await page.getByRole("button", { name: "It is right, ship anyway" }).click();
  await expect(page).toHaveURL(job.page);
  await expectState(page, "Shipping");
  expect((await job.get()).properties.deliveryPackage.trackingNumber).toBe("1Z 999 AA1 01 2345 6785");
});

test("a carrier that the data center does not take is typed, and doubted", async ({ world, page, context }) => {
  const job = await importJob(world, "films-2026", ["9CA995BB"]);
  await world.enter(context);
  await open(page, `${job.page}/ship`);
  const carrier = page.getByLabel("Carrier", { exact: true });
  await expect(carrier.getByRole("option", { name: "PostNord" })).toHaveCount(0);
  await page.getByLabel("Tracking number").fill("RR123456785SE");
  await expect(page.getByLabel("Name of the carrier")).toHaveValue("PostNord");
  await page.getByRole("button", SHIP).click();
  await expect(page.getByRole("alert").getByRole("link")).toHaveText([/PostNord is not on the list of carriers/]);
  // Another number, another carrier: the proposal follows, and what is typed with it goes.
  await page.getByLabel("Tracking number").fill(TRACKING);
  await expect(carrier).toHaveValue("UPS");
  await expect(page.getByLabel("Name of the carrier")).toHaveCount(0);
  await expect(page.locator(".field__found .badge")).toHaveText("Looks like UPS");
});

/** The reader's date, not UTC's: the two differ around midnight. */
const today = (page: Page): Promise<string> => page.evaluate(() => new Date().toLocaleDateString("sv-SE"));

test("another carrier, another count and a date to come are doubted; what is put right is not", async ({ world, page, context }) => {
  const job = await importJob(world, "films-2026", ["9CA995BB", "9CA995BC"]);
  await world.enter(context);
  await open(page, `${job.page}/ship`);
  await page.getByLabel("Tracking number").fill(TRACKING);
  await page.getByLabel("Carrier", { exact: true }).selectOption("DHL");
  await page.getByLabel("Number of drives").fill("3");
  await page.getByLabel("Date handed over").fill("2099-01-01");
  // The second half of a double click says nothing to what came with the first.
  await page.getByRole("button", SHIP).dblclick();
  const banner = page.getByRole("alert").filter({ hasText: "Look at this once more" });
  await expect(banner.getByRole("link")).toHaveText([
    "This looks like a UPS number, but you chose DHL. Check which carrier has the package",
    "The job lists 2 drives, but the box has 3. Check the number",
    "This date is still to come. Check the date",
  ]);

  await page.getByLabel("Carrier", { exact: true }).selectOption("UPS");
  await page.getByLabel("Number of drives").fill("2");
  await page.getByLabel("Date handed over").fill(await today(page));
  await page.getByRole("button", { name: /ship/ }).and(page.locator("[type=submit]")).click();
  await expect(page).toHaveURL(job.page);
  await expectState(page, "Shipping");
});

test("what is known can be saved before it is shipped", async ({ world, page, context }) => {
  const job = await importJob(world, "films-2026", ["9CA995BB"], { returnAddress: undefined });
  await world.enter(context);
  await open(page, `${job.page}/ship`);
  await fillAddress(page);
  await page.getByRole("button", { name: "Save and ship later" }).click();
  await expect(toast(page)).toContainText("The job waits until you have shipped");
  await expectState(page, "Creating");
  expect((await job.get()).properties.returnAddress.city).toBe("Stockholm");

  // The address is there now, and is not asked for again.
  await page.getByRole("link", { name: "Enter shipping details" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Shipping details");
  await expect(page.getByRole("button", { name: "Change the address" })).toBeVisible();
  await expect(page.getByLabel(ADDRESS_FIELDS[0][0])).toHaveCount(0);
});

test("a job that has been shipped has nothing to ship", async ({ world, page, context }) => {
  const job = await (await importJob(world, "films-2026")).bringTo("Received");
  await world.enter(context);
  await open(page, `${job.page}/ship`);
  await expect(page.getByRole("heading", { name: "There is nothing to ship" })).toBeVisible();
  await expect(page.getByRole("button", SHIP)).toHaveCount(0);
});
