// Nothing typed is lost: not by a reload, a dropped network, a service that is away, or a session that has ended.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { GO_ON, chooseJournals, fillBasics, goOn, toDrives } from "./form.ts";
import { KEY, TRACKING, importJob } from "./jobs.ts";
import { writeJournal } from "./journal.ts";
import { expectState, fillAddress, toast } from "./portal.ts";
import { expect, open, test } from "./test.ts";
import { GROUP, SUBSCRIPTION } from "./world.ts";

const SHIP = { name: "I have shipped the drives" };

test("a reload in the middle of a new job keeps the draft, keys too", async ({ world, page, context }) => {
  await world.enter(context);
  await open(page, "/jobs/new");
  await fillBasics(page, "films-2026", "Import");
  await page.reload();
  await expect(page.getByLabel("Name of the job")).toHaveValue("films-2026");
  await expect(page.getByLabel("Import: from my drives into the cloud")).toBeChecked();
  await expect(page.getByLabel("Location of the data center")).toHaveValue("West Europe");
  await goOn(page, GO_ON.drives, "Which drives do you send?");
  await chooseJournals(page, writeJournal(world, "a.jrn", ["9CA995BB"]));
  await expect(page.getByRole("row", { name: /9CA995BB/ })).toContainText("Known");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Which drives do you send?");
  await expect(page.getByRole("row", { name: /9CA995BB/ })).toContainText("Known");

  // A key is a secret: it stays in this tab, and in no other place of the browser.
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(kept).toContain("9CA995BB");
  expect(kept).not.toContain(KEY);
  const other = await context.newPage();
  await open(other, "/jobs/new?step=data");
  await expect(other.getByRole("row", { name: /9CA995BB/ })).toContainText("Not known");
});

