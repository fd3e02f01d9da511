// The main job in a Swedish browser, from an empty list to a finished copy: on no screen is there a word of English.

import type { Page } from "@playwright/test";
import { goOn } from "../form.ts";
import { Job, KEY, TRACKING, importJob } from "../jobs.ts";
import { writeJournal } from "../journal.ts";
import { toast } from "../portal.ts";
import { expect, open, test } from "../test.ts";
import { SUBSCRIPTION, type World } from "../world.ts";
import { inSwedish, problem } from "./look.ts";
import { expectSwedishDates } from "./said.ts";

test.use({ locale: "sv-SE" });
// Many screens in a row: on a machine that others use as well they take minutes.
test.describe.configure({ timeout: 600_000 });

const ADDRESS: [label: string, text: string][] = [
  ["Mottagarens för- och efternamn", "Ann Lindqvist"],
  ["Gatuadress", "Skeppsbron 22"],
  ["Postnummer", "111 30"],
  ["Ort", "Stockholm"],
  ["Land eller region", "Sverige"],
  ["Telefon", "+46 8 555 01 19"],
  ["E-post", "ann@contoso.example"],
];

async function fillBasics(page: Page, kind: string, next: string): Promise<void> {
  await page.getByLabel("Jobbets namn").fill("filmer-2026");
  await page.getByLabel(kind).check();
  await page.getByLabel("Lagringskonto").fill("contosoarchive");
  await page.getByLabel("Datacentrets plats").selectOption("West Europe");
  await goOn(page, "Fortsätt till " + (next === "Vilka diskar skickar du?" ? "diskar" : "blobar"), next);
}

/** The drives, from files as the tool writes them; the key of one is hidden. */
async function fillDrives(world: World, page: Page): Promise<void> {
  const hidden = "******-******-******-******-******-******-******-******";
  const files = [writeJournal(world, "a.jrn", ["9CA995BB"]), writeJournal(world, "b.jrn", ["9CA995BC"], hidden)];
  const chooser = page.waitForEvent("filechooser");
  await page.getByText("Välj filer").click();
  await (await chooser).setFiles(files);
  await expect(page.getByText("2 av högst 10")).toBeVisible();
  await page.getByText("Ingen journalfil? Skriv in en disk").click();
  await inSwedish(page, "diskar");
  await page.getByRole("button", { name: "Fortsätt till loggar" }).click();
  await problem(page, "diskar-fel");
  await page.getByLabel("BitLocker-nyckel till disk 9CA995BC").fill(KEY);
}

