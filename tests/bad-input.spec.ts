// Bad input, each with a clear word and nothing lost: in the browser, and at the interface that programs use.

import { randomUUID } from "node:crypto";
import { GO_ON, chooseJournals, goOn, toDrives } from "./form.ts";
import { Job, KEY, TRACKING, drive, importBody, importJob } from "./jobs.ts";
import { writeJournal, writeLongJournal, writePhotograph, writeSparse } from "./journal.ts";
import { expect, open, test } from "./test.ts";
import { GROUP, SUBSCRIPTION } from "./world.ts";

const MB = 1024 * 1024;

test("files that are no journals are told apart, and what was on the list stays", async ({ world, page, context }) => {
  await world.enter(context);
  await open(page, "/jobs/new");
  await toDrives(page);
  const said = (file: string) => page.getByRole("term").filter({ hasText: file }).locator("..");
  await chooseJournals(page, writeJournal(world, "good.jrn", ["9CA995BB"]));
  await expect(said("good.jrn")).toContainText("1 drive");

  await chooseJournals(page, writePhotograph(world, "holiday.jrn"));
  await expect(said("holiday.jrn")).toContainText("This is a JPEG picture, not a journal file. Choose the .jrn or .xml file that your preparation tool wrote");
  await chooseJournals(page, writeSparse(world, "huge.jrn", 257 * MB));
  await expect(said("huge.jrn")).toContainText("The file is 257 MB, the most is 256 MB");
  await expect(page.getByText("1 of at most 10")).toBeVisible();
  await expect(page.getByRole("row", { name: /9CA995BB/ })).toContainText("Known");
});

test("a journal of 40 MB is read", async ({ world, page, context }) => {
  await world.enter(context);
  await open(page, "/jobs/new");
  await toDrives(page);
  await chooseJournals(page, writeLongJournal(world, "long.jrn", "9CA995BB", 40 * MB));
  await expect(page.getByRole("row", { name: /9CA995BB/ })).toContainText("Known", { timeout: 30_000 });
});

test("an eleventh drive and the same drive twice", async ({ world, page, context }) => {
  await world.enter(context);
  await open(page, "/jobs/new");
  await toDrives(page);
  const serials = Array.from({ length: 11 }, (_, at) => `DRIVE-${at + 1}`);
  await chooseJournals(page, writeJournal(world, "eleven.jrn", serials));
  await expect(page.getByText("10 of at most 10")).toBeVisible();
  await expect(page.getByRole("main").getByText("Drive DRIVE-11 is not added: a job has at most 10 drives. Make another job for the rest.")).toBeVisible();
  await chooseJournals(page, writeJournal(world, "again.jrn", ["drive-3"]));
  await expect(page.getByRole("main").getByText("Drive drive-3 was on the list already: what this file says counts now.")).toBeVisible();
  await expect(page.getByText("10 of at most 10")).toBeVisible();

  // The service says the same to programs.
  const put = (drives: string[]) => world.ask(world.jobPath("films"), { method: "PUT", token: world.token("customer"), body: importBody(drives) });
  const eleven = await put(serials);
  expect(eleven.status).toBe(400);
  expect(eleven.json.error).toMatchObject({ code: "InvalidParameter", target: "properties.driveList", message: expect.stringContaining("at most 10 drives") });
  const twice = await put(["S1", "s1"]);
  expect(twice.status).toBe(400);
  expect(twice.json.error).toMatchObject({ target: "properties.driveList[1].driveId", message: "Drive s1 is on the list twice" });
});

