// LIFECYCLE, "Transferring, Packaging | return address missing or wrong".

import { importJob } from "../jobs.ts";
import { expect, open, test } from "../test.ts";
import { allSay, allTell, ask, daysLater, firmly, now, offered, seenBy, views } from "./views.ts";

const REASON = "Nobody of that name lives there";

test("while Transferring the customer corrects it", async ({ world, browser }) => {
  const job = await (await importJob(world, "films-2026", ["9CA995BB"])).bringTo("Transferring");
  const seen = await views(world, browser, job);
  const { customer, operator } = seen;
  const report = await ask(operator, "Report a wrong return address");
  await report.getByLabel("Reason").fill(REASON);
  await report.getByRole("button", { name: "Report the address" }).click();
  for (const page of seen.all) await expect(now(page)).toContainText(REASON);
  await allTell(seen, "The return address does not work");
  await expect(now(customer)).toContainText("May be destroyed after");

  await customer.locator("#shipping").getByRole("link", { name: "Change the return address" }).click();
  await customer.getByLabel("Street and number").fill("Slussplan 5");
  await customer.getByRole("button", { name: "Save" }).click();
  await expect(customer).toHaveURL(job.page);
  await allTell(seen, "Changed: return address");
  for (const page of seen.all) {
    await expect(now(page)).not.toContainText(REASON);
    await expect(page.locator("#shipping")).toContainText("Slussplan 5");
  }
});

test("in Packaging the customer can only answer, and an operator corrects it", async ({ world, browser }) => {
  const job = await (await importJob(world, "films-2026", ["9CA995BB"])).bringTo("Packaging");
  const seen = await views(world, browser, job);
  const { customer, support, operator } = seen;
  await job.act("reportAddress", { reason: REASON });
  for (const page of seen.all) await expect(now(page)).toContainText(REASON);
  await expect(customer.locator("#shipping").getByRole("link", { name: "Change the return address" })).toHaveCount(0);
  await now(customer).getByRole("button", { name: "Answer the data center" }).click();
  const answer = customer.getByRole("dialog", { name: "Answer the data center" });
  await answer.getByLabel("What do you want to say?").fill("We moved to Slussplan 5.");
  await answer.getByRole("button", { name: "Send" }).click();
  await allTell(seen, "We moved to Slussplan 5.");
  await expect(now(customer)).toContainText("The data center reads your answer.");
  await expect(offered(support, "Change the return address")).toHaveCount(0);

  const dialog = await ask(operator, "Change the return address");
  await dialog.getByLabel("Street and number").fill("Slussplan 5");
  await dialog.getByRole("button", { name: "Save the address" }).click();
  await allTell(seen, "Changed: return address");
  for (const page of seen.all) {
    await expect(now(page)).not.toContainText(REASON);
    await expect(page.locator("#shipping")).toContainText("Slussplan 5");
  }
});

test("nobody answers: destroyed at 90 days, and not before", async ({ world, browser }) => {
  const job = await (await importJob(world, "films-2026", ["9CA995BB"])).bringTo("Packaging");
  await job.act("reportAddress", { reason: REASON });
  const seen = await views(world, browser, job);
  const { customer, support, operator } = seen;
  await expect(now(customer).getByRole("button", { name: "Answer the data center" })).toBeVisible();
  await expect(now(customer)).toContainText("May be destroyed after");
  await expect(offered(operator, "Mark a drive to be destroyed")).toHaveCount(0);
  await daysLater(world, 91);
  await allTell(seen, "No answer for 90 days: the drives may be destroyed");
  await open(operator, `/support${job.page}`);
  await firmly(await ask(operator, "Mark a drive to be destroyed"), "Mark to be destroyed");
  await allTell(seen, "Drive 9CA995BB is to be destroyed");
  await expect(offered(support, "Mark a drive as destroyed")).toHaveCount(0);
  await firmly(await ask(operator, "Mark a drive as destroyed"), "Record as destroyed");
  await allSay(seen, "Closed");
  await allTell(seen, "Drive 9CA995BB destroyed");
});

test("what was reported as wrong cannot be packed, nor chosen with others that go to the same place", async ({ world, browser }) => {
  const wrong = await (await importJob(world, "wrong-place", ["WD-1"])).bringTo("Packaging");
  for (const name of ["films-2026", "maps-2025"]) await (await importJob(world, name, [`WD-${name}`])).bringTo("Packaging");
  const operator = await seenBy(world, browser, "operator", "/operations/packing");
  const box = (name: string) => operator.getByRole("checkbox", { name });
  await box("wrong-place").check();
  await wrong.act("reportAddress", { reason: REASON });
  await expect(box("wrong-place")).toBeDisabled();
  await expect(operator.getByText(`Do not ship: this address was reported as wrong. ${REASON}`)).toBeVisible();
  await operator.getByRole("button", { name: "Choose all 2 of this company and address" }).first().click();
  await expect(box("films-2026")).toBeChecked();
  await expect(box("maps-2025")).toBeChecked();
  await expect(operator.getByText("2 jobs: films-2026, maps-2025")).toBeVisible();
});
