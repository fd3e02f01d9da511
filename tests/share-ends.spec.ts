// A link that ends by itself: where it is embedded, where it is listed, and how the page of links looks to everybody.

import { importJob } from "./jobs.ts";
import { share } from "./shares.ts";
import { expect, expectAccessible, expectToFit, open, test } from "./test.ts";

test("a link that expires goes blank where it is looked at, its badge turns neutral, and the page says so", async ({ world, page, context, browser }) => {
  const job = await (await importJob(world, "films-2026", ["WD-WX41D49J3QK"])).bringTo("Transferring");
  const expires = new Date(Date.now() + 3 * 86_400_000).toISOString();
  const { urls } = await share(job, { expires, note: "The wiki" });
  await share(job, { note: "The intranet" });
  await world.enter(context);
  await open(page, `${job.page}/share`);
  const works = page.getByRole("table", { name: "Links that work" });
  await expect(works.getByRole("row", { name: /The wiki/ }).locator("time").first()).toHaveAttribute("datetime", /^\d{4}-/);
  await expect(works.getByRole("row", { name: /The intranet/ })).toContainText("No end");
  const embed = await context.newPage();
  await embed.goto(urls.embed);
  await expect(embed.locator("header")).toContainText("Transferring");
  /** The badge as a reader sees it who was not here before: a browser may show the one that it has for some seconds. */
  const colours = async (url = urls.badge) => {
    const badge = await browser.newPage();
    const answer = await badge.goto(`${url}?theme=light&lang=en`);
    const fill = await badge.locator("text.r").evaluate((it) => getComputedStyle(it).fill);
    const seen = { status: answer?.status(), words: await badge.locator("text.r").textContent(), fill };
    await badge.close();
    return seen;
  };
  const before = await colours();
  expect(before).toMatchObject({ status: 200, words: expect.stringContaining("Transferring") });

  await world.stop();
  await world.run({ clockOffset: "4d" });
  // By itself: the card asks again after a while, also when nobody was there to answer.
  await expect(embed.getByRole("heading", { name: "No status here" })).toBeVisible();
  expect(await embed.evaluate(() => document.title + document.body.innerText)).not.toContain("films-2026");
  const after = await colours();
  expect(after).toMatchObject({ status: 404, words: "No status here" });
  expect(after.fill, "no state's colour is left").not.toBe(before.fill);
  expect(await colours(`${world.url}/badge/ws_none.svg`), "as a link that never was").toEqual(after);

  await open(page, `${job.page}/share`);
  await expect(works.getByRole("row", { name: /The intranet/ })).toBeVisible();
  await expect(works).not.toContainText("The wiki");
  await page.getByText("1 revoked or expired").click();
  await expect(page.getByRole("table", { name: "Links that no longer work" }).getByRole("row", { name: /The wiki/ })).toContainText("Expired");
  await expectAccessible(page);
});

/** Each way in which a reader may see it. */
const LOOKS = [
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["forced colours", { colorScheme: "dark", forcedColors: "active" }],
] as const;

for (const [name, media] of LOOKS) {
  test(`axe finds nothing on the page of links: ${name}`, async ({ world, page, context }) => {
    const job = await (await importJob(world, "films-2026", ["WD-WX41D49J3QK"])).bringTo("Transferring");
    const { share: old } = await share(job, { note: "The wiki" });
    await world.must(`${job.v1}/shares/${old.id}`, { method: "DELETE", token: job.token() });
    await world.enter(context);
    await page.emulateMedia({ ...media, reducedMotion: "reduce" });
    await open(page, `${job.page}/share`);
    const look = async () => {
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        await expectAccessible(page);
        await expectToFit(page);
      }
    };
    await look();
    await page.getByLabel("Sites that may show it in a frame").fill("wiki.example");
    await page.getByRole("button", { name: "Make a link" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "There is a problem" })).toBeVisible();
    await look();
    await page.getByLabel("Sites that may show it in a frame").fill("");
    await page.getByRole("button", { name: "Make a link" }).click();
    await expect(page.frameLocator("iframe[title$=light]").getByText("Transferring").first()).toBeVisible();
    await page.getByText("1 revoked or expired").click();
    await look();
    await page.getByRole("button", { name: "Revoke…" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await look();
  });
}
