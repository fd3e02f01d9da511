// A badge is an image: it cannot ask the browser how wide its words are. Measured here for everything that a badge can say.

import type { Page } from "@playwright/test";
import { type JobState, ROAD, importJob } from "./jobs.ts";
import { share } from "./shares.ts";
import { expect, test } from "./test.ts";
import type { World } from "./world.ts";

/** The badge in both languages: its words are as wide as the badge was drawn for, and lie within it. What it says. */
async function fits(page: Page, world: World, token: string, status = 200): Promise<string[]> {
  const said: string[] = [];
  for (const lang of ["en", "sv"]) {
    const answer = await world.ask(`/badge/${token}.svg?lang=${lang}`);
    expect(answer.status).toBe(status);
    await page.setContent(answer.text);
    const [name, words] = await page.locator("svg").evaluate((svg) => {
      const wide = svg.querySelector("rect")!.getBBox().width;
      const mark = svg.querySelector<SVGGElement>("g.r")!.getBoundingClientRect();
      const from = svg.getBoundingClientRect().left;
      return [...svg.querySelectorAll("text")].map((text) => {
        const drawn = Number(text.getAttribute("textLength"));
        text.removeAttribute("textLength");
        const { x, width } = text.getBBox();
        return { said: text.textContent ?? "", off: Math.abs(text.getComputedTextLength() - drawn), room: wide - x - Math.max(width, drawn), gap: x - (mark.right - from) };
      });
    });
    // What the page's font needs, and what the badge was made for, differ by less than anybody sees.
    expect(name.off, `${words.said}: the name`).toBeLessThan(2);
    expect(words.off, words.said).toBeLessThan(4);
    expect(words.room, words.said).toBeGreaterThan(5);
    expect(words.gap, `${words.said}: from the mark`).toBeGreaterThan(2);
    said.push(words.said.replace("\u00a0", " "));
  }
  return said;
}

test("a badge is as wide as its words: a job in every state", async ({ page, world }) => {
  const states: [JobState, string, string][] = [
    ["Creating", "Creating", "Förbereds"],
    ["Shipping", "Shipping", "På väg"],
    ["Received", "Received", "Mottaget"],
    ["Transferring", "Transferring 20 %", "Kopieras 20 %"],
    ["Packaging", "Packaging", "Packas"],
    ["Completed", "Completed", "Klart"],
    ["Closed", "Closed", "Stängt"],
    ["Faulted", "Faulted", "Stoppat"],
  ];
  expect(states.map(([state]) => state)).toEqual([...ROAD, "Closed", "Faulted"]);
  for (const [state, ...said] of states) {
    const job = await (await importJob(world, `in-${state.toLowerCase()}`)).bringTo(state);
    if (state === "Transferring") await job.report(job.drives[0], 40);
    expect(await fits(page, world, (await share(job)).token)).toEqual(said);
  }
  const never = await fits(page, world, "ws_none", 404);
  expect(never).toEqual(["No status here", "Ingen status här"]);
});

test("a badge is as wide as its words: cancelled and overdue", async ({ page, world }) => {
  const cancelled = await (await importJob(world, "cancelled")).bringTo("Shipping");
  await cancelled.cancel();
  expect(await fits(page, world, (await share(cancelled)).token)).toEqual(["Shipping, cancelled", "På väg, avbrutet"]);
  const late = await (await importJob(world, "late")).bringTo("Shipping");
  const { token } = await share(late);
  await world.stop();
  await world.run({ clockOffset: "15d" });
  await expect.poll(async () => (await world.ask(`/badge/${token}.svg`)).text).toContain("overdue");
  expect(await fits(page, world, token)).toEqual(["Shipping, overdue", "På väg, försenat"]);
});

test("a badge is as wide as its words: a drive in every state", async ({ page, world }) => {
  const job = await importJob(world, "films-2026", ["NEVER", "CLEAN", "NOTES", "STILL", "COPIED", "WAITS"]);
  const badge = async (drive: string) => fits(page, world, (await share(job, { drive })).token);
  expect(await badge("NEVER")).toEqual(["Specified", "Anmäld"]);
  await job.ship();
  await job.act("bookIn", { drives: job.drives.slice(1), complete: true });
  for (const drive of job.drives.slice(1, 5)) await job.start(drive);
  await job.finish("CLEAN");
  await job.finish("NOTES", "errors");
  await job.act("faultDrive", { drive: "STILL", reason: "The volume does not open" });
  await job.report("COPIED", 100);
  expect(await badge("NEVER")).toEqual(["Never received", "Aldrig mottagen"]);
  expect(await badge("WAITS")).toEqual(["Received", "Mottagen"]);
  expect(await badge("COPIED")).toEqual(["Transferring 100 %", "Kopieras 100 %"]);
  expect(await badge("CLEAN")).toEqual(["Completed", "Klar"]);
  expect(await badge("NOTES")).toEqual(["Completed, with notes", "Klar med anmärkning"]);
  expect(await badge("STILL")).toEqual(["Faulted", "Stoppad"]);
  const sent = await (await importJob(world, "sent")).bringTo("Completed");
  expect(await fits(page, world, (await share(sent, { drive: sent.drives[0] })).token)).toEqual(["Shipped back", "Återsänd"]);
});
