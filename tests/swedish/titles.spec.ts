// What the tab, the history and a screen reader are told of each page, in both languages.

import { importJob } from "../jobs.ts";
import { expect, open, test } from "../test.ts";
import { GROUP, SUBSCRIPTION } from "../world.ts";

type Titles = [path: string, english: string, swedish: string][];
const JOB = `/jobs/${SUBSCRIPTION}/${GROUP}/filmer-2026`;

const SIGNED_OUT: Titles = [
  ["/sign-in", "Sign in", "Logga in"],
  ["/states", "States", "Statusar"],
  ["/nowhere", "Page not found", "Sidan finns inte"],
];
const CUSTOMER: Titles = [
  ["/", "Jobs", "Jobb"],
  ["/jobs", "Jobs", "Jobb"],
  ["/jobs/new", "What do you want to move?", "Vad vill du flytta?"],
  [JOB, "filmer-2026, Creating", "filmer-2026, Förbereds"],
  [`${JOB}/ship`, "Shipping details of filmer-2026", "Fraktuppgifter för filmer-2026"],
  [`${JOB}/slip`, "Packing slip of filmer-2026", "Följesedel för filmer-2026"],
  [`${JOB}/edit?part=address`, "Change the return address", "Ändra returadressen"],
  [`${JOB}/share`, "Share status of filmer-2026", "Dela status för filmer-2026"],
  [`${JOB}/drives/9CA995BB/log`, "Log of drive 9CA995BB", "Logg för disk 9CA995BB"],
  [`${JOB}-2`, "There is no such job", "Det finns inget sådant jobb"],
  ["/settings", "Settings", "Inställningar"],
  ["/notices", "Notices", "Notiser"],
  ["/support", "This page is for staff", "Sidan är för personal"],
];
const OPERATOR: Titles = [
  ["/support", "Support", "Support"],
  ["/support?q=filmer", "filmer, Support", "filmer, support"],
  [`/support${JOB}`, "filmer-2026, Creating", "filmer-2026, Förbereds"],
  ["/operations", "Receiving desk", "Godsmottagning"],
  ["/operations/arrivals", "Arrivals", "Ankomster"],
  ["/operations/copy", "Copy board", "Kopiering"],
  ["/operations/packing", "Packing", "Packning"],
];
const ADMINISTRATOR: Titles = [
  ["/people", "People", "Personer"],
  ["/people?q=bo", "People: bo", "Personer: bo"],
  ["/people/new", "New person", "Ny person"],
];

// Many screens in a row: on a machine that others use as well they take minutes.
test.describe.configure({ timeout: 600_000 });

for (const [locale, at] of [["en-GB", 1], ["sv-SE", 2]] as const) {
  test.describe(locale, () => {
    test.use({ locale });
    test("every page has its title", async ({ world, page, context }) => {
      await importJob(world, "filmer-2026", ["9CA995BB"]);
      const bo = world.command(["person", "add", "--name", "Bo Ek", "--role", "support"]).at(-1);
      const read = async (titles: Titles) => {
        for (const title of titles) {
          await open(page, title[0]);
          await expect(page, title[0]).toHaveTitle(`${title[at]} – Waybill`);
        }
      };
      await read(SIGNED_OUT);
      await world.enter(context);
      await read(CUSTOMER);
      await world.enter(context, "operator");
      await read(OPERATOR);
      await world.enter(context, "administrator");
      await read([...ADMINISTRATOR, [`/people/${bo}`, "Bo Ek", "Bo Ek"]]);
    });
  });
}
