// Packages that no job waits for, as they come in: counted for support, and shown on a page that is open already.

import { RETURN_TRACKING, TRACKING } from "./jobs.ts";
import { scan } from "./rows/views.ts";
import { expect, open, test } from "./test.ts";

test("an open page shows what another operator books, and says when the last is gone", async ({ world, page, context }) => {
  await world.enter(context, "operator");
  await open(page, "/operations/arrivals");
  await expect(page.getByRole("heading", { name: "No package waits for a job" })).toBeVisible();
  await page.evaluate(() => Object.assign(globalThis, { untouched: true }));
  await scan(world, TRACKING, ["NOBODY-1"]);
  const card = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: `Package ${TRACKING}` }) });
  await expect(card).toContainText("NOBODY-1");

  const token = world.token("operator");
  const [{ id }] = (await world.must("/v1/operations/arrivals?state=open", { token })).json.value;
  const back = { act: "sendBack", package: { carrierName: "DHL", trackingNumber: RETURN_TRACKING } };
  await world.must(`/v1/operations/arrivals/${id}`, { method: "POST", token, body: back });
  await expect(page.getByRole("heading", { name: "No package waits for a job" })).toBeVisible();
  expect(await page.evaluate(() => "untouched" in globalThis), "the page was not loaded again").toBe(true);
});

test("support sees how many packages have no job, and the number follows", async ({ world, page, context }) => {
  await scan(world, TRACKING, []);
  await world.enter(context, "support");
  await open(page, "/support");
  const unmatched = page.getByRole("navigation", { name: "Queues" }).getByRole("link", { name: "Unmatched arrivals" });
  await expect(unmatched).toContainText("1");
  await scan(world, RETURN_TRACKING, ["NOBODY-1"]);
  await expect(unmatched).toContainText("2");
  await unmatched.click();
  await expect(page.getByRole("heading", { name: /^Package / })).toHaveCount(2);
  // No page of the desk is theirs: the way back is to their own.
  await expect(page.getByRole("navigation", { name: "The data center’s pages" })).toHaveCount(0);
});
