// LIFECYCLE, "Completed, Closed | export drives never reached the return address, or were damaged".

import { exportJob, KEY, RETURN_TRACKING } from "../jobs.ts";
import { expectState } from "../portal.ts";
import { expect, expectAccessible, expectToFit, open, test } from "../test.ts";
import { seenBy } from "./views.ts";

for (const ended of ["Completed", "Closed"] as const) {
  test(`row "export lost or damaged on the way back", ${ended}: when it left, the carrier, and three ways on`, async ({ world, page, context, browser }) => {
    const job = await (await exportJob(world, "back-home", ["WD-1"])).bringTo("Transferring");
    await job.act("finish", { drive: "WD-1", outcome: ended === "Closed" ? "errors" : "clean", key: KEY });
    await job.shipBack();
    await world.enter(context);
    await open(page, job.page);
    await expectState(page, ended);
    const shipping = page.locator("#shipping");
    await expect(shipping.getByText("Shipped back", { exact: true })).toBeVisible();
    await expect(shipping.getByRole("link", { name: RETURN_TRACKING })).toHaveAttribute("href", new RegExp(`^https://.*${RETURN_TRACKING}`));
    await expect(shipping).toContainText("Have the drives not come, or come damaged?");
    const ways = shipping.getByRole("listitem");
    await expect(ways.filter({ hasText: "Ask the carrier" })).toHaveCount(1);
    await expect(ways.filter({ hasText: "Download the missing blobs from the storage account contosoarchive" })).toHaveCount(1);
    await expectAccessible(page);
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await expectToFit(page);
    }
    if (process.env.LOOK) await shipping.screenshot({ path: `${process.env.LOOK}/lost-${ended}.png` });
    // Staff read the same on the phone.
    for (const role of ["support", "operator"] as const) {
      const staff = (await seenBy(world, browser, role, `/support${job.page}`)).locator("#shipping");
      await expect(staff.getByText("Shipped back", { exact: true })).toBeVisible();
      await expect(staff.getByRole("link", { name: RETURN_TRACKING })).toHaveAttribute("href", new RegExp(RETURN_TRACKING));
      await expect(staff.getByRole("listitem").filter({ hasText: "Ask the carrier" })).toHaveCount(1);
    }
    await ways.getByRole("link", { name: "Create a job like this" }).click();
    await expect(page).toHaveURL(/\/jobs\/new\?like=/);
    await expect(page.getByLabel("Export: from the cloud onto my drives")).toBeChecked();
  });
}
