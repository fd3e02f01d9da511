// A customer shares a job's status: makes a link, copies it, sees it where it stands, and takes it back.

import { once } from "node:events";
import { createServer } from "node:http";
import { importJob } from "./jobs.ts";
import { toast } from "./portal.ts";
import { expect, expectAccessible, expectToFit, open, settled, test } from "./test.ts";

test("a link is made in three clicks, previewed, copied, and gone from the page once it is left", async ({ world, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const job = await (await importJob(world, "films-2026", ["WD-WX41D49J3QK"])).bringTo("Transferring");
  await job.report(job.drives[0], 40);
  await world.enter(context);
  await open(page, job.page);
  await page.getByRole("link", { name: "Share status" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Share status");
  await settled(page);
  await expectAccessible(page);
  await page.getByLabel("State and progress", { exact: true }).check();
  await page.getByRole("button", { name: "Make a link" }).click();

  await expect(page.getByRole("heading", { name: "The link is made" })).toBeFocused();
  await expect(page.frameLocator("iframe[title$=light]").getByText("40 % copied")).toBeVisible();
  await expect(page.frameLocator("iframe[title$=dark]").locator("html")).toHaveAttribute("data-theme", "dark");
  const badge = page.getByRole("img", { name: "Status of films-2026", exact: true });
  await expect.poll(() => badge.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(50);
  await expectAccessible(page);

  const copied = async (name: string) => {
    const group = page.getByRole("group", { name, exact: true });
    await group.getByRole("button", { name: "Copy" }).click();
    await expect(group.getByRole("button", { name: "Copied" })).toBeVisible();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  const [link, element, frame] = [await copied("Link"), await copied("Custom element"), await copied("Frame")];
  expect(await copied("Markdown")).toMatch(/^\[!\[.*\]\(http.*\.svg\)\]\(http.*\)$/);
  expect(await copied("HTML badge")).toContain("<img ");

  // Pasted into a page of another origin.
  const wiki = createServer((_, answer) => {
    answer.setHeader("content-type", "text/html; charset=utf-8");
    answer.end(`<!doctype html><html lang="en"><title>A wiki</title><body>${element}${frame}</body></html>`);
  }).listen(0, "127.0.0.1");
  await once(wiki, "listening");
  const address = wiki.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const other = await context.newPage();
  await other.goto(`http://localhost:${address.port}`);
  await expect(other.frameLocator("waybill-status iframe").getByText("40 % copied")).toBeVisible();
  await expect(other.frameLocator("body > iframe").getByText("40 % copied")).toBeVisible();
  await other.close();
  wiki.close();

  // Left and opened again, the page no longer has the token.
  const token = link.split("/").at(-1)!;
  await page.getByRole("link", { name: "films-2026" }).click();
  await settled(page);
  await expect(page.locator("#timeline")).toContainText("Share link made");
  await open(page, `${job.page}/share`);
  await expect(page.getByRole("table", { name: "Links that work" })).toContainText("State and progress");
  expect(await page.content()).not.toContain(token);
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href]));
  expect(kept).not.toContain(token);
});

test("a link is bound to a site, noted, and revoked in a second step", async ({ world, page, context }) => {
  const job = await (await importJob(world, "films-2026", ["WD-WX41D49J3QK"])).bringTo("Transferring");
  await world.enter(context);
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, `${job.page}/share`);
  await page.getByLabel("Sites that may show it in a frame").fill("wiki.example");
  await page.getByRole("button", { name: "Make a link" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "There is a problem" })).toContainText("Begin the site with https://");
  await page.getByLabel("Sites that may show it in a frame").fill("https://wiki.example");
  await page.getByLabel("Of what").selectOption("Only drive WD-WX41D49J3QK");
  await page.getByLabel("Works").selectOption("For 30 days");
  await page.getByLabel("Note").fill("The wiki");
  await page.getByRole("button", { name: "Make a link" }).click();
  // The site is named, and the portal shows its preview all the same.
  await expect(page.frameLocator("iframe[title$=light]").getByText("Transferring").first()).toBeVisible();
  const src = await page.getByRole("img", { name: "Status of films-2026", exact: true }).getAttribute("src");
  await expectToFit(page);

  const works = page.getByRole("table", { name: "Links that work" });
  await expect(works).toContainText("https://wiki.example");
  await works.getByRole("button", { name: "Revoke…" }).click();
  const asked = page.getByRole("dialog", { name: "Revoke this link?" });
  await expect(asked).toContainText("The wiki");
  await expectAccessible(page);
  await asked.getByRole("button", { name: "Revoke the link" }).click();
  await expect(toast(page)).toContainText("The link is revoked");
  await expect(works).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "The link is made" })).toHaveCount(0);
  await page.getByText("1 revoked or expired").click();
  await expect(page.getByRole("table", { name: "Links that no longer work" })).toContainText("The wiki");
  await expectToFit(page);
  const badge = await world.ask(src!.replace(/lang=\w+/, "lang=en"));
  expect(badge.status).toBe(404);
  expect(badge.text).toMatch(/no status here/i);
  await open(page, job.page);
  await expect(page.locator("#timeline")).toContainText("Share link revoked");
});
