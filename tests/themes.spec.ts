// Every page, narrow and wide, light and dark: axe finds nothing, and nothing is wider than the window. One walk for each, because
// what costs is opening pages.

import type { Page } from "@playwright/test";
import { GO_ON, chooseJournals, fillBasics, fillRest, goOn } from "./form.ts";
import { type Job, exportJob, importJob } from "./jobs.ts";
import { writeJournal } from "./journal.ts";
import { expect, expectAccessible, expectToFit, open, test } from "./test.ts";
import type { World } from "./world.ts";

const LONG = "förteckning-över-årsredovisningar-och-flygbilder-1948-till-2026-södra-och-västra-regionen-kopia-2-av-3-寺院の写真";

interface Jobs {
  creating: Job;
  copying: Job;
  closed: Job;
  faulted: Job;
  cancelled: Job;
  back: Job;
}

/** Jobs with everything odd that a page can show. */
async function fill(world: World): Promise<Jobs> {
  const creating = await importJob(world, LONG, ["9CA995BB"], { returnAddress: undefined });
  const serials = ["NEVER", "CLEAN", "NOTES", "COPYING", "STILL", "GIVEN-UP", "WAITS"];
  const copying = await (await importJob(world, "copying-2026", serials)).bringTo("Shipping");
  await copying.act("bookIn", { drives: [...serials.slice(1), "EXTRA"], complete: true });
  for (const serial of serials.slice(1, 6)) await copying.start(serial);
  await copying.finish("CLEAN");
  await copying.finish("NOTES", "warnings");
  await copying.act("report", { drive: "COPYING", percent: 40, bytes: 1_600_000_000_000, errorLogUri: "https://logs.example/e.xml", verboseLogUri: "https://logs.example/v.xml" });
  for (const drive of ["STILL", "GIVEN-UP"]) await copying.act("faultDrive", { drive, reason: "The volume does not open" });
  await copying.act("resolveDrive", { drive: "GIVEN-UP", how: "giveUp" });
  const closed = await (await importJob(world, "closed-2026")).bringTo("Closed");
  const faulted = await (await importJob(world, "faulted-2026")).bringTo("Faulted");
  const cancelled = await (await importJob(world, "cancelled-2026")).bringTo("Shipping");
  await cancelled.cancel();
  const back = await (await exportJob(world, "back-home")).bringTo("Completed");
  return { creating, copying, closed, faulted, cancelled, back };
}

async function check(page: Page, what: string): Promise<void> {
  await test.step(what, async () => {
    await expectAccessible(page);
    await expectToFit(page);
  });
}

async function visit(page: Page, path: string): Promise<void> {
  await open(page, path);
  await check(page, path);
}

