// What customer, support and operator see of one thing, each in a browser of their own; and what the data center does.

import { type Browser, type Locator, type Page, expect } from "@playwright/test";
import type { Job } from "../jobs.ts";
import { expectState } from "../portal.ts";
import { open } from "../test.ts";
import type { Role, World } from "../world.ts";

/** A page of somebody in this role. */
export async function seenBy(world: World, browser: Browser, role: Role, path: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: world.url });
  await world.enter(context, role);
  const page = await context.newPage();
  await open(page, path);
  return page;
}

export interface Views {
  customer: Page;
  support: Page;
  operator: Page;
  all: Page[];
}

/** The job's page of the customer, and that of staff as support and as an operator have it. */
export async function views(world: World, browser: Browser, job: Job): Promise<Views> {
  const staff = `/support${job.page}`;
  const customer = await seenBy(world, browser, "customer", job.page);
  const support = await seenBy(world, browser, "support", staff);
  const operator = await seenBy(world, browser, "operator", staff);
  return { customer, support, operator, all: [customer, support, operator] };
}

/** All three say this state. */
export async function allSay({ all }: Views, state: string): Promise<void> {
  for (const page of all) await expectState(page, state);
}

/** All three tell that this happened. */
export async function allTell({ all }: Views, happened: string): Promise<void> {
  for (const page of all) await expect(page.locator("#timeline")).toContainText(happened);
}

/** The line on top: what happens now, whose turn it is, by when. */
export const now = (page: Page): Locator => page.locator(".now");

/** Opens an act of staff; its dialog. */
export async function ask(page: Page, act: string): Promise<Locator> {
  await page.getByRole("region", { name: "What you may do" }).getByRole("button", { name: `${act}…` }).click();
  const dialog = page.getByRole("dialog", { name: act });
  await expect(dialog).toBeVisible();
  return dialog;
}

/** Goes to the second step, reads once more, and does it. An act that asks nothing has its own name on both buttons. */
export async function firmly(dialog: Locator, yes: string, first = "Continue"): Promise<void> {
  await dialog.getByRole("button", { name: first }).click();
  await expect(dialog.getByRole("alert")).toContainText("cannot be taken back");
  await dialog.getByRole("button", { name: yes }).click();
  await expect(dialog).toHaveCount(0);
}

/** Whether the act is offered to this one of staff. */
export const offered = (page: Page, act: string): Locator =>
  page.getByRole("region", { name: "What you may do" }).getByRole("button", { name: `${act}…` });

/** The receiving desk books a package in. */
export const scan = (world: World, trackingNumber: string, drives: string[], complete = true) =>
  world.must("/v1/operations/receiving", { method: "POST", token: world.token("operator"), body: { trackingNumber, drives, complete } });

/** A package among the arrivals. */
export const card = (page: Page, tracking: string): Locator =>
  page.getByRole("main").getByRole("listitem").filter({ has: page.getByRole("heading", { name: `Package ${tracking}` }) });

/** The service stops, and comes back after so many days. */
export async function daysLater(world: World, days: number): Promise<void> {
  await world.stop();
  await world.run({ clockOffset: `${days}d` });
}
