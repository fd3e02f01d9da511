// Coming in and going out: links that work once, pages that wait for whoever opens them, the end of a session.

import { importJob } from "./jobs.ts";
import { expectState, tabTo } from "./portal.ts";
import { expect, expectAccessible, expectToFit, open, test } from "./test.ts";

test("a link signs in, and leaves nothing of itself in the address", async ({ world, page }) => {
  await importJob(world, "films-2026");
  await page.goto(world.signInLink("customer"));
  await expect(page).toHaveURL("/jobs");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Jobs");
  const [cookie, ...others] = await page.context().cookies();
  expect(others).toEqual([]);
  expect(cookie).toMatchObject({ name: "waybill_session", httpOnly: true, sameSite: "Strict" });
  // And one goes on from there: to a page of this program, to one of the other, and back.
  await page.getByRole("link", { name: "films-2026" }).click();
  await expectState(page, "Creating");
  await page.getByRole("link", { name: "Enter shipping details" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Shipping details");
  await page.goBack();
  await expectState(page, "Creating");
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Jobs");
  await page.goBack();
  expect(page.url()).not.toContain("#");
});

test("a used link says so, in the service's words, and another can be pasted", async ({ world, page, browser }) => {
  const link = world.signInLink("customer");
  const first = await browser.newContext();
  const theirs = await first.newPage();
  await theirs.goto(link);
  await expect(theirs).toHaveURL("/jobs");
  await first.close();

  await page.goto(link);
  const refused = page.getByRole("alert");
  await expect(refused).toContainText("This link does not work");
  await expect(refused).toContainText("This sign-in link was used already. Ask for a new one");
  const field = page.getByLabel("Sign-in link or code");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(field).toHaveAccessibleDescription(/Paste the sign-in link or its code/);
  await field.fill("nonsense");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(field).toHaveAccessibleDescription(/This is not a sign-in link of this service/);
  await field.fill(world.signInLink("customer"));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/jobs");
});

test("a page that was opened signed out is there after signing in", async ({ world, page }) => {
  const job = await importJob(world, "films-2026");
  await open(page, job.page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  await page.getByLabel("Sign-in link or code").fill(world.signInLink("customer"));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(job.page);
  await expectState(page, "Creating");
});

test("what is public is there without signing in", async ({ page }) => {
  await open(page, "/states");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("States");
  await open(page, "/nowhere");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page not found");
});

test("signing out ends it here, in the other tab, and on the service", async ({ world, page, context }) => {
  await importJob(world, "films-2026");
  await world.enter(context);
  await open(page, "/settings");
  const other = await context.newPage();
  await open(other, "/jobs");
  const [cookie] = await context.cookies();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  await expect(other.getByRole("heading", { name: "You have been signed out" })).toBeVisible();
  const asked = await world.ask("/v1/session", { headers: { cookie: `${cookie.name}=${cookie.value}` } });
  expect(asked.status).toBe(401);
});

test("settings say who one is, and the theme is kept", async ({ world, page, context }) => {
  await world.enter(context);
  await open(page, "/settings");
  await expect(page.getByRole("main")).toContainText("Customer");
  await page.getByLabel("Dark").check();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expect(page.getByLabel("Dark")).toBeChecked();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("a link does not replace who is signed in until they say so", async ({ world, page, context }) => {
  await importJob(world, "films-2026");
  world.command(["person", "add", "--name", "Mallory", "--email", "mallory@contoso.example", "--role", "customer", "--subscription", "elsewhere"]);
  const link = () => {
    const said = world.command(["sign-in-link", "--person", "mallory@contoso.example"]).join("\n");
    return world.url + (/\/sign-in#\S+/.exec(said)?.[0] ?? "");
  };
  await world.enter(context);
  const who = async () => (await (await page.request.get("/v1/session")).json()).name;
  const victim = await who();
  // As another site would: the browser follows its link.
  await open(page, "/states");
  const lure = async () => {
    await page.evaluate((to) => {
      const link = Object.assign(document.createElement("a"), { href: to, textContent: "Look" });
      document.body.append(link);
      link.click();
    }, link());
  };
  await lure();
  const question = page.getByRole("alert").filter({ hasText: `You’re signed in as ${victim}. Sign in as someone else?` });
  await expect(question).toBeVisible();
  expect(page.url()).not.toContain("#");
  await expectAccessible(page);
  for (const [colorScheme, width] of [["light", 1280], ["dark", 1280], ["light", 390], ["dark", 390]] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 844 });
    await expectToFit(page);
    const picture = process.env.PICTURES;
    if (picture) await page.screenshot({ path: `${picture}/sign-in-asks-${colorScheme}-${width}.png`, fullPage: true });
  }
  expect(await who()).toBe(victim);
  // By the keyboard: no.
  await tabTo(page, page.getByRole("main").getByRole("link", { name: "Cancel" }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/jobs");
  await expect(page.getByRole("link", { name: "films-2026" })).toBeVisible();
  expect(await who()).toBe(victim);
  // And yes.
  await page.goto(link());
  await expect(question).toBeVisible();
  await tabTo(page, page.getByRole("main").getByRole("button", { name: "Sign in" }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/jobs");
  expect(await who()).toBe("Mallory");
});
