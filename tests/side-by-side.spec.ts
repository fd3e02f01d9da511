// A whole job with four pages open: its customer's, support's and an operator's of the job, and the customer's list. Who
// acts is one of them; after each act all of them agree, and soon.

import type { Page, Request } from "@playwright/test";
import { importJob, RETURN_TRACKING, TRACKING } from "./jobs.ts";
import { ask, firmly, seenBy, views } from "./rows/views.ts";
import { expect, test } from "./test.ts";

/** When the words came into the badge, by the page's own clock, in milliseconds since 1970. */
function seen(page: Page, words: string, where: string): Promise<number> {
  return page.evaluate(
    ([words, where]) =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (![...document.querySelectorAll(where)].some((it) => it.textContent?.trim() === words)) return;
          observer.disconnect();
          resolve(performance.timeOrigin + performance.now());
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
        look();
      }),
    [words, where],
  );
}

/** When the answer to the next act of this page came back to it. */
async function answered(page: Page): Promise<number> {
  const acts = (request: Request) => ["POST", "PATCH"].includes(request.method()) && !request.url().includes("/read");
  const request = await page.waitForEvent("requestfinished", acts);
  const { startTime, responseEnd } = request.timing();
  return startTime + responseEnd;
}

test("customer, support and operator agree after each act of a whole job", async ({ world, browser }) => {
  const job = await importJob(world, "films-2026", ["9CA995BB"]);
  const { customer, support, operator } = await views(world, browser, job);
  const list = await seenBy(world, browser, "customer", "/jobs");
  const delays: number[] = [];

  const act = async (by: Page, words: string, how: () => Promise<unknown>): Promise<void> => {
    const others = [customer, support, operator].filter((page) => page !== by);
    const changes = [...others.map((page) => seen(page, words, ".now .badge")), seen(list, words, "td .badge")];
    const answer = answered(by);
    await how();
    const from = await answer;
    for (const at of await Promise.all(changes)) delays.push(at - from);
    await expect(by.locator(".now .badge")).toHaveText(words);
  };

  await act(customer, "Shipping", async () => {
    await customer.getByRole("link", { name: "Enter shipping details" }).first().click();
    await customer.getByLabel("Tracking number").fill(TRACKING);
    await customer.getByRole("button", { name: "I have shipped the drives" }).click();
  });
  await act(operator, "Received", async () => {
    const dialog = await ask(operator, "Book drives in");
    await dialog.getByLabel(/^9CA995BB,/).check();
    await dialog.getByRole("button", { name: "Book in" }).click();
  });
  await act(operator, "Transferring", async () => {
    await (await ask(operator, "Start a copy")).getByRole("button", { name: "Start the copy" }).click();
  });
  await act(operator, "Faulted", async () => {
    const dialog = await ask(operator, "Stop the job");
    await dialog.getByLabel("Reason").fill("The customs papers are missing.");
    await dialog.getByRole("button", { name: "Stop the job" }).click();
  });
  await customer.locator(".now").getByRole("button", { name: "Answer the data center" }).click();
  const answer = customer.getByRole("dialog", { name: "Answer the data center" });
  await answer.getByLabel("What do you want to say?").fill("They are in the box.");
  await answer.getByRole("button", { name: "Send" }).click();
  for (const page of [customer, support, operator]) await expect(page.locator("#timeline")).toContainText("They are in the box.");
  await act(operator, "Transferring", async () => {
    await (await ask(operator, "Resolve the job’s fault")).getByRole("button", { name: "Resolve the fault" }).click();
  });
  await act(operator, "Packaging", async () => {
    const dialog = await ask(operator, "Finish a drive");
    await dialog.getByLabel("Clean").check();
    await dialog.getByRole("button", { name: "Finish the drive" }).click();
  });
  await act(operator, "Completed", async () => {
    const dialog = await ask(operator, "Ship drives back");
    await dialog.getByLabel("Carrier").fill("DHL");
    await dialog.getByLabel("Tracking number").fill(RETURN_TRACKING);
    await firmly(dialog, "Ship back");
  });
  const drives = [customer, support, operator].map((page) => page.locator("#drives").innerText());
  expect(new Set((await Promise.all(drives)).map((text) => /9CA995BB[\s\S]*Shipped back/.test(text)))).toEqual(new Set([true]));

  delays.sort((a, b) => a - b);
  const part = (share: number) => Math.round(delays[Math.min(delays.length - 1, Math.floor(share * delays.length))]);
  // No test fails on a clock: the figure is for who reads the log. The bar is a second, on a machine that does nothing else.
  console.log(`from an act's answer to the others' pages, ${delays.length} changes: median ${part(0.5)} ms, 95 % ${part(0.95)} ms, most ${part(1)} ms`);
});
