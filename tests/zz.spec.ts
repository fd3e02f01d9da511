import { importJob } from "./jobs.ts";
import { problems } from "./portal.ts";
import { open, test } from "./test.ts";
test("dbg", async ({ world, page, context }) => {
  const job = await importJob(world, "films-2026", ["9CA995BB"], { returnAddress: undefined });
  await world.enter(context);
  await open(page, `${job.page}/ship`);
  await page.getByRole("button", { name: "I have shipped the drives" }).click();
  await page.waitForTimeout(500);
  for (const n of [0, 0, 3]) {
  await problems(page).getByRole("link").nth(n).click();
  await page.waitForTimeout(300);
  console.log(page.url(), await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200)));
  }
  await page.evaluate(() => (globalThis as any).waybill.focusField("properties.deliveryPackage.trackingNumber"));
  console.log(page.url(), await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200)));
});
