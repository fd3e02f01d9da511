// The way back: blobs onto the customer's drives, which become known when they arrive.

import { GO_ON, fillBasics, fillRest, goOn } from "./form.ts";
import { Job, KEY, TRACKING } from "./jobs.ts";
import { expectDrives, expectState } from "./portal.ts";
import { expect, open, test } from "./test.ts";
import { SUBSCRIPTION } from "./world.ts";

test("export: from a list of paths to Completed", async ({ world, page, context }) => {
  await world.enter(context);
  await open(page, "/jobs/new");
  await fillBasics(page, "back-home", "Export");
  await goOn(page, GO_ON.blobs, "Which blobs do you want?");
  await page.getByLabel("Some of it").check();
  await page.getByLabel("Everything that begins with").fill("/archive/\n/films/20");
  await page.getByLabel("Single blobs").fill("music/love.mp3");
  await page.getByLabel("How many drives will you send?").fill("2");
  await goOn(page, GO_ON.logs, "What should be written down?");
  await page.getByLabel("Every file").check();
  await fillRest(page);
  await expect(page.getByRole("main")).toContainText("Number of drives2");
  await page.getByRole("button", { name: GO_ON.create }).click();

  const job = new Job(world, "back-home", ["WD-1", "WD-2"], SUBSCRIPTION, "default");
  await expect(page).toHaveURL(job.page);
  await expectState(page, "Creating");
  await expect(page.getByText("The drives of an export job become known when they arrive")).toBeVisible();
  expect((await job.get()).properties).toMatchObject({
    jobType: "Export",
    logLevel: "Verbose",
    export: { blobList: { blobPathPrefix: ["/archive/", "/films/20"], blobPath: ["music/love.mp3"] } },
  });

  await page.getByRole("link", { name: "Enter shipping details" }).first().click();
  await page.getByLabel("Tracking number").fill(TRACKING);
  // What was said when the job was created.
  await expect(page.getByLabel("Number of drives")).toHaveValue("2");
  await page.getByRole("button", { name: "I have shipped the drives" }).click();
  await expectState(page, "Shipping");

  await page.evaluate(() => Object.assign(globalThis, { untouched: true }));
  await job.bookIn();
  await expectState(page, "Received");
  await expectDrives(page, 2, "Received");
  await job.start("WD-1");
  await job.report("WD-1", 30);
  await expectState(page, "Transferring");
  await expect(page.getByRole("row", { name: /WD-1/ })).toContainText("30 %");
  await job.act("finish", { drive: "WD-1", outcome: "clean", key: KEY });
  await job.start("WD-2");
  await job.act("finish", { drive: "WD-2", outcome: "clean", key: KEY, incompleteBlobListUri: "https://contosoarchive.blob.example/waimportexport/incomplete.xml" });
  await expectState(page, "Packaging");
  await expect(page.getByText("Some blobs were not exported")).toBeVisible();
  await job.shipBack();
  await expectState(page, "Completed");
  await expectDrives(page, 2, "Shipped back");
  expect(await page.evaluate(() => "untouched" in globalThis), "the page was loaded again").toBe(true);

  // The keys that open the drives at home; each look is written down.
  await page.getByRole("button", { name: "Show BitLocker keys" }).click();
  const dialog = page.getByRole("dialog", { name: "BitLocker keys" });
  await expect(dialog).toContainText("Each look is recorded");
  await dialog.getByRole("button", { name: "Show the keys" }).click();
  await expect(dialog.getByText(KEY)).toHaveCount(2);
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(page.getByText(KEY)).toHaveCount(0);
  await expect(page.locator("#timeline")).toContainText("BitLocker keys shown");
});

test("nothing to export is told at the field", async ({ world, page, context }) => {
  await world.enter(context);
  await open(page, "/jobs/new");
  await fillBasics(page, "back-home", "Export");
  await goOn(page, GO_ON.blobs, "Which blobs do you want?");
  await page.getByRole("button", { name: GO_ON.logs }).click();
  await expect(page.getByRole("alert")).toContainText("Say which blobs to export");
  await page.getByLabel("Some of it").check();
  await page.getByLabel("Single blobs").fill("music/a.mp3\n\n/music/b.mp3");
  await page.getByRole("button", { name: GO_ON.logs }).click();
  await expect(page.getByLabel("Single blobs")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByRole("alert")).toContainText("Line 3: ");
});