for (const width of [390, 1280]) {
  for (const colorScheme of ["light", "dark"] as const) {
    const setting = `${colorScheme}, ${width} px`;

    test(`signed out: ${setting}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      for (const path of ["/states", "/sign-in", "/jobs", "/nowhere"]) await visit(page, path);
      await page.getByRole("link", { name: "Go to your jobs" }).click();
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page.getByRole("alert")).toBeVisible();
      await check(page, "a problem at the sign-in");
    });

    test(`jobs: ${setting}`, async ({ world, page, context }) => {
      test.setTimeout(120_000);
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await world.enter(context);
      await visit(page, "/jobs");
      const jobs = await fill(world);
      await visit(page, "/jobs");
      await visit(page, "/jobs?q=nothing-like-it&state=Faulted&location=West%20Europe");
      for (const job of Object.values(jobs)) await visit(page, job.page);
      await visit(page, `${jobs.copying.page}?drive=GIVEN-UP&state=Packaging`);
      await visit(page, new URL(jobs.creating.page, world.url).pathname.replace(/[^/]+$/, "never-was"));
      await visit(page, "/settings");
    });

    test(`forms: ${setting}`, async ({ world, page, context }) => {
      test.setTimeout(120_000);
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await world.enter(context);
      const creating = await importJob(world, LONG, ["9CA995BB"], { returnAddress: undefined });
      const copying = await (await importJob(world, "copying-2026")).bringTo("Transferring");
      await visit(page, `${creating.page}/ship`);
      await page.getByLabel("Tracking number").fill("1Z999AA10123456785");
      await page.getByRole("button", { name: "I have shipped the drives" }).click();
      await expect(page.getByRole("alert")).toBeVisible();
      await check(page, "problems while shipping");
      await visit(page, `${creating.page}/slip`);
      await visit(page, `${copying.page}/ship`);
      for (const part of ["address", "carrier", "logs", "delivery"]) await visit(page, `${creating.page}/edit?part=${part}`);

      await open(page, creating.page);
      await page.getByRole("button", { name: "Cancel job…" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await check(page, "a second step");

      // Without the group and the account that are on offer by now, the form has other fields; both are looked at.
      await visit(page, "/jobs/new");
      await page.getByRole("button", { name: GO_ON.drives }).or(page.getByRole("button", { name: /^Go on/ })).click();
      await expect(page.getByRole("alert")).toBeVisible();
      await check(page, "problems of a new job");
    });

    test(`a new job: ${setting}`, async ({ world, page, context }) => {
      test.setTimeout(120_000);
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await world.enter(context);
      await open(page, "/jobs/new");
      await fillBasics(page, LONG, "Import");
      await page.getByLabel("Location of the data center").selectOption("Korea South");
      await check(page, "basics");
      await goOn(page, GO_ON.drives, "Which drives do you send?");
      const masked = "******-******-******-******-******-******-******-******";
      await chooseJournals(page, [writeJournal(world, "a.jrn", ["9CA995BB"]), writeJournal(world, "b.jrn", ["MASKED-DRIVE-WITH-A-LONG-SERIAL-NUMBER-0123456789"], masked)]);
      await expect(page.getByText("2 of at most 10")).toBeVisible();
      await page.getByText("No journal file? Type a drive in").click();
      await check(page, "drives");
      await page.getByLabel(/BitLocker key of drive MASKED/).fill("238810-662376-448998-450120-652806-203390-606320-483076");
      await goOn(page, GO_ON.logs, "What should be written down?");
      await check(page, "logs");
      await fillRest(page);
      await check(page, "check");
      await page.getByRole("link", { name: "Change: Return" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Where do the drives go back to?");
      await page.getByLabel("My account with a carrier").check();
      await check(page, "return address");
      await page.getByRole("button", { name: "Discard this draft" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Discard", exact: true }).click();
      await fillBasics(page, LONG, "Export");
      await goOn(page, GO_ON.blobs, "Which blobs do you want?");
      await page.getByLabel("Some of it").check();
      await check(page, "blobs");
    });
  }
}

test("the job page at 320 px, and where the letters are four times as large", async ({ world, page, context }) => {
  const { creating, copying } = await fill(world);
  await world.enter(context);
  await page.setViewportSize({ width: 320, height: 700 });
  for (const job of [creating, copying]) await visit(page, job.page);
  await visit(page, "/jobs");
  await visit(page, `${creating.page}/ship`);
});

test("the job page in forced colours, and with motion reduced", async ({ world, page, context }) => {
  const { copying } = await fill(world);
  await world.enter(context);
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  await visit(page, copying.page);
  // The road is told without our colours: strokes and shapes are there, in the system's.
  const seen = await page.locator("#road .route__wide .way, #road .route__wide .stop__shape").evaluateAll((all) => all.map((one) => getComputedStyle(one).stroke));
  expect(seen.every((stroke) => stroke !== "none" && stroke !== "rgba(0, 0, 0, 0)")).toBe(true);
  const moving = await page.evaluate(() => document.getAnimations().filter((it) => it.playState === "running").length);
  expect(moving).toBe(0);
});

test("a packing slip is printed without what stands around it", async ({ world, page, context }) => {
  const job = await importJob(world, "films-2026");
  await world.enter(context);
  await open(page, `${job.page}/slip`);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("Waybill packing slip")).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeHidden();
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
  await expect(page.getByRole("article")).toContainText("9CA995BB");
});
