// People, as an administrator manages them: added, let in by a link, changed, switched off; what is wrong is told at its field.

import { expect, expectAccessible, expectToFit, open, test } from "./test.ts";
import { SUBSCRIPTION } from "./world.ts";

test("an administrator adds somebody, hands over a link, and switches them off", async ({ world, page, context, browser }) => {
  world.token("customer"); // So that there is a subscription to give.
  await world.enter(context, "administrator");
  await open(page, "/people");
  await page.getByRole("textbox", { name: "Company" }).fill("Northwind Traders");
  await page.getByRole("button", { name: "Add the subscription" }).click();
  await expect(page.getByRole("textbox", { name: "Subscription ID" })).toHaveAccessibleDescription(/Enter the subscription ID/);
  await page.getByRole("textbox", { name: "Subscription ID" }).fill("northwind");
  await page.getByRole("button", { name: "Add the subscription" }).click();
  await expect(page.getByRole("rowheader", { name: "Northwind Traders" })).toBeVisible();
  // Adding renames nobody; both fields tell what they lack at once.
  await page.getByRole("button", { name: "Add the subscription" }).click();
  await expect(page.getByRole("alert").getByRole("listitem")).toHaveText(["Enter the company's name", "Enter the subscription ID"]);
  await page.getByRole("textbox", { name: "Company" }).fill("Fabrikam");
  await page.getByRole("textbox", { name: "Subscription ID" }).fill("Northwind");
  await page.getByRole("button", { name: "Add the subscription" }).click();
  await expect(page.getByRole("textbox", { name: "Subscription ID" })).toHaveAccessibleDescription(/is there already, with the company Northwind Traders/);
  await page.getByRole("button", { name: "Rename… Northwind Traders" }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: "Company" }).fill("Northwind");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Change the name" }).click();
  await page.getByRole("button", { name: "Remove… Northwind", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "Remove Northwind?" })).toBeVisible();
  await page.getByRole("button", { name: "Remove the subscription" }).click();
  await expect(page.getByRole("cell", { name: "northwind" })).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Subscriptions" })).toBeFocused();
  await page.getByRole("link", { name: "Add a person" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("New person");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("textbox", { name: "Name" })).toHaveAccessibleDescription(/Enter a name/);
  await page.getByRole("textbox", { name: "Name" }).fill("Åsa Ström");
  await page.getByRole("textbox", { name: "E-mail address" }).fill("asa@contoso.example");
  await page.getByRole("checkbox", { name: "Customer" }).check();
  await page.getByRole("checkbox", { name: SUBSCRIPTION }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Åsa Ström");

  await page.getByRole("button", { name: "Make a sign-in link" }).click();
  const link = await page.getByLabel("The link").innerText();
  const theirs = await browser.newContext();
  const asa = await theirs.newPage();
  await asa.goto(link);
  await expect(asa).toHaveURL(/\/jobs$/);

  await page.reload();
  // A link is shown once.
  await expect(page.getByLabel("The link")).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Sign out: Chrome on (Linux|Windows)/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("checkbox", { name: "Switched off" }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("main")).toContainText("Signed in nowhere");
  await asa.reload();
  await expect(asa.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  await theirs.close();

  await page.getByRole("link", { name: "All people" }).click();
  await page.getByRole("searchbox", { name: "Find people" }).fill("åsa@");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByRole("heading", { name: "Nobody found" })).toBeVisible();
  await page.getByRole("searchbox", { name: "Find people" }).fill("ström");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page).toHaveURL(/q=str%C3%B6m/);
  await expect(page.getByRole("row", { name: /Åsa Ström/ })).toContainText("Switched off");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectToFit(page);
  await expectAccessible(page);
});

test("who is no administrator reads so, and gets nothing", async ({ world, page, context }) => {
  await world.enter(context, "support");
  await open(page, "/people");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page is for staff");
  await expect(page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "People" })).toHaveCount(0);
});

test("an administrator alone begins with people, and sees no job", async ({ world, page }) => {
  await world.signIn(page, "administrator");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("People");
  // No job's notices either.
  await expect(page.getByRole("navigation", { name: "Main" }).getByRole("link")).toHaveText(["People", "States", "Settings"]);
  const asked = await page.request.get("/v1/jobs");
  expect(asked.status()).toBe(403);
});

for (const width of [390, 1280]) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`people, one of them, a new one and the settings: ${colorScheme}, ${width} px`, async ({ world, page, context }) => {
      const long = "Åsa-Katarina von Wallenstråle-Lindqvist på arkivet för flygbilder i södra regionen";
      world.command(["person", "add", "--name", long, "--email", "asa-katarina.von.wallenstrale-lindqvist@archive-holdings.example", "--role", "customer", "--role", "support", "--role", "operator", "--subscription", SUBSCRIPTION]);
      const off = world.command(["person", "add", "--name", "Bo Ek", "--role", "support"]).at(-1) ?? "";
      world.command(["person", "change", off, "--off"]);
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await world.enter(context, "administrator");
      const id = world.command(["person", "list", "Bo"]).at(-1)?.split("\t")[0];
      world.token("support");
      for (const path of ["/people", "/people?q=Bo", "/people?q=nobody", "/people/new", `/people/${id}`, "/settings"]) {
        await open(page, path);
        await expectAccessible(page);
        await expectToFit(page);
        const picture = process.env.PICTURES;
        if (picture) await page.screenshot({ path: `${picture}/${path.replace(/\W+/g, "-").slice(0, 16)}-${colorScheme}-${width}.png`, fullPage: true });
      }
    });
  }
}
