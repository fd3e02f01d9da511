// The pictures are the tables: every state and every edge, in both forms, for both machines; and for a job in each of its states
// what has been, what is, what may come and what no longer can. The edges are read from docs/states.md, which is written from
// the tables: nothing is added by hand here.

import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { type Job, type JobState, exportJob, importJob } from "./jobs.ts";
import { drivesDiagram, expectDrives, expectState, jobDiagram } from "./portal.ts";
import { expect, open, test } from "./test.ts";

/** The rows of the first table below a heading of docs/states.md. */
function table(heading: string): string[][] {
  const text = readFileSync(new URL("../docs/states.md", import.meta.url), "utf8");
  const [, section = ""] = text.split(`\n## ${heading}\n`);
  const rows = section.split("\n## ")[0].split("\n").filter((line) => line.startsWith("| "));
  return rows.slice(1).map((row) => row.split("|").slice(1, -1).map((cell) => cell.trim()));
}

/** The edges as the picture names them: `Creating-Shipping`, with a star for the beginning and for what is deleted. */
function edges(heading: string): string[] {
  const end = (state: string) => (state.startsWith("(") ? "*" : state);
  return [...new Set(table(heading).map(([from, , to]) => `${end(from)}-${end(to)}`))].sort();
}

/** The edges that a picture's strokes stand for. */
function drawn(page: Page, picture: string): Promise<string[]> {
  return page.locator(`${picture} [data-edges]`).evaluateAll((strokes) => {
    const all = strokes.flatMap((stroke) => (stroke.getAttribute("data-edges") ?? "").split(" "));
    return [...new Set(all)].sort();
  });
}

test("every edge and every state of the tables is drawn, in both forms", async ({ world, page, context }) => {
  const [job, drive] = [edges("Jobs"), edges("Drives")];
  expect(job.length).toBeGreaterThan(15);
  expect(drive.length).toBeGreaterThan(12);
  const it = await importJob(world, "films-2026");
  await world.enter(context);
  await open(page, it.page);
  const states = (edges: string[]) => [...new Set(edges.flatMap((edge) => edge.split("-")))].filter((state) => state !== "*").sort();
  for (const [section, wanted] of [["#road", job], ["#drives", drive]] as const) {
    for (const form of [".route__wide", ".route__tall"]) {
      expect(await drawn(page, `${section} ${form}`), `${section} ${form}`).toEqual(wanted);
      const stops = await page.locator(`${section} ${form} [data-key]`).evaluateAll((all) => all.map((stop) => stop.getAttribute("data-key")).sort());
      expect(stops).toEqual(states(wanted));
    }
  }
});

test("the page of states says every edge in words", async ({ world, page }) => {
  await open(page, "/states");
  for (const [heading, id] of [["Jobs", "#job"], ["Drives", "#drive"]] as const) {
    const rows = table(heading);
    const items = page.locator(`${id} ul.next > li`);
    await expect(items).toHaveCount(rows.length);
  }
});

/** What each stop of the job's picture says of itself. */
function standings(page: Page): Promise<Record<string, string>> {
  return jobDiagram(page)
    .getByRole("link")
    .evaluateAll((stops) => Object.fromEntries(stops.map((stop) => [stop.getAttribute("data-key"), stop.getAttribute("aria-label")?.split(", ").pop()])));
}

const PASSED = "passed", NOW = "now", OPEN = "still possible", GONE = "can no longer happen";
const road = (...of: string[]) => {
  const [Creating, Shipping, Received, Transferring, Packaging, Completed, Closed, Faulted] = of;
  return { Creating, Shipping, Received, Transferring, Packaging, Completed, Closed, Faulted };
};
const STANDINGS: Record<JobState, object> = {
  Creating: road(NOW, OPEN, OPEN, OPEN, OPEN, OPEN, OPEN, OPEN),
  Shipping: road(PASSED, NOW, OPEN, OPEN, OPEN, OPEN, OPEN, OPEN),
  Received: road(PASSED, PASSED, NOW, OPEN, OPEN, OPEN, OPEN, OPEN),
  Transferring: road(PASSED, PASSED, PASSED, NOW, OPEN, OPEN, OPEN, OPEN),
  Packaging: road(PASSED, PASSED, PASSED, PASSED, NOW, OPEN, OPEN, OPEN),
  Completed: road(PASSED, PASSED, PASSED, PASSED, PASSED, NOW, GONE, GONE),
  Closed: road(PASSED, PASSED, PASSED, PASSED, PASSED, GONE, NOW, GONE),
  Faulted: road(PASSED, PASSED, PASSED, PASSED, OPEN, OPEN, OPEN, NOW),
};
/** Where the two drives of a job in that state are. */
const DRIVES: Record<JobState, [number, string][]> = {
  Creating: [[2, "Specified"]],
  Shipping: [[2, "Specified"], [0, "Received"]],
  Received: [[2, "Received"], [0, "Specified"]],
  Transferring: [[1, "Transferring"], [1, "Received"]],
  Packaging: [[2, "Completed"], [0, "Transferring"]],
  Completed: [[2, "Shipped back"], [0, "Completed"]],
  Closed: [[2, "Shipped back"]],
  Faulted: [[1, "Transferring"], [1, "Received"]],
};

