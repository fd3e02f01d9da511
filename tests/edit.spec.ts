// Changing what a job has: while it may be changed, and what is said when it no longer may.

import { importJob } from "./jobs.ts";
import { expectProblem, expectState, toast } from "./portal.ts";
import { expect, open, test } from "./test.ts";

test("a return address is changed while the drives are copied", async ({ world, page, context }) => {
  const job = await (await importJob(world, "films-2026")).bringTo("Transferring");
  await world.enter(context);
  await open(page, job.page);
  await page.locator("#shipping").getByRole("link", { name: "Change the return address" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Change the return address");
  // What is there stands in the fields.
  await expect(page.getByLabel("Town or city")).toHaveValue("Stockholm");
  await page.getByLabel("Town or city").fill("");
  await page.getByRole("button", { name: "Save" }).click();
  await expectProblem(page, page.getByLabel("Town or city"), "Enter the town or city");
  await page.getByLabel("Town or city").fill("Göteborg");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page).toHaveURL(job.page);
  await expect(toast(page)).toContainText("The return address is changed");
  await expect(page.locator("#shipping")).toContainText("111 30 Göteborg");
  expect((await job.get()).properties.returnAddress.city).toBe("Göteborg");
});

test("an edit is refused once Packaging has begun, and what was typed stays", async ({ world, page, context }) => {
  const job = await (await importJob(world, "films-2026", ["9CA995BB"])).bringTo("Transferring");
  await world.enter(context);
  await open(page, `${job.page}/edit?part=address`);
  await page.getByLabel("Town or city").fill("Göteborg");

  await job.finish("9CA995BB");
  await expect(page.getByText("This job changed meanwhile: it is now in Packaging.")).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  const refusal = page.getByRole("alert").filter({ hasText: "The job is Packaging" });
  await expect(refusal).toContainText("it is not possible to change the return address now");
  await expect(page.getByLabel("Town or city")).toHaveValue("Göteborg");
  expect((await job.get()).properties.returnAddress.city).toBe("Stockholm");

  // Opened now, the form is not there; the reason is.
  await open(page, `${job.page}/edit?part=address`);
  await expect(page.getByRole("heading", { name: "This cannot be changed now" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Save" })).toHaveCount(0);
  await page.getByRole("link", { name: "Back to the job" }).click();
  await expectState(page, "Packaging");
  await expect(page.locator("#shipping")).toContainText("Change the return address: Allowed while ");
});

test("return carrier, logs and delivery are changed each on its own", async ({ world, page, context }) => {
  const job = await (await importJob(world, "films-2026")).bringTo("Shipping");
  await world.enter(context);
  await open(page, `${job.page}/edit?part=carrier`);
  await page.getByLabel("Carrier of the way back").selectOption("DHL");
  await page.getByLabel("Your account number with the carrier").fill("960000000");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(toast(page)).toContainText("The return carrier is changed");
  // The job's page is another program: the toast is said before it is loaded, and after.
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("films-2026");

  await open(page, `${job.page}/edit?part=logs`);
  await page.getByLabel("Every file").check();
  await page.getByLabel("Keep a copy of each drive’s manifest in the storage account").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(toast(page)).toContainText("The logs are changed");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("films-2026");

  await open(page, `${job.page}/edit?part=delivery`);
  await page.getByLabel("Tracking number").fill("986578788855");
  await page.getByLabel("Carrier", { exact: true }).selectOption("FedEx");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(toast(page)).toContainText("The delivery is changed");

  expect((await job.get()).properties).toMatchObject({
    state: "Shipping",
    returnShipping: { carrierName: "DHL", carrierAccountNumber: "960000000" },
    logLevel: "Verbose",
    backupDriveManifest: true,
    deliveryPackage: { carrierName: "FedEx", trackingNumber: "986578788855" },
  });
});
