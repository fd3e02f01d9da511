// A clock that is wrong: what an administrator sees of it. What it does is told in the service's own tests (`it/leaps.rs`).

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, expectAccessible, expectToFit, open, test as base } from "./test.ts";
import { World } from "./world.ts";

const AHEAD = fileURLToPath(new URL("../crates/service/tests/it/leaps/ahead.c", import.meta.url));
const DAYS = 10;

/** A world whose wall clock a file sets, preloaded as Linux does it. */
const test = base.extend<{ clock: { folder: string; set: (seconds: number) => void } }>({
  clock: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "waybill-clock-"));
    const set = (seconds: number) => writeFileSync(join(folder, "ahead"), String(seconds));
    set(0);
    execFileSync("cc", ["-shared", "-fPIC", "-O1", "-o", join(folder, "ahead.so"), AHEAD]);
    await use({ folder, set });
    rmSync(folder, { recursive: true, force: true });
  },
  world: async ({ clock }, use) => {
    const file = (name: string) => join(clock.folder, name);
    const world = await World.start({ env: { LD_PRELOAD: file("ahead.so"), CLOCK_AHEAD: file("ahead") } });
    await use(world);
    await world.close();
  },
});

test("a clock that jumped is told on the page of people, with what to do, until it is right", async ({ world, clock, page, context }) => {
  const shown = () => world.command(["clock", "show"]).join("\n");
  await expect.poll(shown, { timeout: 60_000 }).not.toContain("nothing yet");
  // Half a day more: what is told is whole days.
  clock.set((DAYS + 0.5) * 86_400);
  await expect.poll(shown, { timeout: 60_000 }).toContain("deadlines wait");
  await world.enter(context, "administrator");
  await open(page, "/people");
  const banner = page.getByRole("alert").filter({ hasText: "waybill clock agree" });
  await expect(banner).toContainText(`${DAYS} days`);
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 900 });
  await expectToFit(page);

  // A person says that it is so late: the banner is gone.
  world.command(["clock", "agree"]);
  await expect.poll(shown, { timeout: 60_000 }).toContain("deadlines are kept");
  await open(page, "/people");
  await expect(page.getByRole("table").first()).toBeVisible();
  await expect(banner).toHaveCount(0);
});
