// The main job, from a journal file to Completed: made in the browser, shipped, moved by the data center, watched to its end in
// a page that is never loaded again.

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { GO_ON, chooseJournals, fillRest, goOn, toDrives } from "./form.ts";
import { HASH, Job, KEY, TRACKING, importJob } from "./jobs.ts";
import { writeJournal, writeWideJournal } from "./journal.ts";
import { expectDrives, expectState, jobDiagram, toast } from "./portal.ts";
import { expect, open, test } from "./test.ts";
import { GROUP, SUBSCRIPTION } from "./world.ts";

test("import: from a journal file to Completed", async ({ world, page, context }) => {
  await world.enter(context);
  await open(page, "/jobs");
  await page.getByRole("link", { name: "Create your first job" }).click();
  await toDrives(page, "films-2026");

  // The drives, from the file that the tool wrote.
  const journal = writeJournal(world, "session-1.jrn", ["9CA995BB", "9CA995BC"]);
  await chooseJournals(page, journal);
  await expect(page.getByText("session-1.jrn", { exact: true })).toBeVisible();
  await expect(page.getByText("2 drives", { exact: true })).toBeVisible();
  for (const serial of ["9CA995BB", "9CA995BC"]) {
    await expect(page.getByRole("row", { name: new RegExp(serial) })).toContainText("Known");
  }
  await goOn(page, GO_ON.logs, "What should be written down?");
  await fillRest(page);
  await expect(page.getByRole("main")).toContainText("9CA995BC");
  await page.getByRole("button", { name: GO_ON.create }).click();

  // Its page.
  const job = new Job(world, "films-2026", ["9CA995BB", "9CA995BC"], SUBSCRIPTION, "default");
  await expect(page).toHaveURL(job.page);
  await expect(toast(page)).toContainText("films-2026 is created");
  await expectState(page, "Creating");
  await expectDrives(page, 2, "Specified");
  const { properties } = await job.get();
  expect(properties.driveList).toMatchObject([
    { driveId: "9CA995BB", manifestFile: "\\DriveManifest.xml", manifestHash: HASH, state: "Specified" },
    { driveId: "9CA995BC" },
  ]);
  const keys = await world.must(world.jobPath("films-2026/listBitLockerKeys", SUBSCRIPTION, "default").replace("%2F", "/"), { method: "POST", token: job.token() });
  expect(keys.json.value[0]).toEqual({ driveId: "9CA995BB", bitLockerKey: KEY });

  // Shipped.
  await page.getByRole("link", { name: "Enter shipping details" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Shipping details");
  await page.getByLabel("Tracking number").fill(TRACKING);
  await expect(page.getByLabel("Carrier", { exact: true })).toHaveValue("UPS");
  await page.getByRole("button", { name: "I have shipped the drives" }).click();
  await expect(toast(page)).toContainText("The drives are on their way");
  await expectState(page, "Shipping");
  await expect(page.locator("#shipping").getByRole("link", { name: TRACKING })).toHaveAttribute("href", /ups\.com/);

  // From here on the page is not touched. A mark on it would not survive a reload.
  await page.evaluate(() => Object.assign(globalThis, { untouched: true }));
  await job.bookIn();
  await expectState(page, "Received");
  await expectDrives(page, 2, "Received");

  await job.start("9CA995BB");
  await expectState(page, "Transferring");
  await expectDrives(page, 1, "Transferring");
  await expectDrives(page, 1, "Received");
  const row = (serial: string) => page.getByRole("row", { name: new RegExp(serial) });
  for (const percent of [12, 55]) {
    await job.report("9CA995BB", percent);
    await expect(row("9CA995BB")).toContainText(`${percent} %`);
    await expect(row("9CA995BB").getByRole("progressbar")).toHaveJSProperty("value", percent);
  }
  await job.start("9CA995BC");
  // Both are 4 TB: the job is half as far as the one drive.
  await expect(jobDiagram(page).getByRole("link", { name: /^Transferring, 2[78] %/ })).toBeVisible();
  await job.finish("9CA995BB");
  await expectDrives(page, 1, "Completed");
  await job.finish("9CA995BC", "notices");
  await expectState(page, "Packaging");
  await expectDrives(page, 1, "Completed, with notes");

  await job.shipBack();
  await expectState(page, "Completed");
  await expectDrives(page, 2, "Shipped back");
  await expectDrives(page, 0, "Received");
  await expect(page.getByText("Everything is copied, and your drives have been sent back.")).toBeVisible();
  await expect(page.locator("#timeline")).toContainText("Packaging → Completed");
  await expect(page).toHaveTitle("films-2026, Completed – Waybill");
  expect(await page.evaluate(() => "untouched" in globalThis), "the page was loaded again").toBe(true);
});

test("journal files are dropped, in either encoding, and a masked key is asked for", async ({ world, page, context }) => {
  await world.enter(context);
  await open(page, "/jobs/new");
  await toDrives(page);
  const wide = writeWideJournal(world, "wide.jrn", ["WIDE1"]);
  const masked = writeJournal(world, "masked.jrn", ["MASK1"], "******-******-******-******-******-******-******-******");
  const files = [wide, masked].map((file) => ({ name: basename(file), bytes: [...readFileSync(file)] }));
  const dropped = await page.evaluateHandle((files) => {
    const all = new DataTransfer();
    for (const { name, bytes } of files) all.items.add(new File([new Uint8Array(bytes)], name));
    return all;
  }, files);
  await page.getByText("Drop journal files here").dispatchEvent("drop", { dataTransfer: dropped });
  await expect(page.getByRole("row", { name: /WIDE1/ })).toContainText("Known");
  await expect(page.getByRole("row", { name: /MASK1/ })).toContainText("Masked in the file");

  await page.getByRole("button", { name: GO_ON.logs }).click();
  const key = page.getByLabel("BitLocker key of drive MASK1");
  await expect(key).toHaveAttribute("aria-invalid", "true");
  await key.fill(KEY.replaceAll("-", " "));
  await goOn(page, GO_ON.logs, "What should be written down?");
});

test("drives are typed where there is no journal, and can be taken off the list", async ({ world, page, context }) => {
  await world.enter(context);
  await open(page, "/jobs/new");
  await toDrives(page);
  // Nothing on the list yet, and nothing typed.
  await page.getByRole("button", { name: GO_ON.logs }).click();
  await expect(page.getByRole("alert")).toContainText("Name at least one drive");
  await page.getByText("No journal file? Type a drive in").click();
  await page.getByRole("button", { name: "Add this drive" }).click();
  await expect(page.getByLabel("Serial number")).toHaveAccessibleDescription(/Enter the serial number of the drive/);
  await page.getByLabel("Serial number").fill("???");
  await page.getByRole("button", { name: "Add this drive" }).click();
  await expect(page.getByLabel("Serial number")).toHaveAccessibleDescription(/A serial number has letters or digits/);
  const type = async (serial: string) => {
    await page.getByLabel("Serial number").fill(serial);
    await page.getByLabel("Path of the manifest on the drive").fill("\\DriveManifest.xml");
    await page.getByLabel("Hash of the manifest").fill(HASH);
    await page.getByLabel("BitLocker key", { exact: true }).fill(KEY);
    await page.getByRole("button", { name: "Add this drive" }).click();
    await expect(page.getByRole("row", { name: new RegExp(serial) })).toBeVisible();
  };
  await type("TYPED1");
  await type("TYPED2");
  await page.getByRole("button", { name: "Remove drive TYPED1" }).click();
  await expect(page.getByRole("row", { name: /TYPED1/ })).toHaveCount(0);
  await expect(page.getByText("1 of at most 10")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Drives of this job" })).toBeFocused();
});

test("what was missing is not missed any more once a file has brought it", async ({ world, page, context }) => {
  await world.enter(context);
  await open(page, "/jobs/new");
  await toDrives(page);
  await page.getByRole("button", { name: GO_ON.logs }).click();
  await expect(page.getByRole("alert")).toContainText("Name at least one drive");
  await chooseJournals(page, writeJournal(world, "a.jrn", ["9CA995BB"]));
  await expect(page.getByText("1 of at most 10")).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("a double click goes one step, and creates nothing", async ({ world, page, context }) => {
  await world.enter(context);
  await open(page, "/jobs/new");
  await toDrives(page);
  await chooseJournals(page, writeJournal(world, "a.jrn", ["9CA995BB"]));
  await goOn(page, GO_ON.logs, "What should be written down?");
  await goOn(page, GO_ON.back, "Where do the drives go back to?");
  await page.getByRole("button", { name: GO_ON.check }).dblclick();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Check and create");
  await page.getByRole("button", { name: GO_ON.create }).hover();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Check and create");
  expect((await world.must(world.jobPath(undefined, SUBSCRIPTION, "default"), { token: world.token("customer") })).json.value).toEqual([]);
});

test("the address of the last job takes the place of all that is typed", async ({ world, page, context }) => {
  await importJob(world, "films-2025");
  await world.enter(context);
  await open(page, "/jobs/new");
  await page.getByLabel("Name of the job").fill("films-2026");
  await page.getByLabel("Import: from my drives into the cloud").check();
  await page.getByLabel("Resource group", { exact: true }).selectOption(GROUP);
  await page.getByLabel("Storage account", { exact: true }).selectOption({ index: 1 });
  await page.getByLabel("Location of the data center").selectOption("West Europe");
  await goOn(page, GO_ON.drives, "Which drives do you send?");
  await chooseJournals(page, writeJournal(world, "a.jrn", ["9CA995BB"]));
  await goOn(page, GO_ON.logs, "What should be written down?");
  await goOn(page, GO_ON.back, "Where do the drives go back to?");
  const offer = page.getByRole("button", { name: "Use the address of job films-2025" });
  await page.getByLabel("Town or city").fill("Malmö");
  await page.getByLabel("Phone").fill("call me");
  await page.getByRole("button", { name: GO_ON.check }).click();
  await expect(page.getByRole("alert")).toContainText("Leave “c”, “a”, “l”, “m” out of the phone number");
  await offer.click();
  await expect(page.getByLabel("Town or city")).toHaveValue("Stockholm");
  await expect(page.getByLabel("Phone")).toHaveValue("+46 8 555 01 19");
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(page.getByRole("textbox").first()).toBeFocused();
  await goOn(page, GO_ON.check, "Check and create");
  await expect(page.getByRole("main")).toContainText("Subscription");
  await expect(page.getByRole("main")).toContainText(SUBSCRIPTION);
});
