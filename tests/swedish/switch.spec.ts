// The portal for a reader whose browser speaks Swedish, and the way from one language to the other.

import { importJob } from "../jobs.ts";
import { expect, expectAccessible, open, test } from "../test.ts";

test.describe("a browser that speaks Swedish", () => {
  test.use({ locale: "sv-SE" });

  test("gets pages, states and dates in Swedish, and can have English", async ({ world, page }) => {
    await importJob(world, "filmer-2026");
    await page.goto(world.signInLink("customer"));
    await expect(page.locator("html")).toHaveAttribute("lang", "sv");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Jobb");
    await expect(page.locator("main")).toContainText("Förbereds");
    await expectAccessible(page);
    await page.getByRole("link", { name: "filmer-2026" }).click();
    await expect(page.locator("main")).toContainText("Packa diskarna");
    await expectAccessible(page);
    await open(page, "/settings");
    await expect(page.getByRole("radio", { name: "Svenska" })).toBeChecked();
    await page.getByRole("radio", { name: "English" }).check();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(page).toHaveURL("/settings");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Settings");
  });

  test("is told in Swedish what is wrong with a code, and switches before signing in", async ({ page }) => {
    await page.goto("/sign-in");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Logga in");
    await page.getByRole("textbox").fill("nonsense");
    await page.getByRole("button", { name: "Logga in" }).click();
    await expect(page.locator("main")).toContainText("Det här är ingen inloggningslänk för den här tjänsten");
    await page.getByRole("button", { name: "English" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  });
});
