// What others did to one's jobs: counted in the masthead, read on /notices.

import { importJob } from "./jobs.ts";
import { expect, expectAccessible, expectToFit, open, test } from "./test.ts";

test("an unread notice is counted on every page, without a reload, until it is read", async ({ world, page, context }) => {
  const job = await (await importJob(world, "films-2026")).bringTo("Shipping");
  await world.enter(context);
  await open(page, "/jobs");
  const link = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: /^Notices/ });
  await expect(link).toHaveAccessibleName("Notices");
  await job.bookIn();
  await expect(link).toHaveAccessibleName("Notices 1 unread");
  await expectAccessible(page);
  if (process.env.LOOK) await page.screenshot({ path: `${process.env.LOOK}/unread.png` });
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 900 });
    await expectToFit(page);
  }
  if (process.env.LOOK) await page.screenshot({ path: `${process.env.LOOK}/unread-narrow.png` });

  await link.click();
  await expect(page.getByRole("heading", { level: 1, name: "Notices" })).toBeVisible();
  const rows = page.getByRole("main").getByRole("listitem");
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("Shipping → Received");
  await expect(link).toHaveAttribute("aria-current", "page");
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await expect(link).toHaveAccessibleName("Notices");
  await expectAccessible(page);
  await rows.getByRole("link", { name: "films-2026" }).click();
  await expect(page).toHaveURL(job.page);
});

test("what a customer answers is counted for staff", async ({ world, page, context }) => {
  const job = await (await importJob(world, "films-2026")).bringTo("Shipping");
  await world.enter(context, "support");
  await open(page, "/support");
  const link = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: /^Notices/ });
  await job.act("answer", { text: "It is on its way." }, "customer");
  await expect(link).toHaveAccessibleName("Notices 1 unread");
  await link.click();
  await expect(page.getByRole("main").getByRole("listitem")).toContainText("It is on its way.");
});
