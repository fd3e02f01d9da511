// The pages of support, of the data center and of administrators in a Swedish browser: on no screen is there a word of English.

import { type Page } from "@playwright/test";
import { RETURN_TRACKING, TRACKING, exportJob, importJob } from "../jobs.ts";
import { toast } from "../portal.ts";
import { expect, open, test } from "../test.ts";
import { SUBSCRIPTION } from "../world.ts";
import { inSwedish } from "./look.ts";
import { expectSwedishDates } from "./said.ts";

test.use({ locale: "sv-SE" });
// Many screens in a row: on a machine that others use as well they take minutes.
test.describe.configure({ timeout: 600_000 });

test("support looks a job up", async ({ world, page, context }) => {
  world.command(["subscription", "add", SUBSCRIPTION, "--company", "Kontoso AB"]);
  await (await importJob(world, "filmer-2026", ["9QKF20811ZP0"])).bringTo("Transferring");
  await (await importJob(world, "kartor-2025", ["WD-88X"])).bringTo("Shipping");
  await exportJob(world, "brev-1948");
  await world.enter(context, "support");
  await open(page, "/support");
  await inSwedish(page, "support");
  await expectSwedishDates(page);
  for (const query of ["?q=f2", "?q=f2O8", "?q=finns-inte", "?queue=overdue", "?q=filmer&state=Creating&type=Import&age=7d&waits=customer"]) {
    await open(page, `/support${query}`);
    await inSwedish(page, `support-${query.replace(/\W+/g, "-")}`);
  }
  await open(page, "/notices");
  await inSwedish(page, "notiser-personal");
});

