// A job's page for staff: from the act's dialog to what the customer's open page shows, side by side.

import type { BrowserContext, Page } from "@playwright/test";
import { type Job, importJob } from "./jobs.ts";
import { expectState, tabTo } from "./portal.ts";
import { expect, expectAccessible, expectToFit, open, settled, test, watch } from "./test.ts";
import type { Role, World } from "./world.ts";

const acts = (page: Page) => page.getByRole("region", { name: "What you may do" });
const contacts = (page: Page) => page.getByRole("region", { name: "Contact notes" });

/** Opens an act's dialog; what is asked for stands in it. */
async function ask(page: Page, act: string) {
  await acts(page).getByRole("button", { name: `${act}…` }).click();
  const dialog = page.getByRole("dialog", { name: act });
  await expect(dialog).toBeVisible();
  return dialog;
}

/** A page of the job for somebody of staff, in a browser of their own. */
async function staffPage(world: World, context: BrowserContext, role: Role, job: Job): Promise<Page> {
  await world.enter(context, role);
  const page = await context.newPage();
  await open(page, `/support${job.page}`);
  return page;
}

test("what an operator does, the customer's open page shows within a second", async ({ world, page, context, browser }) => {
  const job = await (await importJob(world, "films-2026")).bringTo("Shipping");
  await world.enter(context);
  await open(page, job.page);
  const staff = await staffPage(world, await browser.newContext(), "operator", job);
  const broken = watch(staff);
  await expect(staff.getByText("Seen as staff")).toBeVisible();

  let dialog = await ask(staff, "Book drives in");
  for (const serial of job.drives) await dialog.getByLabel(new RegExp(`^${serial},`)).check();
  await dialog.getByRole("button", { name: "Book in" }).click();
  await expectState(staff, "Received");
  await expect(page.locator(".now .badge")).toHaveText("Received", { timeout: 1000 });

  dialog = await ask(staff, "Start a copy");
  await dialog.getByLabel("Drive", { exact: true }).selectOption(job.drives[0]);
  await dialog.getByRole("button", { name: "Start the copy" }).click();
  await expectState(staff, "Transferring");
  await expect(page.locator(".now .badge")).toHaveText("Transferring", { timeout: 1000 });

  dialog = await ask(staff, "Stop a drive");
  await dialog.getByLabel("Drive", { exact: true }).selectOption(job.drives[0]);
  await dialog.getByLabel("Reason").fill("The volume does not open with the key.");
  await dialog.getByRole("button", { name: "Stop the drive" }).click();
  await expect(staff.getByRole("dialog")).toHaveCount(0);
  await expect(page.locator("#drives").getByText("The volume does not open with the key.").first()).toBeVisible({ timeout: 1000 });

  // Giving up cannot be taken back: a second step says so, and what was picked.
  dialog = await ask(staff, "Resolve a drive’s fault");
  await dialog.getByLabel("Give the drive up").check();
  await dialog.getByRole("button", { name: "Continue" }).click();
  await expect(dialog.getByRole("alert")).toContainText("cannot be taken back");
  await expect(dialog).toContainText(job.drives[0]);
  await dialog.getByRole("button", { name: "Resolve the fault" }).click();
  await expect(page.locator("#drives").getByText("Given up").first()).toBeVisible();
  expect(broken).toEqual([]);
});

test("a refusal lights the field, and nothing typed is lost", async ({ world, browser }) => {
  const job = await (await importJob(world, "films-2026")).bringTo("Shipping");
  const staff = await staffPage(world, await browser.newContext(), "operator", job);
  let dialog = await ask(staff, "Note a contact");
  // All at once, and the buttons stay in sight.
  await staff.setViewportSize({ width: 1280, height: 800 });
  await dialog.getByRole("button", { name: "Note the contact" }).click();
  await expect(dialog.getByRole("alert").getByRole("listitem")).toHaveText(["Say how you contacted them", "Say whom you contacted", "Write what was said"]);
  await expect(dialog.getByRole("button", { name: "Note the contact" })).toBeInViewport({ ratio: 1 });
  await dialog.getByLabel("How", { exact: true }).fill("Phone");
  await dialog.getByLabel("What was said").fill("They look for the parcel.");
  await dialog.getByRole("button", { name: "Note the contact" }).click();
  const whom = dialog.getByLabel("With whom");
  await expect(whom).toHaveAttribute("aria-invalid", "true");
  await expect(whom).toHaveAccessibleDescription(/Say whom you contacted/);
  await expectAccessible(staff);

  await staff.keyboard.press("Escape");
  dialog = await ask(staff, "Note a contact");
  await expect(dialog.getByLabel("What was said")).toHaveValue("They look for the parcel.");
  await dialog.getByLabel("With whom").fill("Ann Lindqvist");
  await dialog.getByRole("button", { name: "Note the contact" }).click();
  await expect(contacts(staff)).toContainText("They look for the parcel.");
});

test("support sees neither keys nor acts on drives, and what they looked at is recorded", async ({ world, browser }) => {
  const job = await (await importJob(world, "films-2026")).bringTo("Transferring");
  const support = await staffPage(world, await browser.newContext(), "support", job);
  await expect(acts(support).getByRole("button")).toHaveText(["Note a contact…", "Answer the data center…"]);
  await expect(support.getByRole("button", { name: /BitLocker keys/ })).toHaveCount(0);
  // Beside the operator, who was answered with the job at each act.
  const looks = support.getByRole("region", { name: "Who looked" }).getByRole("listitem");
  await expect(looks.filter({ hasText: /support/i })).toHaveCount(1);

  // Only with the keyboard.
  await tabTo(support, acts(support).getByRole("button", { name: "Answer the data center…" }));
  await support.keyboard.press("Enter");
  const dialog = support.getByRole("dialog", { name: "Answer the data center" });
  await tabTo(support, dialog.getByLabel("What the customer answered"));
  await support.keyboard.type("The key is on its way.");
  await tabTo(support, dialog.getByRole("button", { name: "Answer on their behalf" }));
  await support.keyboard.press("Enter");
  await expect(contacts(support)).toContainText("The key is on its way.");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing, and all fits: ${colorScheme}`, async ({ world, browser }) => {
    const job = await (await importJob(world, "films-2026")).bringTo("Transferring");
    const context = await browser.newContext({ colorScheme });
    const staff = await staffPage(world, context, "operator", job);
    for (const width of [1280, 390]) {
      await staff.setViewportSize({ width, height: 900 });
      await settled(staff);
      await expectAccessible(staff);
      await expectToFit(staff);
    }
    await ask(staff, "Finish a drive");
    await expectAccessible(staff);
    await context.close();
  });
}
