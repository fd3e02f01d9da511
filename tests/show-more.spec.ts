// The data center's lists show fifty at first, and the rest when asked; what was asked for stays while the list follows.

import type { Locator, Page } from "@playwright/test";
import { importJob } from "./jobs.ts";
import { scan } from "./rows/views.ts";
import { expect, expectAccessible, open, test } from "./test.ts";

const PAGE = 50;

// A page and more has to be made first, one request after the other.
test.slow();

const more = (within: Page | Locator): Locator => within.getByRole("button", { name: "Show more" });
const numbered = (count: number, word: string): string[] => Array.from({ length: count }, (_, at) => `${word}-${100 + at}`);

test("arrivals: more than one page, and another that comes while both are shown", async ({ world, page, context }) => {
  for (const tracking of numbered(PAGE + 2, "PARCEL")) await scan(world, tracking, []);
  await world.enter(context, "operator");
  await open(page, "/operations/arrivals");
  const cards = page.getByRole("heading", { name: /^Package / });
  await expect(cards).toHaveCount(PAGE);
  await more(page).click();
  await expect(cards).toHaveCount(PAGE + 2);
  await expect(more(page)).toHaveCount(0);
  await expect(page.getByText("All are shown.")).toBeFocused();
  await scan(world, "PARCEL-LATE", []);
  await expect(cards).toHaveCount(PAGE + 3);
  await expect(page.getByRole("heading", { name: "Package PARCEL-LATE" })).toBeVisible();
  await expectAccessible(page);
});

test("copy board: a lane says that there are more, and shows them", async ({ world, page, context }) => {
  for (const name of numbered(6, "films")) await (await importJob(world, name, numbered(9, name))).bringTo("Received");
  await world.enter(context, "operator");
  await open(page, "/operations/copy");
  const waiting = page.getByRole("region", { name: /^Waiting for a copy station/ });
  const drives = waiting.getByRole("rowheader");
  await expect(drives).toHaveCount(PAGE);
  await expect(waiting.getByRole("heading")).toContainText("50+");
  await expect(waiting).toContainText("There are more.");
  await more(waiting).click();
  await expect(drives).toHaveCount(6 * 9);
  await expect(waiting.getByRole("heading")).toContainText("54");
  await expect(more(waiting)).toHaveCount(0);
});

test("packing: a job of the second page can be chosen", async ({ world, page, context }) => {
  const names = numbered(PAGE + 1, "films");
  for (const name of names) await (await importJob(world, name, [`WD-${name}`])).bringTo("Packaging");
  await world.enter(context, "operator");
  await open(page, "/operations/packing");
  const jobs = page.getByRole("checkbox", { name: /^films-\d+/ });
  await expect(jobs).toHaveCount(PAGE);
  await jobs.first().check();
  await more(page).click();
  await expect(jobs).toHaveCount(PAGE + 1);
  await expect(more(page)).toHaveCount(0);
  // What was chosen before is chosen still.
  await expect(jobs.first()).toBeChecked();
  await jobs.last().check();
  await expect(page.getByText(/^2 jobs: films-/)).toBeInViewport();
});
