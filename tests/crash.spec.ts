// The power goes in the middle of the work. What was acknowledged is there afterwards, and pages that were open go on.

import { type Job, TB, importJob } from "./jobs.ts";
import { expectState } from "./portal.ts";
import { expect, open, test } from "./test.ts";

test("a killed service has every change that it acknowledged, and the open page goes on", async ({ world, page, context }) => {
  const jobs = await Promise.all(Array.from({ length: 6 }, async (_, at) => (await importJob(world, `job-${at}`, [`DRIVE-${at}`])).bringTo("Transferring")));
  await world.enter(context);
  await open(page, jobs[0].page);
  await expectState(page, "Transferring");

  // Each job is changed again and again by its customer, and its drive by the data center; as fast as answers come.
  const changed = new Map<Job, number>();
  const copied = new Map<Job, number>();
  const again = async (done: Map<Job, number>, job: Job, act: (count: number) => Promise<unknown>) => {
    for (let count = 1; ; count += 1) {
      try {
        await act(count);
      } catch {
        return;
      }
      done.set(job, count);
    }
  };
  const work = jobs.flatMap((job) => [
    again(changed, job, (count) => world.must(job.contract, { method: "PATCH", token: job.token(), body: { tags: { count: String(count) } } })),
    again(copied, job, (count) => job.act("report", { drive: job.drives[0], percent: Math.min(99, Math.ceil(count / 10)), bytes: count, bytesTotal: 4 * TB })),
  ]);
  await expect.poll(() => jobs.every((job) => (changed.get(job) ?? 0) > 20 && (copied.get(job) ?? 0) > 20), { timeout: 30_000 }).toBe(true);
  await world.kill();
  await Promise.all(work);

  await world.run();
  for (const job of jobs) {
    const { tags, properties } = await job.get();
    // The last one may have been written and not acknowledged.
    const [seen, told] = [Number(tags.count), changed.get(job) ?? 0];
    expect([told, told + 1], job.name).toContain(seen);
    expect(properties.driveList[0].bytesSucceeded, job.name).toBeGreaterThanOrEqual(copied.get(job) ?? 0);
    const timeline = (await world.must(`${job.v1}/timeline.json`, { token: job.token() })).json;
    const entries: any[] = Array.isArray(timeline) ? timeline : timeline.value;
    expect(entries.filter((it) => JSON.stringify(it).includes('"changeTags"')).length, "entries of the timeline").toBe(seen);
  }

  // The page was not loaded again; what happens now comes to it by itself.
  await jobs[0].finish("DRIVE-0");
  await expectState(page, "Packaging");
  await jobs[0].shipBack();
  await expectState(page, "Completed");
});

test("a page that is opened while the service is away says so, and gets there", async ({ world, page, context }) => {
  const job = await importJob(world, "films-2026");
  await world.enter(context);
  await open(page, job.page);
  await world.kill();
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Jobs" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "The service does not answer" })).toBeVisible();
  await world.run();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("row", { name: /films-2026/ })).toBeVisible();
  expect(await job.state()).toBe("Creating");
});
