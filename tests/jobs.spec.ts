// The list of jobs: what is looked for, narrowed and ordered stands in the URL; rows are alive; a page at a time.

import { type Page } from "@playwright/test";
import { Job, exportJob, importBody, importJob } from "./jobs.ts";
import { expect, open, settled, test } from "./test.ts";
import { GROUP, SUBSCRIPTION } from "./world.ts";

const row = (page: Page, name: string) => page.getByRole("row", { name: new RegExp(name) });
/** The names of the jobs that are listed, from top to bottom. */
const names = (page: Page) => page.getByRole("rowheader").getByRole("link");

test("jobs are searched, filtered and sorted, and the URL holds it all", async ({ world, page, context }) => {
  await importJob(world, "alpha", ["AAA111"]);
  await (await importJob(world, "beta", ["BBB222"])).bringTo("Transferring");
  await (await exportJob(world, "gamma", ["CCC333"])).bringTo("Shipping");
  await (await importJob(world, "delta", ["DDD444"], {})).bringTo("Completed");
  await new Job(world, "epsilon", ["EEE555"]).put({ ...importBody(["EEE555"]), location: "West US" });
  await world.enter(context);
  await open(page, "/jobs");
  await expect(page.getByText("5 jobs")).toBeVisible();
  // What needs one comes first.
  await expect(page.getByRole("rowheader", { name: /^(Needs you|Under way|Ended)/ })).toHaveText([/Needs you\s*2/, /Under way\s*2/, /Ended\s*1/]);
  await expect(row(page, "alpha")).toContainText("Enter shipping details");

  // By name, by a drive's serial, by tracking number.
  const search = page.getByRole("searchbox", { name: "Search" });
  await search.fill("gam");
  await expect(names(page)).toHaveText(["gamma"]);
  await expect(page).toHaveURL("/jobs?q=gam");
  await search.fill("bbb222");
  await expect(names(page)).toHaveText(["beta"]);
  await search.fill("1Z999AA1O1");
  await expect(names(page)).toHaveCount(3);
  await search.fill("nothing like it");
  await expect(page.getByRole("heading", { name: "No job here has “nothing like it” in it" })).toBeVisible();
  await page.getByRole("link", { name: "Clear the filters" }).click();
  await expect(page).toHaveURL("/jobs");
  await expect(search).toHaveValue("");
  await expect(names(page)).toHaveCount(5);

  await page.getByLabel("State").selectOption("Transferring");
  await expect(names(page)).toHaveText(["beta"]);
  await page.getByLabel("State").selectOption("Needs you");
  await expect(names(page)).toHaveCount(2);
  await page.getByLabel("Type").selectOption("Import");
  await page.getByLabel("Location").selectOption("West US");
  await expect(names(page)).toHaveText(["epsilon"]);
  await page.getByLabel("Sort").selectOption("Name");
  await expect(page).toHaveURL("/jobs?state=needs-you&type=Import&location=West%20US&sort=name");

  // A URL is all that has to be kept.
  await page.reload();
  await settled(page);
  await expect(names(page)).toHaveText(["epsilon"]);
  await expect(page.getByLabel("Location")).toHaveValue("West US");
  // A chip takes one filter away; going back brings it again.
  await page.getByRole("link", { name: /West US.*remove/ }).click();
  await expect(names(page)).toHaveText(["alpha", "epsilon"]);
  await page.goBack();
  await expect(names(page)).toHaveText(["epsilon"]);
});

test("rows are alive", async ({ world, page, context }) => {
  const job = await importJob(world, "films-2026", ["9CA995BB"]);
  await world.enter(context);
  await open(page, "/jobs");
  const films = row(page, "films-2026");
  await expect(films).toContainText("Creating");
  await job.ship();
  await expect(films).toContainText("Shipping");
  await expect(page.getByRole("rowheader", { name: /^Under way/ })).toBeVisible();
  await job.bookIn();
  await job.start("9CA995BB");
  await job.report("9CA995BB", 42);
  await expect(films).toContainText("42 %");
  await expect(films.getByRole("progressbar")).toHaveJSProperty("value", 42);
  await job.finish("9CA995BB");
  await job.shipBack();
  await expect(films).toContainText("Completed");
  await expect(page.getByRole("rowheader", { name: /^Ended/ })).toBeVisible();
});

test("a long list is turned page by page", async ({ world, page, context }) => {
  const all = Array.from({ length: 120 }, (_, at) => `job-${String(at).padStart(3, "0")}`);
  for (let at = 0; at < all.length; at += 20) await Promise.all(all.slice(at, at + 20).map((name) => importJob(world, name, [`S-${name}`])));
  await world.enter(context);
  await open(page, "/jobs?sort=name");
  const turn = page.getByRole("navigation", { name: "Pages of the list" });
  await expect(turn).toContainText("1 to 50 of 120");
  await expect(names(page)).toHaveText(all.slice(0, 50));
  await turn.getByRole("link", { name: "Next" }).click();
  await expect(turn).toContainText("51 to 100 of 120");
  await expect(names(page)).toHaveText(all.slice(50, 100));
  await page.reload();
  await expect(names(page)).toHaveText(all.slice(50, 100));
  await turn.getByRole("link", { name: "Next" }).click();
  await expect(names(page)).toHaveText(all.slice(100));
  await page.goBack();
  await expect(turn).toContainText("51 to 100 of 120");
  await turn.getByRole("link", { name: "Previous" }).click();
  await expect(turn).toContainText("1 to 50 of 120");
});

test("staff see every company's jobs, a customer only their own", async ({ world, page, context }) => {
  const other = "0b1f5f9e-2d40-4a57-9d0e-0d3c5a7b1e99";
  world.command(["subscription", "add", SUBSCRIPTION, "--company", "Contoso Ltd"]);
  world.command(["subscription", "add", other, "--company", "Fabrikam AB"]);
  await importJob(world, "ours");
  await new Job(world, "theirs", ["T1"], other, GROUP).put(importBody(["T1"]));
  await world.enter(context, "support");
  await open(page, "/jobs");
  await expect(row(page, "ours")).toContainText("Contoso Ltd");
  await expect(row(page, "theirs")).toContainText("Fabrikam AB");
  await world.enter(context, "customer", [other]);
  await open(page, "/jobs");
  await expect(names(page)).toHaveText(["theirs"]);
});