/** The buttons that the page has for acts; the others are done elsewhere: by programs, or beside what they are about. */
const BUTTONS: Record<string, string> = {
  ship: "I have shipped the drives",
  cancel: "Cancel the job",
  changeDelivery: "Change the delivery package",
  changeReturnAddress: "Change the return address",
  changeReturnShipping: "Change the return carrier",
  changeLogs: "Change the logs",
  sendFurtherPackage: "Announce a further package",
  answer: "Answer the data center",
  readKeys: "Show BitLocker keys",
  delete: "Delete the job",
};

/** The page offers what the service says may be done, and gives its reasons for the rest. */
async function expectOffers(page: Page, job: Job): Promise<void> {
  const offers = (await job.offers()).filter((offer) => offer.act in BUTTONS);
  const detail = page.locator("#road .detail");
  // What is off is folded up.
  const off = offers.filter((offer) => !offer.allowed).length;
  if (off > 0) await detail.getByText(`Not possible now (${off})`).click();
  const rows = detail.locator("div").filter({ has: page.getByText("What you may do", { exact: true }) }).last().getByRole("listitem");
  await expect(rows).toHaveCount(offers.length);
  for (const { act, allowed, whyNot } of offers) {
    const button = rows.getByRole("button", { name: BUTTONS[act] }).or(rows.getByRole("link", { name: BUTTONS[act] }));
    await expect(button, act).toBeVisible();
    if (allowed) await expect(button, act).not.toHaveAttribute("aria-disabled", "true");
    else {
      await expect(button, act).toHaveAttribute("aria-disabled", "true");
      await expect(button, act).toHaveAccessibleDescription(`off: ${whyNot}`);
    }
  }
}

test("a job in each state: what was, is, may come and cannot; and the buttons of its state", async ({ world, page, context }) => {
  await world.enter(context);
  for (const state of Object.keys(STANDINGS) as JobState[]) {
    await test.step(state, async () => {
      const job = await (await importJob(world, `in-${state.toLowerCase()}`)).bringTo(state);
      await open(page, job.page);
      await expectState(page, state);
      expect(await standings(page), state).toEqual(STANDINGS[state]);
      for (const [count, drives] of DRIVES[state]) await expectDrives(page, count, drives);
      await expectOffers(page, job);
    });
  }
});

