// What the HTML file does before the portal is there, and when it never comes.

import { expect, expectAccessible, expectToFit, test, watch } from "./test.ts";

const loading = { name: "Loading the portal" };
const failed = { name: "The portal could not start" };

test("the portal takes the place of the shell", async ({ world, page }) => {
  await page.goto(world.url);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("heading", loading)).toHaveCount(0);
  await expect(page.getByRole("heading", failed)).toHaveCount(0);
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [390, 1280]) {
    test(`the shell stands alone: ${colorScheme}, ${width} px`, async ({ world, page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      // The answer never comes.
      await page.route("**/*.wasm", () => {});
      await page.goto(world.url, { waitUntil: "commit" });
      await expect(page.getByRole("heading", loading)).toBeVisible();
      await expectAccessible(page);
      await expectToFit(page);
    });

    test(`a portal that cannot start says so: ${colorScheme}, ${width} px`, async ({ world, page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await page.route("**/*.wasm", (route) => route.abort());
      await page.goto(world.url);
      await expect(page.getByRole("heading", failed)).toBeVisible();
      await expect(page.getByRole("link", { name: "Try again" })).toBeVisible();
      await expect(page).toHaveTitle(/could not start/);
      await expectAccessible(page);
      await expectToFit(page);
    });
  }
}

test("without JavaScript the page says so", async ({ world, browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(world.url);
  await expect(page.getByRole("heading", { name: "This page needs JavaScript" })).toBeVisible();
  await expect(page.getByRole("heading", loading)).toBeHidden();
  await context.close();
});

test("the chosen theme is there before the portal", async ({ world, browser }) => {
  const context = await browser.newContext({ colorScheme: "light" });
  await context.addInitScript(() => localStorage.setItem("waybill.theme", "dark"));
  const page = await context.newPage();
  const broken = watch(page);
  await page.route("**/*.wasm", () => {});
  await page.goto(world.url, { waitUntil: "commit" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  expect(await page.locator("html").evaluate((html) => getComputedStyle(html).colorScheme)).toBe("dark");
  expect(broken).toEqual([]);
  await context.close();
});
