// The check of languages is one that can fail: put before a page of the other language it names nearly everything.

import { importJob } from "../jobs.ts";
import { expect, open, test } from "../test.ts";
import { columns, pieces } from "./catalogue.ts";
import { strangers } from "./said.ts";

test("both columns are read whole", () => {
  const { en, sv } = columns();
  expect(en.length).toBe(sv.length);
  expect(en.length).toBeGreaterThan(2000);
  for (const text of ["Create your first job", "The drives are on their way to the data center.", "The file is empty. Choose the .jrn or .xml file that your preparation tool wrote"]) {
    expect(pieces("en")).toContain(text.replace(/\.$/, ""));
  }
  expect(pieces("sv")).toContain("Skapa ditt första jobb");
  expect(pieces("sv")).toContain("Kopierad, med varningar");
});

// Many screens in a row: on a machine that others use as well they take minutes.
test.describe.configure({ timeout: 600_000 });

for (const [locale, its, other] of [["en-GB", "en", "sv"], ["sv-SE", "sv", "en"]] as const) {
  test.describe(`a page in ${its}`, () => {
    test.use({ locale });
    test(`is told from one in ${other}`, async ({ world, page, context }) => {
      const job = await (await importJob(world, "filmer-2026")).bringTo("Transferring");
      await world.enter(context);
      for (const path of ["/jobs", job.page, "/states", "/settings"]) {
        await open(page, path);
        expect(await strangers(page, its), path).toEqual([]);
        expect((await strangers(page, other)).length, path).toBeGreaterThan(25);
      }
    });
  });
}
