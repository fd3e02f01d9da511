// Without a mouse: the main job, the picture, the keys; and the focus where one expects it.

import type { Page } from "@playwright/test";
import { HASH, Job, KEY, TRACKING, importJob } from "./jobs.ts";
import { ADDRESS_FIELDS, expectState, jobDiagram, tabTo } from "./portal.ts";
import { expect, open, settled, test } from "./test.ts";
import { SUBSCRIPTION } from "./world.ts";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

/** One stands at the top of the page: on its heading, or, where the browser has loaded it, before everything in it. */
async function expectAtTop(page: Page, words: string): Promise<void> {
  await expect(heading(page)).toHaveText(words);
  await settled(page);
  await expect.poll(() => page.evaluate(() => [document.querySelector("main h1"), document.body].includes(document.activeElement as HTMLElement))).toBe(true);
}

async function type(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.type(text);
}

async function press(page: Page, name: string, role: "button" | "link" = "button"): Promise<void> {
  await tabTo(page, page.getByRole(role, { name }).first());
  await page.keyboard.press("Enter");
}

test("the keyboard alone creates a job and ships it", async ({ world, page, context }) => {
  await world.enter(context);
  await open(page, "/jobs");
  await press(page, "Create your first job", "link");
  await expectAtTop(page, "What do you want to move?");

  await type(page, "Name of the job", "films-2026");
  await tabTo(page, page.getByLabel("Import: from my drives into the cloud"));
  await page.keyboard.press("Space");
  await type(page, "Storage account", "contosoarchive");
  await tabTo(page, page.getByLabel("Location of the data center"));
  await page.keyboard.type("West E");
  await press(page, "Go on to drives");

  await expect(heading(page)).toHaveText("Which drives do you send?");
  await expect(heading(page)).toBeFocused();
  await tabTo(page, page.locator("summary"));
  await page.keyboard.press("Enter");
  await type(page, "Serial number", "9CA995BB");
  await type(page, "Path of the manifest on the drive", "\\DriveManifest.xml");
  await type(page, "Hash of the manifest", HASH);
  await type(page, "BitLocker key", KEY);
  await press(page, "Add this drive");
  await expect(page.getByRole("row", { name: /9CA995BB/ })).toBeVisible();
  await press(page, "Go on to logs");
  await expect(heading(page)).toBeFocused();
  await press(page, "Go on to the return address");
  await expect(heading(page)).toBeFocused();
  for (const [label, text] of ADDRESS_FIELDS) await type(page, label, text);
  await press(page, "Go on to check");
  await expect(heading(page)).toHaveText("Check and create");
  await press(page, "Create the job");

  const job = new Job(world, "films-2026", ["9CA995BB"], SUBSCRIPTION, "default");
  await expect(page).toHaveURL(job.page);
  await expectAtTop(page, "films-2026");
  await expectState(page, "Creating");

  await press(page, "Enter shipping details", "link");
  await expectAtTop(page, "Shipping details");
  await type(page, "Tracking number", TRACKING);
  // Enter in a field sends the form.
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(job.page);
  await expectAtTop(page, "films-2026");
  await expectState(page, "Shipping");
});

test("the focus goes to the heading of each page that one goes to, and back", async ({ world, page, context }) => {
  const job = await importJob(world, "films-2026");
  await world.enter(context);
  await open(page, "/jobs");
  await press(page, "films-2026", "link");
  await expect(page).toHaveURL(job.page);
  await expect(heading(page)).toHaveText("films-2026");
  await expect(heading(page)).toBeFocused();
  await expect(page).toHaveTitle("films-2026, Creating – Waybill");
  // Where one is now is read out.
  await expect(page.getByRole("status").filter({ hasText: /^films-2026.* – Waybill$/ })).toHaveCount(1);
  await page.goBack();
  await expect(heading(page)).toHaveText("Jobs");
  await expect(heading(page)).toBeFocused();
  await expect(page.getByRole("status").filter({ hasText: /^Jobs – Waybill$/ })).toHaveCount(1);
});

test("the picture is walked with arrow keys", async ({ world, page, context }) => {
  const job = await (await importJob(world, "films-2026")).bringTo("Shipping");
  await world.enter(context);
  await open(page, job.page);
  const stop = (name: string) => jobDiagram(page).getByRole("link", { name: new RegExp(`^${name}`) });
  // One stop for Tab, the current one.
  await tabTo(page, stop("Shipping"));
  await page.keyboard.press("ArrowRight");
  await expect(stop("Received")).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(stop("Creating")).toBeFocused();
  await page.keyboard.press("End");
  await expect(stop("Faulted")).toBeFocused();
  await page.keyboard.press("Home");
  await expect(stop("Creating")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#road .detail").getByRole("heading", { name: "Creating" })).toBeVisible();
  await expect(stop("Creating")).toBeFocused();
  // And Tab leads on, out of the picture.
  await page.keyboard.press("Tab");
  await expect(jobDiagram(page).locator(":focus")).toHaveCount(0);
});

test("live changes leave the focus and the half-typed text alone", async ({ world, page, context }) => {
  const job = await (await importJob(world, "films-2026")).bringTo("Transferring");
  await world.enter(context);
  await open(page, job.page);
  await tabTo(page, jobDiagram(page).getByRole("link", { name: /^Transferring/ }));
  await page.keyboard.press("ArrowRight");
  await job.report("9CA995BB", 60);
  await expect(page.getByRole("row", { name: /9CA995BB/ })).toContainText("60 %");
  await expect(jobDiagram(page).getByRole("link", { name: /^Packaging/ })).toBeFocused();

  await open(page, `${job.page}/edit?part=address`);
  const city = page.getByLabel("Town or city");
  await city.fill("");
  await city.pressSequentially("Göte");
  await job.start("9CA995BC");
  await expect(page.getByText("This job changed meanwhile")).toBeVisible();
  await city.pressSequentially("borg");
  await expect(city).toHaveValue("Göteborg");
  await expect(city).toBeFocused();
});

test("keys: search, help, skipping to the content; and none of them in a field", async ({ world, page, context }) => {
  await importJob(world, "films-2026");
  await world.enter(context);
  await open(page, "/jobs");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();

  await page.keyboard.press("/");
  const search = page.getByRole("searchbox", { name: "Search" });
  await expect(search).toBeFocused();
  await page.keyboard.type("?/");
  await expect(search).toHaveValue("?/");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Shift+Tab");
  await search.blur();

  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keys" });
  await expect(help).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();

  await open(page, "/states");
  await page.keyboard.press("/");
  await expect(page).toHaveURL("/jobs");
});