/** Opens each act that staff have, and what it asks. */
async function acts(page: Page, state: string): Promise<void> {
  const all = page.getByRole("region", { name: "Vad du kan göra" }).getByRole("button");
  const open = await all.evaluateAll((buttons) => buttons.map((it, at) => (it.getAttribute("aria-disabled") === "true" ? -1 : at)).filter((at) => at >= 0));
  expect(open.length, state).toBeGreaterThan(2);
  for (const at of open) {
    await all.nth(at).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await inSwedish(page, `akt-${state}-${at}`);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
}

test("a job's page for staff, and what each act asks", async ({ world, page, context }) => {
  await world.enter(context, "operator");
  const odd = await (await importJob(world, "udda", ["KLAR", "STILL", "VANTAR"])).bringTo("Transferring");
  await odd.finish("KLAR", "warnings");
  await odd.start("STILL");
  await odd.act("faultDrive", { drive: "STILL", reason: "Volymen går inte att öppna" });
  await odd.act("noteContact", { how: "Telefon", whom: "Ann", said: "Hon letar efter nyckeln." });
  await odd.act("answer", { text: "Nyckeln kommer." }, "customer");
  const jobs = [odd];
  for (const state of ["Shipping", "Packaging", "Faulted"] as const) {
    const job = await (await importJob(world, `jobb-${state === "Faulted" ? "still" : jobs.length}`)).bringTo(state === "Faulted" ? "Transferring" : state);
    if (state === "Faulted") await job.act("faultJob", { reason: "Tullpapperen saknas" });
    jobs.push(job);
  }
  for (const job of jobs) {
    await open(page, `/support${job.page}`);
    await expect(page.getByText("Ses som personal")).toBeVisible();
    await inSwedish(page, `personal-${job.name}`);
    await expectSwedishDates(page);
    await acts(page, job.name);
  }
});

/** What a scanner does: it types, and presses Enter. What the desk says of it follows. */
async function scan(page: Page, text: string, said: string): Promise<void> {
  await expect(page.locator("#scan")).toBeFocused();
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await expect(page.locator(".desk")).toContainText(said);
}

test("the receiving desk, and a package of no job among the arrivals", async ({ world, page, context }) => {
  await (await importJob(world, "filmer-2026", ["9CA995BB", "9CA995BC"])).bringTo("Shipping");
  await world.enter(context, "operator");
  await open(page, "/operations/arrivals");
  await inSwedish(page, "inga-ankomster");
  await open(page, "/operations");
  await inSwedish(page, "godsmottagning");
  await scan(page, TRACKING, `Paket ${TRACKING}`);
  await scan(page, "9CA995BB", "Väntad, och här");
  await scan(page, "WD-EXTRA-1", "Extra");
  await scan(page, "9CA995BB", "Skannad två gånger");
  await inSwedish(page, "skannat");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Vad som händer när du bekräftar" })).toBeFocused();
  await inSwedish(page, "bekrafta");
  await page.getByRole("button", { name: "Bekräfta och registrera" }).click();
  await expect(page.getByRole("heading", { name: "Registrerat" })).toBeVisible();
  await inSwedish(page, "registrerat");
  await scan(page, RETURN_TRACKING, "Paketet hör inte till något jobb.");
  await scan(page, "INGENS-1", "Okänd");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Bekräfta och registrera" }).click();
  await page.getByRole("link", { name: "Visa ankomsterna" }).click();
  await inSwedish(page, "ankomster");
  await expectSwedishDates(page);
  for (const act of ["Koppla till ett jobb…", "Anteckna en kontakt…", "Anteckna ett svar…"]) {
    await page.getByRole("main").getByRole("button", { name: act }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await inSwedish(page, `ankomst-${act}`);
    await page.keyboard.press("Escape");
  }
  await page.getByRole("link", { name: "Avslutade" }).click();
  await inSwedish(page, "ankomster-avslutade");
});

test("the copy board, and packing", async ({ world, page, context }) => {
  await world.enter(context, "operator");
  for (const path of ["/operations/copy", "/operations/packing"]) {
    await open(page, path);
    await inSwedish(page, `${path.split("/").at(-1)}-tom`);
  }
  const job = await (await importJob(world, "filmer-2026", ["A1", "B2", "C3"])).bringTo("Transferring");
  await job.report("A1", 41);
  await job.start("B2");
  await job.act("faultDrive", { drive: "B2", reason: "Volymen går inte att öppna" });
  await (await importJob(world, "kartor-2025", ["WD-88X"])).bringTo("Packaging");
  await open(page, "/operations/copy");
  await inSwedish(page, "kopiering");
  for (const act of ["Starta… C3", "Avsluta… A1", "Stoppa… A1", "Häv stoppet… B2"]) {
    await page.getByRole("button", { name: act }).click();
    await inSwedish(page, `kopiering-${act}`);
    await page.keyboard.press("Escape");
  }
  await open(page, "/operations/packing");
  await page.getByRole("checkbox", { name: "kartor-2025" }).check();
  await page.getByRole("button", { name: "Skicka tillbaka…" }).click();
  const dialog = page.getByRole("dialog", { name: "Skicka tillbaka diskar" });
  await dialog.getByLabel("Fraktbolag", { exact: true }).selectOption("UPS");
  await dialog.getByRole("button", { name: "Fortsätt" }).click();
  await expect(dialog.getByLabel("Spårningsnummer")).toHaveAccessibleDescription(/Ange/);
  await inSwedish(page, "packning");
  await dialog.getByLabel("Spårningsnummer").fill(RETURN_TRACKING);
  await dialog.getByRole("button", { name: "Fortsätt" }).click();
  await expect(dialog.getByRole("alert")).toBeVisible();
  await inSwedish(page, "packning-tvivel");
  await dialog.getByRole("button", { name: /fortsätt/i }).click();
  await inSwedish(page, "packning-en-gång-till");
  await dialog.getByRole("button", { name: "Skicka tillbaka", exact: true }).click();
  await expect(toast(page)).toContainText("Skickat tillbaka: 1");
  await inSwedish(page, "packat");
});

/** What the command line calls the first people and the subscription of a new site. It speaks English. */
const FIRST = ["Customer", "Support and operations", "Your company", "default"];

test("people, one of them, and where they are signed in", async ({ world, page, context }) => {
  world.token("customer");
  world.command(["person", "add", "--name", "Bo Ek", "--role", "support"]);
  await world.enter(context, "administrator");
  for (const [path, name] of [["/people", "personer"], ["/people?q=ingen", "personer-ingen"], ["/people/new", "ny-person"]]) {
    await open(page, path);
    await inSwedish(page, name, FIRST);
  }
  await page.getByRole("button", { name: "Spara" }).click();
  await problemOfPerson(page);
  await page.getByRole("textbox", { name: "Namn" }).fill("Åsa Ström");
  await page.getByRole("checkbox", { name: "Kund" }).check();
  await page.getByRole("checkbox", { name: SUBSCRIPTION }).check();
  await page.getByRole("button", { name: "Spara" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Åsa Ström");
  await inSwedish(page, "person", FIRST);
  await page.getByRole("button", { name: "Skapa en inloggningslänk" }).click();
  await expect(page.getByLabel("Länken")).toBeVisible();
  await inSwedish(page, "inloggningslank", FIRST);
  await open(page, "/settings");
  await expect(page.getByRole("region", { name: "Var du är inloggad" })).toContainText("Den här webbläsaren");
  await inSwedish(page, "sessioner", FIRST);
  await expectSwedishDates(page);
});

async function problemOfPerson(page: Page): Promise<void> {
  await expect(page.getByRole("textbox", { name: "Namn" })).toHaveAttribute("aria-invalid", "true");
  await inSwedish(page, "ny-person-fel", FIRST);
}
