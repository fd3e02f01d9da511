// LIFECYCLE: a drive that is not on the job's list, one of another job, and one that comes in another shipment.

import { importJob, RETURN_TRACKING, TRACKING } from "../jobs.ts";
import { expectDrives } from "../portal.ts";
import { expect, test } from "../test.ts";
import { allSay, allTell, ask, firmly, scan, views } from "./views.ts";

test("an extra drive is kept unprocessed, and goes back when the job is done", async ({ world, browser }) => {
  const job = await (await importJob(world, "films-2026", ["9CA995BB"])).bringTo("Shipping");
  const seen = await views(world, browser, job);
  await scan(world, TRACKING, ["9CA995BB", "WD-EXTRA-1"]);
  await allSay(seen, "Received");
  await allTell(seen, "Drive WD-EXTRA-1 came, and is not on the job’s list");
  for (const page of seen.all) {
    await expectDrives(page, 1, "Received");
    await expect(page.locator("#drives")).toContainText("They are not processed, and go back with the job.");
  }
  expect(JSON.stringify(await job.get()), "never in the contract's list").not.toContain("WD-EXTRA-1");

  await job.start("9CA995BB");
  await job.finish("9CA995BB");
  await allSay(seen, "Packaging");
  const dialog = await ask(seen.operator, "Ship drives back");
  await dialog.getByLabel("Carrier").fill("DHL");
  await dialog.getByLabel("Tracking number").fill(RETURN_TRACKING);
  await firmly(dialog, "Ship back");
  await allSay(seen, "Completed");
  await allTell(seen, "Drive WD-EXTRA-1, which was not on the list, sent back");
});

test("a drive of another live job is booked in for that job", async ({ world, browser }) => {
  const mine = await (await importJob(world, "films-2026", ["MINE-1"])).bringTo("Shipping");
  const other = await importJob(world, "maps-2025", ["OTHER-1"]);
  await other.ship("1Z999AA10123456785");
  const seen = await views(world, browser, other);
  await scan(world, TRACKING, ["MINE-1", "OTHER-1"], false);
  await allSay(seen, "Received");
  await allTell(seen, "Drive OTHER-1: Specified → Received");
  for (const page of seen.all) await expectDrives(page, 1, "Received");
  expect(JSON.stringify((await world.must(mine.v1, { token: mine.token() })).json)).not.toContain("OTHER-1");
});

test("a drive that was never received comes in another shipment, which the customer announced", async ({ world, browser }) => {
  const job = await (await importJob(world, "films-2026")).bringTo("Shipping");
  const [here, late] = job.drives;
  const seen = await views(world, browser, job);
  const { customer } = seen;
  await scan(world, TRACKING, [here]);
  for (const page of seen.all) {
    await expectDrives(page, 1, "Never received");
    await expect(page.locator("#drives")).toContainText(`Drive ${late} was not in the box.`);
  }
  await customer.locator("#drives").getByRole("button", { name: "Announce a further package" }).click();
  const dialog = customer.getByRole("dialog", { name: "A further package" });
  await dialog.getByLabel("Carrier").fill("DHL");
  await dialog.getByLabel("Tracking number").fill(RETURN_TRACKING);
  await dialog.getByRole("button", { name: "Send" }).click();
  await allTell(seen, "A further package follows");
  await job.start(here);
  await scan(world, RETURN_TRACKING, [late]);
  await allTell(seen, `Drive ${late}: Never received → Received`);
  await allSay(seen, "Transferring");
  for (const page of seen.all) {
    await expectDrives(page, 1, "Received");
    await expect(page.locator("#drives")).not.toContainText("was not in the box.");
  }
});
