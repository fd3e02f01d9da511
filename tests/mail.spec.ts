// E-mail of what a customer chose, from the settings page to the mail server.

import { importJob } from "./jobs.ts";
import { MailServer } from "./smtp.ts";
import { toast } from "./portal.ts";
import { expect, expectAccessible, open, test } from "./test.ts";

const EMAIL = "ann@contoso.example";

test("chosen states come by mail once the address is confirmed, and link to the job", async ({ world, page, context }) => {
  const server = await MailServer.start();
  await world.stop();
  await world.run({ more: ["--smtp-url", server.url, "--mail-from", "Waybill <waybill@company.example>"] });
  const job = await (await importJob(world, "films-2026", ["9CA995BB"])).bringTo("Shipping");
  await world.enter(context);
  await open(page, "/settings");
  const mail = page.locator("section").filter({ has: page.getByRole("heading", { name: "E-mail" }) });
  await expect(mail).toContainText("You get no mail.");
  await mail.getByLabel("Send notices to").fill(EMAIL);
  await mail.getByLabel("Received", { exact: true }).check();
  await mail.getByRole("button", { name: "Save" }).click();
  await expect(toast(page)).toContainText(`A code is on its way to ${EMAIL}`);
  await expect(mail).toContainText(`${EMAIL} is not confirmed yet`);
  await expectAccessible(page);

  await expect.poll(() => server.mails.length).toBe(1);
  await mail.getByLabel("Code").fill("not-the-code");
  await mail.getByRole("button", { name: "Confirm" }).click();
  await expect(mail.getByLabel("Code")).toHaveAttribute("aria-invalid", "true");
  await mail.getByLabel("Code").fill(/^[\w-]{43}$/m.exec(server.mails[0].text)?.[0] ?? "");
  await mail.getByRole("button", { name: "Confirm" }).click();
  await expect(mail).toContainText(`Mail goes to ${EMAIL}.`);

  // Of what was not chosen nothing comes.
  await job.act("noteContact", { how: "Phone", whom: "Ann", said: "It is at the gate." });
  await job.bookIn();
  await expect.poll(() => server.mails.length).toBe(2);
  const told = server.mails[1];
  expect(told.to).toEqual([EMAIL]);
  expect(told.subject).toBe("films-2026: received at the data center");
  expect(told.text).toContain("The job films-2026 went from Shipping to Received");
  const link = new RegExp(`${world.url}${job.page}`).exec(told.text)?.[0] ?? "no link";
  await open(page, link);
  await expect(page.locator(".now .badge")).toHaveText("Received");

  // What was chosen is there on the next visit, and can be taken back.
  await open(page, "/settings");
  await expect(mail.getByLabel("Received", { exact: true })).toBeChecked();
  await mail.getByLabel("Received", { exact: true }).uncheck();
  await mail.getByRole("button", { name: "Save" }).click();
  await expect(toast(page)).toContainText("Saved");
  await page.reload();
  await expect(mail.getByLabel("Received", { exact: true })).not.toBeChecked();
  await expect(mail).toContainText(`Mail goes to ${EMAIL}.`);
  await server.stop();
});

test("staff read what is mailed to them; who only manages people is offered no mail", async ({ world, page, context }) => {
  const server = await MailServer.start();
  await world.stop();
  await world.run({ more: ["--smtp-url", server.url, "--mail-from", "Waybill <waybill@company.example>"] });
  const mail = page.locator("section").filter({ has: page.getByRole("heading", { name: "E-mail" }) });
  await world.enter(context, "support");
  await open(page, "/settings");
  await expect(mail.getByLabel("Whatever needs me")).toBeVisible();
  await expect(mail).toContainText("a job is overdue");
  await expect(mail.getByText("Tell me when a job gets to")).toHaveCount(0);
  await expectAccessible(page);
  await world.enter(context, "administrator");
  await open(page, "/settings");
  await expect(mail).toHaveCount(0);
  await server.stop();
});

test("whose session ends where links come by mail can have one mailed, and go on", async ({ world, page, context }) => {
  const server = await MailServer.start();
  await world.stop();
  await world.run({ more: ["--smtp-url", server.url, "--mail-from", "Waybill <waybill@company.example>"] });
  await world.enter(context);
  await open(page, "/settings");
  await context.clearCookies();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "You have been signed out" })).toBeVisible();
  await expectAccessible(page);
  const opened = context.waitForEvent("page");
  await page.getByRole("link", { name: "E-mail me a link" }).click();
  await expect((await opened).getByLabel("Your e-mail address")).toBeVisible();
  await server.stop();
});
