// A screen, looked at: it is still, it is in Swedish, and a picture of it is kept for whoever asks for one.

import { type Page, expect } from "@playwright/test";
import { settled } from "../test.ts";
import { expectLanguage } from "./said.ts";

/** Where pictures of every screen go, for people to look at; none without it. */
const PICTURES = process.env.PICTURES;

/** Who is given no name is called by the role, as the service knows it: a name, of no language. */
const NAMELESS = ["operator", "operator, Your company", "administrator"];

/** The page as it is now has no English in it. */
export async function inSwedish(page: Page, name: string, names: string[] = []): Promise<void> {
  await settled(page);
  await expect(page.locator("html")).toHaveAttribute("lang", "sv");
  await expectLanguage(page, "sv", [...names, ...NAMELESS]);
  if (PICTURES) await picture(page, `${PICTURES}/${name}-sv`);
}

/** The same, where the form says what is wrong. */
export async function problem(page: Page, name: string): Promise<void> {
  await expect(page.getByRole("alert").first()).toBeVisible();
  await expect(page).toHaveTitle(/^Fel: /);
  await inSwedish(page, name);
}

export async function picture(page: Page, path: string): Promise<void> {
  const before = page.viewportSize() ?? { width: 1280, height: 900 };
  for (const width of [1280, 390]) {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: `${path}-${width}-${colorScheme}.png`, fullPage: true });
    }
  }
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize(before);
}
