// Support's look-up: any job by whatever somebody on the phone can read out, and the queues of what needs a person.

import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { exportJob, importBody, importJob, Job } from "./jobs.ts";
import { tabTo } from "./portal.ts";
import { expect, expectAccessible, expectToFit, open, settled, test } from "./test.ts";
import { GROUP, SUBSCRIPTION, type World } from "./world.ts";

const box = (page: Page): Locator => page.getByRole("searchbox", { name: "Look up a job" });
const names = (page: Page): Locator => page.getByRole("rowheader").getByRole("link");
const queue = (page: Page, name: string): Locator => page.getByRole("navigation", { name: "Queues" }).getByRole("link", { name });

/** Jobs of one company, one of them with the drive that somebody is going to ask for. */
async function fill(world: World): Promise<void> {
  world.command(["subscription", "add", SUBSCRIPTION, "--company", "Contoso Ltd"]);
  await (await importJob(world, "films-2026", ["9QKF20811ZP0"])).bringTo("Transferring");
  await (await importJob(world, "maps-2025", ["WD-88X"])).bringTo("Faulted");
  await importJob(world, "alpha-letters", ["ST-77Y"]);
}

test("somebody who knows only “something like F2O8 on the label” finds the drive", async ({ world, page, context }) => {
  await fill(world);
  await world.enter(context, "support");
  // Who owns no job begins here.
  await open(page, "/");
  await expect(page).toHaveURL(/\/support$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Support");
  await expect(names(page)).toHaveCount(3);
  await page.keyboard.press("/");
  await expect(box(page)).toBeFocused();
  await page.keyboard.type("f2");
  await expect(box(page)).toHaveAccessibleDescription(/^Nothing is looked up yet: that takes three letters or digits/);
  await expect(names(page)).toHaveCount(3);
  await page.keyboard.type("O8");
  await expect(names(page)).toHaveText(["films-2026"]);
  await expect(page).toHaveURL(/q=f2O8/);
  await expect(page.getByRole("row", { name: /films-2026/ })).toContainText("Drive 9QKF20811ZP0");
  await expect(page.locator("mark")).toHaveText(["F208"]);
  await expect(page.getByRole("status").filter({ hasText: "1 job has “f2O8” in it" })).toBeVisible();
  await names(page).first().press("Enter");
  await expect(page).toHaveURL(new RegExp(`/support/jobs/${SUBSCRIPTION}/${GROUP}/films-2026$`));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("films-2026");
  await page.goBack();
  await expect(box(page)).toHaveValue("f2O8");
  await expect(names(page)).toHaveText(["films-2026"]);
});

test("Enter on the whole of an id goes straight to the job", async ({ world, page, context }) => {
  await fill(world);
  await world.enter(context, "support");
  for (const id of ["maps-2025", `${SUBSCRIPTION}/${GROUP}/maps-2025`, new Job(world, "maps-2025").contract.split("?")[0]]) {
    await open(page, "/support");
    await box(page).fill(id);
    await box(page).press("Enter");
    await expect(page).toHaveURL(/\/support\/jobs\/.*\/maps-2025$/);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("maps-2025");
  }
  // A part of a name is no id.
  await open(page, "/support");
  await box(page).fill("maps");
  await box(page).press("Enter");
  await expect(names(page)).toHaveText(["maps-2025"]);
  await expect(page).toHaveURL(/\/support\?q=maps$/);
});

test("queues say how many, narrow the list, and follow what happens", async ({ world, page, context }) => {
  await fill(world);
  await world.enter(context, "support");
  await open(page, "/support");
  await expect(queue(page, "Faulted")).toContainText("1");
  await expect(queue(page, "Overdue")).toContainText("0");
  await expect(queue(page, "Unmatched arrivals")).toHaveAttribute("href", "/operations/arrivals");
  await queue(page, "Faulted").click();
  await expect(page).toHaveURL(/queue=faulted/);
  await expect(queue(page, "Faulted")).toHaveAttribute("aria-current", "true");
  await expect(names(page)).toHaveText(["maps-2025"]);
  const films = new Job(world, "films-2026", ["9QKF20811ZP0"]);
  await films.act("faultDrive", { drive: "9QKF20811ZP0", reason: "The volume does not open" });
  await expect(queue(page, "Faulted")).toContainText("2");
  await expect(names(page)).toHaveCount(2);
  await queue(page, "Overdue").click();
  await expect(page.getByRole("heading", { name: "Nothing here: Overdue" })).toBeVisible();
  await page.getByRole("link", { name: "Clear the filters" }).click();
  await expect(names(page)).toHaveCount(3);
});

test("filters and order stand in the URL, and back takes them away", async ({ world, page, context }) => {
  await fill(world);
  await exportJob(world, "back-home");
  await world.enter(context, "support");
  await open(page, "/support");
  await page.getByLabel("State", { exact: true }).selectOption("Creating");
  await expect(page).toHaveURL(/state=Creating/);
  await page.getByRole("button", { name: "Job", exact: true }).click();
  await expect(names(page)).toHaveText(["alpha-letters", "back-home"]);
  await expect(page.getByRole("columnheader", { name: "Job" })).toHaveAttribute("aria-sort", "ascending");
  await page.getByRole("button", { name: "Job", exact: true }).click();
  await expect(names(page)).toHaveText(["back-home", "alpha-letters"]);
  await expect(page.getByRole("columnheader", { name: "Job" })).toHaveAttribute("aria-sort", "descending");
  await expect(page).toHaveURL(/state=Creating&sort=name&dir=desc/);
  await page.getByLabel("Type").selectOption("Export");
  await expect(names(page)).toHaveText(["back-home"]);
  await page.reload();
  await settled(page);
  await expect(names(page)).toHaveText(["back-home"]);
  await expect(page.getByLabel("Type")).toHaveValue("Export");
  await page.goBack();
  await expect(names(page)).toHaveText(["back-home", "alpha-letters"]);
  await page.getByRole("link", { name: "Creating remove" }).click();
  await expect(names(page)).toHaveCount(4);
});

test("the order that holds stands in its field, in a queue too", async ({ world, page, context }) => {
  await fill(world);
  await world.enter(context, "support");
  await open(page, "/support");
  const sort = page.getByLabel("Sort");
  await expect(sort.locator("option:checked")).toHaveText("Newest first");
  await page.goto("/support?queue=badAddress");
  await settled(page);
  await expect(sort.locator("option:checked")).toHaveText("Longest in its state");
  await sort.selectOption("Newest first");
  await expect(page).toHaveURL(/queue=badAddress&sort=newest/);
  await sort.selectOption("Longest in its state");
  await expect(page).toHaveURL(/queue=badAddress$/);
});

test("a long list has pages, and the file has all of them in the order that is shown", async ({ world, page, context }) => {
  const all = Array.from({ length: 60 }, (_, at) => `job-${String(at).padStart(2, "0")}`);
  for (const name of all) await importJob(world, name);
  await new Job(world, "other", ["T1"]).put(importBody(["T1"]));
  await world.enter(context, "support");
  await open(page, "/support?q=job-&sort=name");
  await expect(names(page)).toHaveCount(50);
  const turn = page.getByRole("navigation", { name: "Pages of the list" });
  await expect(turn).toContainText("1 to 50 of 60");
  const shown = await names(page).allTextContents();
  await turn.getByRole("link", { name: "Next" }).click();
  await expect(turn).toContainText("51 to 60 of 60");
  await expect(names(page)).toHaveCount(10);
  shown.push(...(await names(page).allTextContents()));
  expect(shown).toEqual(all);
  await turn.getByRole("link", { name: "Previous" }).click();
  await expect(turn).toContainText("1 to 50 of 60");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV of these" }).click();
  const [head, ...lines] = readFileSync(await (await download).path(), "utf8").trim().split("\r\n");
  // Every cell is in quotes.
  expect(head).toMatch(/^"name","group","subscription","company"/);
  expect(lines.map((line) => line.split(",")[0])).toEqual(all.map((name) => `"${name}"`));
});

test("nothing found says what to try, and looks behind the filters", async ({ world, page, context }) => {
  await fill(world);
  await world.enter(context, "support");
  await open(page, "/support?q=films&state=Creating");
  await expect(page.getByRole("heading", { name: "No job here has “films” in it" })).toBeVisible();
  await page.getByRole("link", { name: "Look in all jobs" }).click();
  await expect(names(page)).toHaveText(["films-2026"]);
});

test("the page for staff says so to a customer, and shows support no link to the desk", async ({ world, page, context }) => {
  await world.enter(context);
  for (const path of ["/support", "/operations", "/operations/arrivals"]) {
    await open(page, path);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page is for staff");
  }
  const main = page.getByRole("navigation", { name: "Main" });
  await expect(main.getByRole("link")).toHaveText(["Jobs", "Notices", "States", "Settings"]);
  await world.enter(context, "support");
  await open(page, "/support");
  await expect(main.getByRole("link")).toHaveText(["Support", "Notices", "States", "Settings"]);
  await world.enter(context, "operator");
  await page.goto("/");
  await expect(page).toHaveURL(/\/operations$/);
  await expect(main.getByRole("link")).toHaveText(["Support", "Operations", "Notices", "States", "Settings"]);
});

test("without a mouse: words, a queue, an order, a job", async ({ world, page, context }) => {
  await fill(world);
  await world.enter(context, "support");
  await open(page, "/support");
  await tabTo(page, box(page));
  await tabTo(page, queue(page, "Faulted"));
  await page.keyboard.press("Enter");
  await expect(names(page)).toHaveText(["maps-2025"]);
  await expect(queue(page, "Faulted")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(names(page)).toHaveCount(3);
  const company = page.getByRole("button", { name: "Job", exact: true });
  await tabTo(page, company);
  await page.keyboard.press("Enter");
  await expect(names(page)).toHaveText(["alpha-letters", "films-2026", "maps-2025"]);
  await expect(company).toBeFocused();
  await tabTo(page, names(page).first());
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("alpha-letters");
});

for (const width of [390, 1280]) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`support, looked at: ${colorScheme}, ${width} px`, async ({ world, page, context }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await fill(world);
      await world.enter(context, "support");
      for (const path of ["/support", "/support?q=f2o8", "/support?queue=faulted&state=Faulted", "/support?q=nothing-like-it&state=Creating"]) {
        await open(page, path);
        await expectAccessible(page);
        await expectToFit(page);
      }
      await open(page, "/support");
      // Where there is little room, what was found comes before what narrows it.
      if (width === 390) await page.getByText("Filters and order").click();
      await expect(page.getByLabel("Waits for")).toBeVisible();
      await expectAccessible(page);
      await expectToFit(page);
    });
  }
}