test("a draft can be thrown away, and is another's for another person", async ({ world, page, context }) => {
  await world.enter(context);
  await open(page, "/jobs/new");
  await page.getByLabel("Name of the job").fill("films-2026");
  await page.getByRole("button", { name: "Discard this draft" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Discard", exact: true }).click();
  await expect(toast(page)).toContainText("The draft is discarded");
  await expect(page.getByLabel("Name of the job")).toHaveValue("");
  await page.reload();
  await expect(page.getByLabel("Name of the job")).toHaveValue("");
});

/** What a browser kept of somebody's forms under version 421bcc4, by where it kept it. */
function recorded(who: string): Record<"browser" | "tab", Record<string, string>> {
  const file = `../crates/service/tests/recorded/421bcc4/drafts/${who}.json`;
  return JSON.parse(readFileSync(fileURLToPath(new URL(file, import.meta.url)), "utf8"));
}

/** The keys of all drafts that this browser keeps. */
const keptDrafts = (page: Page): Promise<string[]> =>
  page.evaluate(() => [localStorage, sessionStorage].flatMap((kept) => Object.keys(kept)).filter((key) => key.startsWith("draft/")));

// Guards against an update that loses what somebody typed before it: drafts were kept by the person's name.
test("what was typed before the update stands in the forms after it, keys too, and signing out forgets it", async ({ world, page, context, browser }) => {
  await importJob(world, "films-2026", ["9CA995BB"], { returnAddress: undefined });
  await (await importJob(world, "maps-2025", ["A1"])).bringTo("Shipping");
  await world.enter(context);
  await open(page, "/states");
  const keep = ({ browser, tab }: ReturnType<typeof recorded>) => {
    for (const [key, text] of Object.entries(browser)) localStorage.setItem(key, text);
    for (const [key, text] of Object.entries(tab)) sessionStorage.setItem(key, text);
  };
  await page.evaluate(keep, recorded("customer"));

  await open(page, "/jobs/new?step=data");
  await expect(page.getByRole("row", { name: /9CA995BC/ })).toContainText("Known");
  await open(page, "/jobs/new?step=return");
  await expect(page.getByLabel("E-mail")).toHaveValue("ann@contoso.example");
  await open(page, "/jobs/new");
  await expect(page.getByLabel("Name of the job")).toHaveValue("letters-1948");
  const jobs = `/jobs/${SUBSCRIPTION}/${GROUP}`;
  await open(page, `${jobs}/films-2026/ship`);
  await expect(page.getByLabel("Tracking number")).toHaveValue(TRACKING);
  await expect(page.getByLabel("Street and number")).toHaveValue("Skeppsbron 22");
  await open(page, `${jobs}/maps-2025/edit?part=address`);
  await expect(page.getByLabel("Town or city")).toHaveValue("Göteborg");
  await open(page, `${jobs}/maps-2025/share`);
  await expect(page.getByLabel("State and progress", { exact: true })).toBeChecked();

  // Each is kept once, under whose it is; and goes with its person.
  const keys = await keptDrafts(page);
  expect(keys).toHaveLength(5);
  expect(keys.filter((key) => key.startsWith("draft/customer/"))).toEqual([]);
  await open(page, "/settings");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  expect(await keptDrafts(page)).toEqual([]);

  const staff = await browser.newContext();
  await world.enter(staff, "operator");
  const desk = await staff.newPage();
  await open(desk, "/states");
  await desk.evaluate(keep, recorded("operator"));
  await open(desk, "/operations");
  await expect(desk.getByRole("heading", { name: `Package ${TRACKING}` })).toBeVisible();
  await expect(desk.getByRole("heading", { name: "Scanned (1)" })).toBeVisible();
  await staff.close();
});

// Guards against what a person typed staying in a browser that the next one uses.
test("signing out forgets drafts, and what an earlier version kept by name too", async ({ world, page, context }) => {
  await world.enter(context);
  await open(page, "/jobs/new");
  await page.getByLabel("Name of the job").fill("films-2026");
  const name = await page.evaluate(async () => (await (await fetch("/v1/session")).json()).name as string);
  await page.evaluate((who) => localStorage.setItem(`draft/${who}/ship/contoso`, "{}"), name);
  await expect.poll(() => keptDrafts(page)).toHaveLength(2);
  await open(page, "/settings");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  expect(await keptDrafts(page)).toEqual([]);
});

test("a reload in the middle of shipping keeps the draft, and what was sent is forgotten", async ({ world, page, context }) => {
  const job = await importJob(world, "films-2026", ["9CA995BB"], { returnAddress: undefined });
  await world.enter(context);
  await open(page, `${job.page}/ship`);
  await page.getByLabel("Tracking number").fill(TRACKING);
  await fillAddress(page);
  await page.reload();
  await expect(page.getByLabel("Tracking number")).toHaveValue(TRACKING);
  await expect(page.getByLabel("E-mail")).toHaveValue("ann@contoso.example");
  await page.getByRole("button", SHIP).click();
  await expectState(page, "Shipping");
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(TRACKING);
});

test("offline in the middle of a form loses nothing", async ({ world, page, context }) => {
  const job = await importJob(world, "films-2026", ["9CA995BB"]);
  await world.enter(context);
  await open(page, `${job.page}/ship`);
  await context.setOffline(true);
  await page.getByLabel("Tracking number").fill(TRACKING);
  await page.getByRole("button", SHIP).click();
  await expect(page.getByRole("alert").filter({ hasText: "The service does not answer" })).toContainText("Nothing you typed is lost");
  await expect(page.getByLabel("Tracking number")).toHaveValue(TRACKING);
  await context.setOffline(false);
  await page.getByRole("button", SHIP).click();
  await expect(page).toHaveURL(job.page);
  await expectState(page, "Shipping");
});

test("a service that is away in the middle of a form loses nothing", async ({ world, page, context }) => {
  await world.enter(context);
  await open(page, "/jobs/new");
  await toDrives(page);
  await chooseJournals(page, writeJournal(world, "a.jrn", ["9CA995BB"]));
  await goOn(page, GO_ON.logs, "What should be written down?");
  await goOn(page, GO_ON.back, "Where do the drives go back to?");
  await goOn(page, GO_ON.check, "Check and create");
  await world.stop();
  await page.getByRole("button", { name: GO_ON.create }).click();
  await expect(page.getByRole("alert").filter({ hasText: "The service does not answer" })).toBeVisible();
  await world.run();
  await page.getByRole("button", { name: GO_ON.create }).click();
  await expect(toast(page)).toContainText("films-2026 is created");
  await expectState(page, "Creating");
});

test("an expired session keeps what was typed; signed in again, one goes on", async ({ world, page, context }) => {
  const job = await importJob(world, "films-2026", ["9CA995BB"]);
  await world.enter(context);
  await open(page, `${job.page}/ship`);
  await page.getByLabel("Tracking number").fill(TRACKING);
  // The session ends on the service, as after its twelve hours.
  await context.request.delete("/v1/session");
  await page.getByRole("button", SHIP).click();
  const banner = page.getByRole("alert").filter({ hasText: "You have been signed out" });
  await expect(banner).toContainText("Nothing you typed is lost");
  await expect(page.getByLabel("Tracking number")).toHaveValue(TRACKING);
  expect(await job.state()).toBe("Creating");

  await banner.getByLabel("Sign-in link or code").fill(world.signInLink("customer"));
  await banner.getByRole("button", { name: "Sign in" }).click();
  await expect(banner).toHaveCount(0);
  await expect(page.getByLabel("Tracking number")).toHaveValue(TRACKING);
  await page.getByRole("button", SHIP).click();
  await expect(page).toHaveURL(job.page);
  await expectState(page, "Shipping");
});