test("a name that is taken is told at its field, and the draft stays", async ({ world, page, context }) => {
  await importJob(world, "films-2026");
  await world.enter(context);
  await open(page, "/jobs/new");
  // The subscription has a group and an account by now; they are on offer.
  await page.getByLabel("Name of the job").fill("Films-2026");
  await page.getByLabel("Import: from my drives into the cloud").check();
  await page.getByLabel("Resource group", { exact: true }).selectOption(GROUP);
  await page.getByLabel("Storage account", { exact: true }).selectOption({ label: `contosoarchive in resource group ${GROUP}` });
  await page.getByLabel("Location of the data center").selectOption("West Europe");
  await goOn(page, GO_ON.drives, "Which drives do you send?");
  await chooseJournals(page, writeJournal(world, "a.jrn", ["OTHER1"]));
  await goOn(page, GO_ON.logs, "What should be written down?");
  await goOn(page, GO_ON.back, "Where do the drives go back to?");
  await goOn(page, GO_ON.check, "Check and create");
  await page.getByRole("button", { name: GO_ON.create }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What do you want to move?");
  // That, and nothing else: the service's words are about the other job.
  await expect(page.getByRole("alert")).toHaveCount(1);
  await expect(page.getByText("was changed meanwhile")).toHaveCount(0);
  await expect(page.getByLabel("Name of the job")).toHaveAccessibleDescription(new RegExp(`There is a job Films-2026 in ${GROUP} already`));
  await page.getByLabel("Name of the job").fill("other-2026");
  await goOn(page, GO_ON.drives, "Which drives do you send?");
  await expect(page.getByRole("row", { name: /OTHER1/ })).toContainText("Known");
});

test("another customer's job is a page that is not there", async ({ world, page, context }) => {
  const stranger = randomUUID();
  const theirs = await new Job(world, "secret-films", ["S1"], stranger, GROUP).put(importBody(["S1"]));
  await world.enter(context);
  for (const path of [theirs.page, `${theirs.page}/ship`, `${theirs.page}/edit`, new Job(world, "never-was").page]) {
    await open(page, path);
    await expect(page.getByRole("main"), path).toContainText(/There is no such job|There is no job/);
    await expect(page.getByRole("main")).not.toContainText("S1");
  }
  // The two are alike to the last byte.
  const ask = (job: Job) => world.ask(job.contract, { token: world.token("customer") });
  const [hidden, absent] = [await ask(theirs), await ask(new Job(world, theirs.name, [], randomUUID(), GROUP))];
  expect([hidden.status, absent.status]).toEqual([404, 404]);
  expect(hidden.text).toBe(absent.text);
});

test("what programs send wrong", async ({ world }) => {
  const job = await importJob(world, "films");
  const token = job.token();
  const code = async (ask: object, path = job.contract) => {
    const answer = await world.ask(path, { method: "PATCH", token, ...ask });
    expect(answer.headers["x-ms-request-id"]).toBeTruthy();
    return [answer.status, answer.json.error.code, answer.json.error.target];
  };
  expect(await code({ body: '{"properties": {' })).toEqual([400, "InvalidRequestContent", undefined]);
  expect(await code({ body: { properties: { backupDriveManifest: "yes" } } })).toEqual([400, "InvalidRequestContent", "properties.backupDriveManifest"]);
  expect(await code({ body: JSON.stringify({ tags: { a: "x".repeat(1024 * 1024) } }) })).toEqual([413, "RequestBodyTooLarge", undefined]);
  expect(await code({ body: "state=Shipping", headers: { "content-type": "application/x-www-form-urlencoded" } })).toEqual([415, "UnsupportedMediaType", undefined]);
  expect(await code({ body: { properties: { state: "Completed" } } })).toEqual([400, "InvalidParameter", "properties.state"]);
  expect(await code({ body: { properties: { cancelRequested: false } } })).toEqual([400, "InvalidParameter", "properties.cancelRequested"]);
  expect(await code({ body: {}, token: "wb_forged" })).toEqual([401, "AuthenticationFailed", undefined]);
  expect(await code({ body: {}, headers: { "if-match": '"999"' } })).toEqual([412, "PreconditionFailed", undefined]);
  expect(await code({ body: {} }, job.contract.replace(/\?.*/, ""))).toEqual([400, "MissingApiVersionParameter", undefined]);
  expect(await code({ body: {} }, job.contract.replace("2021-01-01", "1999-01-01"))).toEqual([400, "InvalidApiVersionParameter", undefined]);
  expect(await code({ method: "POST", body: { act: "bookIn", drives: ["9CA995BB"] } }, `${job.v1}/actions`)).toEqual([403, "AuthorizationFailed", undefined]);
  expect((await world.ask(world.jobPath(undefined).replace("?", "?$top=101&"), { token })).json.error.target).toBe("$top");
  expect((await world.ask(world.jobPath(undefined).replace("?", "?$filter=name%20eq%20'x'&"), { token })).json.error.target).toBe("$filter");
  // Nothing of it was done.
  expect((await job.get()).properties).toMatchObject({ state: "Creating", cancelRequested: false });
});

test("an expired token is nobody's", async ({ world }) => {
  const job = await importJob(world, "films");
  const token = world.command(["token", "--role", "customer", "--subscription", SUBSCRIPTION, "--ttl", "1s"]).at(-1);
  await expect.poll(async () => (await world.ask(job.contract, { token })).status, { timeout: 20_000 }).toBe(401);
  const refused = await world.ask(job.contract, { token });
  expect(refused.json.error).toMatchObject({ code: "AuthenticationFailed", message: expect.stringContaining("expired") });
});

test("two changes at once are both done, or one is refused; none is lost", async ({ world }) => {
  const job = await importJob(world, "films");
  const etag = (await world.must(job.contract, { token: job.token() })).headers.etag ?? "";
  const change = (properties: object, headers = {}) => world.ask(job.contract, { method: "PATCH", token: job.token(), body: { properties }, headers });
  const both = await Promise.all([change({ logLevel: "Verbose" }), change({ backupDriveManifest: true })]);
  expect(both.map((it) => it.status)).toEqual([200, 200]);
  expect((await job.get()).properties).toMatchObject({ logLevel: "Verbose", backupDriveManifest: true });
  expect((await change({ logLevel: "Error" }, { "if-match": etag })).status).toBe(412);

  // Shipped and deleted at the same moment: one wins, the other is told.
  const raced = await Promise.all([
    change({ state: "Shipping", deliveryPackage: { carrierName: "UPS", trackingNumber: TRACKING } }),
    world.ask(job.contract, { method: "DELETE", token: job.token() }),
  ]);
  const [shipped, deleted] = raced.map((it) => it.status);
  expect([[200, 409], [404, 200], [409, 200]]).toContainEqual([shipped, deleted]);
});

test("a key is in no answer, no list and no log", async ({ world }) => {
  const job = await importJob(world, "films", ["S1"]);
  const wrong = { ...importBody(["S2"]), properties: { ...importBody(["S2"]).properties, driveList: [{ ...drive("S2"), manifestHash: "no hash" }] } };
  const answers = await Promise.all([
    world.ask(job.contract, { token: job.token() }),
    world.ask(world.jobPath(), { token: job.token() }),
    world.ask(job.v1, { token: job.token() }),
    world.ask("/v1/jobs", { token: job.token() }),
    world.ask(world.jobPath("wrong"), { method: "PUT", token: job.token(), body: wrong }),
  ]);
  for (const answer of answers) expect(answer.text).not.toContain(KEY.slice(0, 13));
  expect(world.log).not.toContain(KEY.slice(0, 13));
});
