// `serve --demo`, as a newcomer meets it: the printed link, a sample journal, and a data center that works while one looks on.

import { GO_ON, fillRest, goOn } from "./form.ts";
import { TRACKING } from "./jobs.ts";
import { expectDrives, expectState } from "./portal.ts";
import { expect, open, settled, test } from "./test.ts";

test.use({ settings: { demo: true } });

const MADE_UP = "This is a demonstration: jobs, addresses and the data center are made up.";

test("a newcomer takes a job from a sample journal to Completed", async ({ world, page }) => {
  // The simulated data center takes about a minute for two drives.
  test.setTimeout(180_000);
  const link = /customer \(.*\): (\S+)/.exec(world.log)?.[1] ?? "";
  await page.goto(link);
  await settled(page);
  await expect(page).toHaveURL("/jobs");
  await expect(page.getByText(MADE_UP)).toBeVisible();
  await expect(page.getByRole("rowheader").getByRole("link").nth(20)).toBeVisible();

  await page.getByRole("link", { name: "New job" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What do you want to move?");
  await expect(page.getByText(MADE_UP)).toBeVisible();
  await page.getByLabel("Name of the job").fill("my-first-job");
  await page.getByLabel("Import: from my drives into the cloud").check();
  await page.getByLabel("Subscription").selectOption({ index: 1 });
  await page.getByLabel("Storage account", { exact: true }).selectOption({ index: 1 });
  await page.getByLabel("Location of the data center").selectOption("West Europe");
  await goOn(page, GO_ON.drives, "Which drives do you send?");
  await page.getByRole("button", { name: "two drives" }).click();
  await expect(page.getByText("2 of at most 10")).toBeVisible();
  await goOn(page, GO_ON.logs, "What should be written down?");
  await fillRest(page);
  await page.getByRole("button", { name: GO_ON.create }).click();
  await expectState(page, "Creating");
  await page.getByRole("link", { name: "Enter shipping details" }).first().click();
  await page.getByLabel("Tracking number").fill(TRACKING);
  await page.getByRole("button", { name: "I have shipped the drives" }).click();
  await expectState(page, "Shipping");

  // Nothing more is done: it is watched.
  const badge = page.locator(".now .badge");
  for (const state of ["Received", "Transferring", "Packaging", "Completed"]) await expect(badge).toHaveText(state, { timeout: 60_000 });
  await expectState(page, "Completed");
  await expectDrives(page, 2, "Shipped back");
});

test("the demo's jobs show every state, and staff see them all", async ({ world, page, context }) => {
  await world.enter(context, "support");
  for (const state of ["Creating", "Shipping", "Received", "Transferring", "Packaging", "Completed", "Closed", "Faulted"]) {
    await open(page, `/jobs?state=${state}`);
    await expect(page.getByRole("rowheader").getByRole("link").first(), state).toBeVisible();
  }
  await expect(page.getByText(MADE_UP)).toBeVisible();
});

test("the demo's shelf has packages of nobody, and drives that came too early", async ({ world, page, context }) => {
  await world.enter(context, "operator");
  await open(page, "/operations/arrivals");
  await expect(page.getByRole("heading", { name: /^Package / }).first()).toBeVisible();
  const shelf = page.getByRole("main");
  await expect(shelf.getByRole("listitem").filter({ hasText: "ahead-of-its-papers" }).first()).toContainText("Seems to be meant for");
  for (const state of ["Waits for an answer", "To be sent back"]) await expect(shelf.getByText(state).first()).toBeVisible();
});

test("who comes in first has a few notices to read, not months of them", async ({ world, page }) => {
  await page.goto(/customer \(.*\): (\S+)/.exec(world.log)?.[1] ?? "");
  await settled(page);
  await page.getByRole("link", { name: /^Notices/ }).click();
  const unread = page.getByRole("main").getByText("Unread", { exact: true });
  await expect(unread.first()).toBeVisible();
  expect(await unread.count()).toBeLessThan(20);
});