test("a drive in each state, its oddities told, and its road lit", async ({ world, page, context }) => {
  const serials = ["NEVER", "CLEAN", "NOTES", "ERRORS", "COPYING", "STILL", "GIVEN-UP", "WAITS"];
  const job = await importJob(world, "films-2026", serials);
  await world.enter(context);
  await open(page, job.page);
  await expectDrives(page, 8, "Specified");
  await job.ship();
  await job.act("bookIn", { drives: [...serials.slice(1), "EXTRA"], complete: true });
  await expectDrives(page, 1, "Never received");
  await expectDrives(page, 7, "Received");
  await expect(page.getByRole("heading", { name: "Extra drives" })).toBeVisible();
  await expect(page.locator("#drives")).toContainText("EXTRA");
  for (const serial of ["CLEAN", "NOTES", "ERRORS", "COPYING", "STILL", "GIVEN-UP"]) await job.start(serial);
  await job.finish("CLEAN");
  await job.finish("NOTES", "notices");
  await job.finish("ERRORS", "errors");
  for (const drive of ["STILL", "GIVEN-UP"]) await job.act("faultDrive", { drive, reason: "The volume does not open" });
  await job.act("resolveDrive", { drive: "GIVEN-UP", how: "giveUp" });

  await expectState(page, "Transferring");
  await expectDrives(page, 1, "Received");
  await expectDrives(page, 1, "Transferring");
  await expectDrives(page, 1, "Completed");
  await expectDrives(page, 3, "Completed, with notes");
  await expectDrives(page, 1, "Faulted");
  await expectDrives(page, 1, "Never received");
  const row = (serial: string) => page.getByRole("row", { name: new RegExp(`^${serial} `) });
  await expect(row("ERRORS")).toContainText("Completed, with errors");
  await expect(row("GIVEN-UP")).toContainText("Given up");
  await expect(row("STILL")).toContainText("The volume does not open");
  await expect(row("WAITS")).toContainText("waits for a copy station");
  await expect(page.locator("#drives")).toContainText("NEVER was not in the box.");
  // What went wrong for good: the job can no longer end Completed.
  await expect(jobDiagram(page).getByRole("link", { name: /^Completed.*, can no longer happen$/ })).toBeVisible();

  // Picking a drive lights its road, and the URL keeps it.
  await page.getByRole("link", { name: "GIVEN-UP", exact: true }).click();
  await expect(page).toHaveURL(/\?drive=GIVEN-UP/);
  await expect(page.getByRole("region", { name: "GIVEN-UP" })).toContainText("Completed, with notes");
  const lit = page.locator("#drives .route__wide [data-way=picked][data-edges]");
  const went = await lit.evaluateAll((all) => all.flatMap((way) => (way.getAttribute("data-edges") ?? "").split(" ")));
  for (const edge of ["*-Specified", "Specified-Received", "Received-Transferring", "Transferring-Faulted", "Faulted-CompletedMoreInfo"]) expect(went).toContain(edge);
  await page.reload();
  await expect(page.getByRole("region", { name: "GIVEN-UP" })).toBeVisible();
});

test("a fault and its end: the road leads back to where the drives are", async ({ world, page, context }) => {
  const job = await (await importJob(world, "films-2026")).bringTo("Transferring");
  await world.enter(context);
  await open(page, job.page);
  await job.act("faultJob", { reason: "The customs papers are missing" });
  await expectState(page, "Faulted");
  await expect(page.locator("q")).toHaveText("The customs papers are missing");
  await page.getByRole("button", { name: "Answer the data center" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Answer the data center" });
  await expect(dialog).toContainText("The customs papers are missing");
  await dialog.getByRole("button", { name: "Send" }).click();
  await expect(dialog.getByLabel("What do you want to say?")).toHaveAttribute("aria-invalid", "true");
  await dialog.getByLabel("What do you want to say?").fill("They are on their way.");
  await dialog.getByRole("button", { name: "Send" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("The job stands still. The data center reads your answer.")).toBeVisible();
  // Its button is gone.
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await expect(page.locator("#timeline")).toContainText("They are on their way.");
  await job.act("resolveJob");
  await expectState(page, "Transferring");
  await expect(jobDiagram(page).getByRole("link", { name: /^Faulted.*, passed$/ })).toBeVisible();
});

test("an export job's drives begin at Received", async ({ world, page, context }) => {
  const job = await (await exportJob(world, "back-home", ["WD-1"])).bringTo("Received");
  await world.enter(context);
  await open(page, job.page);
  await expectDrives(page, 1, "Received");
  await expect(drivesDiagram(page).getByRole("link", { name: "Specified, no drives", exact: true })).toHaveAttribute("data-stop", "gone");
});

test("a state that is pressed is explained, and the URL keeps it", async ({ world, page, context }) => {
  const job = await (await importJob(world, "films-2026")).bringTo("Shipping");
  await world.enter(context);
  await open(page, job.page);
  await jobDiagram(page).getByText("Packaging", { exact: true }).click();
  await expect(page).toHaveURL(`${job.page}?state=Packaging`);
  const detail = page.locator("#road .detail");
  await expect(detail.getByRole("heading", { name: "Packaging" })).toBeVisible();
  await expect(detail).toContainText("The data center packs them to be sent back.");
  await page.reload();
  await expect(detail.getByRole("heading", { name: "Packaging" })).toBeVisible();
  await page.goBack();
  await expect(detail.getByRole("heading", { name: "Shipping" })).toBeVisible();
});
