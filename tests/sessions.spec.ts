// Where one is signed in: seen in the settings, and ended from there. What was typed elsewhere stays.

import { expect, expectAccessible, expectToFit, open, settled, test } from "./test.ts";

test("one browser signs the other out, which keeps what was typed", async ({ world, page, context, browser }) => {
  const id = world.command(["person", "add", "--name", "Ann", "--role", "customer", "--subscription", "contoso"]).at(-1) ?? "";
  const link = () => {
    const said = world.command(["sign-in-link", "--person", id]).join("\n");
    return world.url + (/\/sign-in#\S+/.exec(said)?.[0] ?? "");
  };
  await page.goto(link());
  await page.waitForURL("/jobs");
  const other = await browser.newContext({ userAgent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0" });
  const there = await other.newPage();
  await there.goto(link());
  await there.waitForURL(`${world.url}/jobs`);
  await there.goto(`${world.url}/settings`);
  await settled(there);
  const email = there.getByRole("checkbox", { name: /Single keys/ });
  await email.uncheck();

  await open(page, "/settings");
  const list = page.getByRole("region", { name: "Where you are signed in" });
  await expect(list).toContainText("This browser");
  await expectAccessible(page);
  await list.getByRole("button", { name: "Sign out: Firefox on Windows" }).click();
  await expect(list).toContainText("You are signed in nowhere else");
  await expect(page.getByRole("heading", { name: "Where you are signed in" })).toBeFocused();

  // Its next act finds it signed out; the page stays as it was.
  await there.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(there.getByRole("heading", { name: "You have been signed out" })).toBeVisible();
  await expect(email).not.toBeChecked();
  await other.close();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectToFit(page);
});
