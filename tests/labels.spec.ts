// The names in the portal's diagrams, measured: each stands within its stop's frame and within the drawing, and meets no other.

import type { Page } from "@playwright/test";
import { type Job, type JobState, ROAD, importJob } from "./jobs.ts";
import { expect, open, test } from "./test.ts";
import type { World } from "./world.ts";

/** What of the texts of the drawings that are in sight is not where it should be. */
function misplaced(page: Page): Promise<{ texts: number; wrong: string[] }> {
  return page.evaluate(() => {
    const wrong: string[] = [];
    let texts = 0;
    /** A line of text without the room above and below its letters. */
    const letters = (it: Element) => {
      const { left, right, top, bottom } = it.getBoundingClientRect();
      return { words: it.textContent ?? "", it, left, right, top: top + 2.5, bottom: bottom - 2.5 };
    };
    const frame = (it: Element) => ({ ...it.getBoundingClientRect().toJSON(), it, words: it.closest("[data-key]")?.getAttribute("data-key") ?? "" });
    type Box = Pick<ReturnType<typeof letters>, "left" | "right" | "top" | "bottom" | "words">;
    const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    const within = (a: Box, b: Box) => a.left >= b.left - 1 && a.right <= b.right + 1 && a.top >= b.top - 1 && a.bottom <= b.bottom + 1;
    for (const svg of document.querySelectorAll(".route svg[role=group]")) {
      if (!svg.checkVisibility()) continue;
      const names = [...svg.querySelectorAll("text:not(.stop__count)")].map(letters).filter((it) => it.words.trim() !== "");
      const shapes = [...svg.querySelectorAll(".stop__shape")].map(frame);
      texts += names.length;
      for (const name of names) {
        const drawing = svg.getBoundingClientRect();
        if (!within(name, { ...drawing.toJSON(), words: "" })) wrong.push(`“${name.words}” leaves the drawing`);
        const halo = name.it.closest(".stop")?.querySelector(".stop__halo");
        // With room for the stroke of the frame and a little more.
        const inner = ({ left, right, ...rest }: ReturnType<typeof frame>) => ({ ...rest, left: left + 4, right: right - 4 });
        if (halo && !within(name, inner(frame(halo)))) wrong.push(`“${name.words}” leaves its frame`);
        for (const shape of shapes) if (meet(name, shape)) wrong.push(`“${name.words}” lies on the shape of ${shape.words}`);
      }
      names.forEach((one, at) => {
        for (const other of names.slice(at + 1)) if (meet(one, other)) wrong.push(`“${one.words}” meets “${other.words}”`);
      });
    }
    return { texts, wrong };
  });
}

/** A job in every state; the last has a drive in nearly every state. */
async function fill(world: World): Promise<Job[]> {
  const states: JobState[] = [...ROAD, "Closed", "Faulted"];
  const jobs: Job[] = [];
  for (const state of states) {
    const job = await (await importJob(world, `in-${state.toLowerCase()}`)).bringTo(state);
    if (state === "Transferring") await job.report(job.drives[0], 100);
    jobs.push(job);
  }
  const odd = await (await importJob(world, "odd", ["NEVER", "CLEAN", "NOTES", "STILL", "COPIED", "WAITS"])).bringTo("Shipping");
  await odd.act("bookIn", { drives: odd.drives.slice(1), complete: true });
  for (const drive of odd.drives.slice(1, 5)) await odd.start(drive);
  await odd.finish("CLEAN");
  await odd.finish("NOTES", "errors");
  await odd.act("faultDrive", { drive: "STILL", reason: "The volume does not open" });
  return [...jobs, odd];
}

// Many screens in a row: on a machine that others use as well they take minutes.
test.describe.configure({ timeout: 600_000 });

for (const locale of ["en-GB", "sv-SE"]) {
  test.describe(locale, () => {
    test.use({ locale });
    test("no name of a diagram leaves its place or meets another", async ({ world, page, context }) => {
      const jobs = await fill(world);
      // Nearly thirteen days later the words are at their longest: "12 d 23 h so far". After fourteen the first job is gone.
      await world.stop();
      await world.run({ clockOffset: "311h" });
      await world.enter(context);
      const found: string[] = [];
      for (const path of ["/states", ...jobs.map((job) => job.page), `${jobs.at(-1)?.page}?drive=NOTES`]) {
        await open(page, path);
        // Wide, tall, and tall beside the list.
        for (const width of [1280, 1100, 800, 390, 320]) {
          await page.setViewportSize({ width, height: 900 });
          const { texts, wrong } = await misplaced(page);
          found.push(...wrong.map((it) => `${path.split("/").at(-1)}, ${width} px: ${it}`));
          // Both machines, each with eight states.
          expect(texts, `${path}, ${width} px`).toBeGreaterThan(20);
        }
      }
      expect(found).toEqual([]);
    });
  });
}
