// A drive's log: the copy agent sends it, the customer reads what failed and what to do, and takes it along.

import { type Job, importJob } from "./jobs.ts";
import { expect, expectAccessible, expectToFit, open, settled, test } from "./test.ts";

const FAILED = [
  blob("LeasePresent", "virtual machines/server-01.vhd"),
  blob("FileAccessDenied", "finance/2009/budget.xlsx"),
  blob("FileAccessDenied", "finance/2010/<R&D>.xlsx"),
  blob("CompletedWithErrors", "rushes/take 4.mov", `<BlockList>${'<Block Offset="0" Length="9" Status="Corrupted"/>'.repeat(3)}</BlockList>`),
  blob("Completed", "rushes/take 5.mov", '<ImportDisposition Status="Overwritten"/>'),
  blob("ContainerRenamed", "rushes/take 6.mov"),
];

/** A log as the contract has it. */
function driveLog(drive: string, blobs: string[], status = "CompletedWithErrors"): string {
  const inside = `<DriveId>${drive}</DriveId>${blobs.join("\n")}<Status>${status}</Status>`;
  return `<?xml version="1.0" encoding="utf-8"?>\n<DriveLog Version="2014-11-01">${inside}</DriveLog>`;
}

function blob(status: string, path: string, more = ""): string {
  const name = path.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const file = `\\${name.replaceAll("/", "\\")}`;
  return `<Blob Status="${status}"><BlobPath>films/${name}</BlobPath><FilePath>${file}</FilePath><Length>1048576</Length>${more}</Blob>`;
}

/** Sends a log as a copy agent does. */
async function send(job: Job, xml: string, kind = "error"): Promise<void> {
  const headers = { "content-type": "application/xml" };
  await job.world.must(`${job.v1}/drives/${job.drives[0]}/logs/${kind}`, { method: "PUT", token: job.token("operator"), headers, body: xml });
}

for (const [colorScheme, width] of [["light", 1280], ["dark", 390]] as const) {
  test(`from the job to what failed, and what to do: ${colorScheme}, ${width} px`, async ({ world, page, context }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    const job = await (await importJob(world, "films-2026", ["9CA995BB"])).bringTo("Transferring");
    await world.enter(context);
    await open(page, job.page);

    // The link comes by itself, before the job moves on.
    await send(job, driveLog("9CA995BB", FAILED));
    await job.finish(job.drives[0], "errors");
    await page.getByRole("row", { name: /9CA995BB/ }).getByRole("link", { name: "Error log" }).click();
    await expect(page).toHaveURL(`${job.page}/drives/9CA995BB/log`);
    await settled(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Log of drive 9CA995BB");
    await expect(page.getByRole("heading", { name: "Copied, with errors" })).toBeVisible();

    const lease = page.getByRole("region", { name: "Locked by a lease" });
    await expect(lease).toContainText("A program holds a lease on these blobs");
    await expect(lease).toContainText("What to do: Stop the machine or break the lease");
    await expect(lease.getByRole("row", { name: /server-01\.vhd/ })).toContainText("1.0 MB");
    await expect(page.getByRole("region", { name: "Incomplete" })).toContainText("3 blocks: the checksum does not match");
    await expect(page.getByRole("region", { name: "ContainerRenamed" })).toContainText("no explanation for");
    await expect(page.getByText("\\finance\\2010\\<R&D>.xlsx")).toBeVisible();
    await expectAccessible(page);
    await expectToFit(page);

    await page.getByLabel("What happened").selectOption({ label: "May not be read (2)" });
    await expect(page.getByRole("row", { name: /xlsx/ })).toHaveCount(2);
    await page.getByLabel("Search in paths").fill("2010");
    await expect(page.getByText("1 of 6 files listed")).toBeVisible();
    await expect(page).toHaveURL(/\?q=2010&status=FileAccessDenied$/);
    await page.getByLabel("Search in paths").fill("no such thing");
    await expect(page.getByRole("heading", { name: "No file fits" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Show all files" }).click();
    await expect(page.getByText("6 files listed")).toBeVisible();
    await expect(page.getByLabel("Search in paths")).toHaveValue("");

    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Error log" }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^films-2026_9CA995BB_\d{8}-\d{6}-\d{3}_error\.xml$/);
    expect((await (await file.createReadStream()).toArray()).join("")).toBe(driveLog("9CA995BB", FAILED));
  });
}

test("ten thousand files come page by page", async ({ world, page, context }) => {
  const job = await (await importJob(world, "films-2026", ["9CA995BB"])).bringTo("Transferring");
  const many = Array.from({ length: 10_000 }, (_, at) => blob("FileAccessDenied", `rushes/take ${at + 1}.mov`));
  await send(job, driveLog("9CA995BB", many));
  await world.enter(context);
  await open(page, `${job.page}/drives/9CA995BB/log`);
  await expect(page.getByText("1 to 100 of 10,000")).toBeVisible();
  await page.getByRole("link", { name: "Next" }).click();
  await expect(page.getByText("101 to 200 of 10,000")).toBeVisible();
  await expect(page.getByText("\\rushes\\take 200.mov")).toBeVisible();
  await page.reload();
  await expect(page.getByText("101 to 200 of 10,000")).toBeVisible();
  await page.getByRole("link", { name: "First page" }).click();
  await expect(page.getByText("\\rushes\\take 1.mov", { exact: true })).toBeVisible();
});

test("a page without a log says why, and fills by itself", async ({ world, page, context }) => {
  const job = await importJob(world, "films-2026", ["9CA995BB"], { logLevel: "Verbose" });
  await world.enter(context);
  const log = `${job.page}/drives/9CA995BB/log`;
  await open(page, log);
  await expect(page.getByRole("heading", { name: "No log yet" })).toBeVisible();
  await expectAccessible(page);
  await job.bringTo("Transferring");
  await send(job, driveLog("9CA995BB", [blob("Completed", "a.mov"), blob("Completed", "b.mov")], "Completed"), "verbose");
  await expect(page.getByRole("heading", { name: "Nothing failed" })).toBeVisible();
  await expect(page.getByText("All 2 files of this drive are where they should be")).toBeVisible();
  await expectAccessible(page);

  // A data center that keeps its logs elsewhere.
  await job.act("report", { drive: "9CA995BB", percent: 90, bytes: 1, verboseLogUri: "https://logs.example/v.xml" });
  await expect(page.getByRole("heading", { name: "The log lies elsewhere" })).toBeVisible();
  await expect(page.getByRole("main").getByText("https://logs.example/v.xml")).toBeVisible();
  await expectAccessible(page);
});