test("an import job is described, step by step", async ({ world, page, context }) => {
  await world.enter(context);
  await open(page, "/jobs");
  await inSwedish(page, "inga-jobb");
  await page.getByRole("link", { name: "Skapa ditt första jobb" }).click();
  await inSwedish(page, "grunder");
  await page.getByRole("button", { name: /^Fortsätt/ }).click();
  await problem(page, "grunder-fel");
  await fillBasics(page, "Import: från mina diskar till molnet", "Vilka diskar skickar du?");
  await inSwedish(page, "diskar-tom");
  await fillDrives(world, page);
  await goOn(page, "Fortsätt till loggar", "Vad ska loggas?");
  await inSwedish(page, "loggar");
  await goOn(page, "Fortsätt till returadressen", "Vart ska diskarna skickas tillbaka?");
  await page.getByLabel("Mitt kundkonto hos ett fraktbolag").check();
  await page.getByRole("textbox", { name: "Ort" }).fill("Stockholm");
  await page.getByRole("button", { name: "Fortsätt till kontrollen" }).click();
  await problem(page, "retur-fel");
  await page.getByLabel("Jag skickar ett bud som hämtar dem").check();
  for (const [label, text] of ADDRESS) await page.getByLabel(label, { exact: true }).fill(text);
  await goOn(page, "Fortsätt till kontrollen", "Kontrollera och skapa");
  await inSwedish(page, "kontrollera");
  await page.getByRole("button", { name: "Ta bort utkastet" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await inSwedish(page, "utkast");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Skapa jobbet" }).click();
  await expect(page).toHaveURL(/\/filmer-2026$/);
  await expect(toast(page)).toContainText("filmer-2026 är skapat");
  await inSwedish(page, "skapat");
  await expectSwedishDates(page);
});

test("an export job is described", async ({ world, page, context }) => {
  await world.enter(context);
  await open(page, "/jobs/new");
  await fillBasics(page, "Export: från molnet till mina diskar", "Vilka blobar vill du ha?");
  await page.getByLabel("En del av det").check();
  await inSwedish(page, "blobar");
  await page.getByRole("button", { name: "Fortsätt till loggar" }).click();
  await problem(page, "blobar-fel");
});

test("a job is shipped, and its slip printed", async ({ world, page, context }) => {
  const job = await importJob(world, "filmer-2026", undefined, { returnAddress: undefined });
  await world.enter(context);
  await open(page, job.page);
  await inSwedish(page, "jobb");
  await page.getByRole("button", { name: "Avbryt jobbet…" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await inSwedish(page, "avbryt");
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Fyll i fraktuppgifter" }).first().click();
  await inSwedish(page, "frakt");
  await page.getByLabel("Spårningsnummer").fill("1Z999AA10123456785");
  await page.getByRole("button", { name: "Jag har skickat diskarna" }).click();
  await problem(page, "frakt-fel");
  for (const [label, text] of ADDRESS) await page.getByLabel(label, { exact: true }).fill(text);
  await page.getByLabel("Spårningsnummer").fill(TRACKING);
  await page.getByRole("button", { name: "Jag har skickat diskarna" }).click();
  await expect(toast(page)).toContainText("Diskarna är på väg");
  await expect(page.locator(".now .badge")).toHaveText("På väg");
  await inSwedish(page, "skickat");
  await expectSwedishDates(page);
  for (const [path, name] of [["/slip", "foljesedel"], ["/ship", "skickat-redan"]]) {
    await open(page, job.page + path);
    await inSwedish(page, name);
  }
  for (const part of ["address", "carrier", "logs", "delivery"]) {
    await open(page, `${job.page}/edit?part=${part}`);
    await inSwedish(page, `andra-${part}`);
  }
});

test("a link is made, previewed and revoked", async ({ world, page, context }) => {
  const job = await (await importJob(world, "filmer-2026", ["WD-WX41D49J3QK"])).bringTo("Transferring");
  await job.report(job.drives[0], 40);
  await world.enter(context);
  await open(page, `${job.page}/share`);
  await inSwedish(page, "dela");
  await page.getByLabel("Webbplatser som får visa den i en ram").fill("wiki.example");
  await page.getByRole("button", { name: "Skapa en länk" }).click();
  await problem(page, "dela-fel");
  await page.getByLabel("Webbplatser som får visa den i en ram").fill("");
  await page.getByLabel("Status, förlopp och diskar", { exact: true }).check();
  await page.getByLabel("Gäller").selectOption("I 30 dagar");
  await page.getByRole("button", { name: "Skapa en länk" }).click();
  await expect(page.frameLocator("iframe[title$=ljust]").getByText("40 % kopierat")).toBeVisible();
  await expect(page.frameLocator("iframe[title$=mörkt]").getByText("40 % kopierat")).toBeVisible();
  await inSwedish(page, "delat");
  await expectSwedishDates(page);
  await page.getByRole("button", { name: "Återkalla…" }).click();
  await inSwedish(page, "aterkalla");
  await page.getByRole("dialog").getByRole("button", { name: "Återkalla länken" }).click();
  await expect(toast(page)).toContainText("Länken är återkallad");
  await page.getByText(/återkallade eller utgångna/i).click();
  await inSwedish(page, "aterkallad");
});

const LOG = `<?xml version="1.0" encoding="utf-8"?>
<DriveLog Version="2014-11-01"><DriveId>9CA995BB</DriveId>${["LeasePresent", "FileAccessDenied", "CompletedWithErrors"]
  .map((status, at) => `<Blob Status="${status}"><BlobPath>bilder/${at}.vhd</BlobPath><FilePath>\\bilder\\${at}.vhd</FilePath><Length>1048576</Length></Blob>`)
  .join("")}<Status>CompletedWithErrors</Status></DriveLog>`;

test("what is copied is followed: job, drive, log, notices", async ({ world, page, context }) => {
  const job = await (await importJob(world, "filmer-2026", ["9CA995BB", "9CA995BC"])).bringTo("Transferring");
  await job.act("report", { drive: "9CA995BB", percent: 41, bytes: 1_640_000_000_000 });
  const headers = { "content-type": "application/xml" };
  await world.must(`${job.v1}/drives/9CA995BB/logs/error`, { method: "PUT", token: job.token("operator"), headers, body: LOG });
  await world.enter(context);
  await open(page, `${job.page}?drive=9CA995BB&state=Packaging`);
  await inSwedish(page, "kopieras");
  await expect(page.locator("#drives")).toContainText(/1,64 av 4,00 TB/);
  await expectSwedishDates(page);
  await job.finish("9CA995BB", "errors");
  for (const [path, name] of [[`${job.page}/drives/9CA995BB/log`, "logg"], [`${job.page}/drives/9CA995BC/log`, "logg-tom"], ["/notices", "notiser"]]) {
    await open(page, path);
    await inSwedish(page, name);
  }
  await expectSwedishDates(page);
});

test("the list, and every state that a job and a drive can have", async ({ world, page, context }) => {
  const states = ["Creating", "Shipping", "Received", "Transferring", "Packaging", "Completed", "Closed"] as const;
  await world.enter(context);
  for (const state of states) {
    const job = await (await importJob(world, `jobb-${states.indexOf(state)}`)).bringTo(state);
    await open(page, job.page);
    await inSwedish(page, `jobb-${state}`);
  }
  const odd = await (await importJob(world, "udda", ["ALDRIG", "KLAR", "FEL", "STILL", "UPPGIVEN", "VANTAR"])).bringTo("Shipping");
  await odd.act("bookIn", { drives: [...odd.drives.slice(1), "EXTRA-1"], complete: true });
  for (const drive of odd.drives.slice(1, 5)) await odd.start(drive);
  await odd.finish("KLAR", "warnings");
  await odd.finish("FEL", "errors");
  for (const drive of ["STILL", "UPPGIVEN"]) await odd.act("faultDrive", { drive, reason: "Volymen går inte att öppna" });
  await odd.act("resolveDrive", { drive: "UPPGIVEN", how: "giveUp" });
  await odd.cancel();
  await open(page, `${odd.page}?drive=UPPGIVEN`);
  await inSwedish(page, "udda");
  await odd.act("faultJob", { reason: "Tullpapperen saknas" });
  await open(page, odd.page);
  await inSwedish(page, "stoppat");
  for (const path of ["/jobs", "/jobs?q=finns-inte&state=Faulted"]) {
    await open(page, path);
    await inSwedish(page, "lista");
  }
});

test("whatever else has a page", async ({ world, page, context }) => {
  await open(page, "/sign-in");
  await inSwedish(page, "logga-in");
  await page.getByRole("button", { name: "Logga in" }).click();
  await problem(page, "logga-in-fel");
  await world.enter(context);
  const never = new Job(world, "fanns-aldrig", [], SUBSCRIPTION);
  for (const path of ["/states", "/settings", "/notices", "/nowhere", "/support", never.page]) {
    await open(page, path);
    await inSwedish(page, path.split("/").at(-1) ?? "");
  }
  await open(page, "/states");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await inSwedish(page, "snabbtangenter");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog")).toBeVisible();
  await inSwedish(page, "palett");
});
