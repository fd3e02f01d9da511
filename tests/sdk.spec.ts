// Microsoft's SDK, unchanged, against the service: a program written for the original works here. Over TLS, because it sends
// no token over plain http. The tests share a world; each has a subscription of its own, which is as good.

import { randomUUID } from "node:crypto";
import { type Export, type JobResponse, type PutJobParameters, StorageImportExport } from "@azure/arm-storageimportexport";
import { ACCOUNT, ADDRESS, Job, KEY, RETURN_TRACKING, TRACKING, exportBody, importBody } from "./jobs.ts";
import { expect, test as base } from "./test.ts";
import { World } from "./world.ts";

const GROUP = "sdk-rg";

interface Customer {
  subscription: string;
  client: StorageImportExport;
}

const test = base.extend<{ sdk: Customer }, { tls: World }>({
  tls: [
    async ({}, use) => {
      const world = await World.start({ tls: true });
      await use(world);
      await world.close();
    },
    { scope: "worker" },
  ],
  sdk: async ({ tls }, use) => {
    const subscription = randomUUID();
    await use({ subscription, client: client(tls, subscription, tls.token("customer", [subscription])) });
  },
});

function client(world: World, subscription: string, token: string): StorageImportExport {
  const credential = { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) };
  const trust = { tlsOptions: { ca: world.certificate?.pem } };
  return new StorageImportExport(credential, subscription, { endpoint: world.url, $host: world.url, ...trust });
}

async function all<T>(list: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of list) found.push(one);
  return found;
}

/** An export as the SDK has it: what the wire calls blobList lies flat in it. */
const blobs = (list: Export = { blobPathPrefix: ["/archive/"] }): PutJobParameters => exportBody({ export: list });

const names = (jobs: JobResponse[]) => jobs.map((job) => job.name).sort();

test("creates an import job, and reads back what it sent", async ({ sdk: { client, subscription } }) => {
  const body: PutJobParameters = { ...importBody(["9CA995BB", "9CA995BC"]), tags: { project: "archive" } };
  const created = await client.jobs.create("films-2026", GROUP, body);
  expect(created.properties).toMatchObject({
    jobType: "Import",
    state: "Creating",
    provisioningState: "Succeeded",
    cancelRequested: false,
    logLevel: "Error",
    backupDriveManifest: false,
    diagnosticsPath: "waimportexport",
    storageAccountId: ACCOUNT,
    returnAddress: ADDRESS,
    encryptionKey: { kekType: "MicrosoftManaged" },
  });
  expect(created.properties?.shippingInformation?.city).toBeTruthy();
  expect(created.properties?.percentComplete).toBeUndefined();

  const read = await client.jobs.get("films-2026", GROUP);
  expect(read).toMatchObject({ name: "films-2026", type: "Microsoft.ImportExport/jobs", location: "West Europe", tags: { project: "archive" } });
  expect(read.id).toBe(`/subscriptions/${subscription}/resourceGroups/${GROUP}/providers/Microsoft.ImportExport/jobs/films-2026`);
  expect(read.systemData?.createdAt).toBeInstanceOf(Date);
  const drives = read.properties?.driveList ?? [];
  expect(drives.map((it) => [it.driveId, it.state, it.manifestFile])).toEqual([
    ["9CA995BB", "Specified", "\\DriveManifest.xml"],
    ["9CA995BC", "Specified", "\\DriveManifest.xml"],
  ]);
  expect(drives.every((it) => it.bitLockerKey === undefined), "a key leaves by listBitLockerKeys only").toBe(true);
});

test("creates an export job", async ({ sdk: { client } }) => {
  await client.jobs.create("back-home", GROUP, blobs({ blobPath: ["films/a.mov"], blobPathPrefix: ["/archive/"] }));
  const read = await client.jobs.get("back-home", GROUP);
  expect(read.properties).toMatchObject({ jobType: "Export", export: { blobPath: ["films/a.mov"], blobPathPrefix: ["/archive/"] }, driveList: [] });
});

test("lists by subscription and by group, filtered", async ({ sdk: { client } }) => {
  await client.jobs.create("one", GROUP, importBody(["S1"]));
  await client.jobs.create("two", GROUP, blobs());
  await client.jobs.create("three", "other-rg", importBody(["S3"]));
  await client.jobs.update("three", "other-rg", { state: "Shipping", deliveryPackage: { carrierName: "UPS", trackingNumber: TRACKING } });

  expect(names(await all(client.jobs.listBySubscription()))).toEqual(["one", "three", "two"]);
  expect(names(await all(client.jobs.listByResourceGroup(GROUP)))).toEqual(["one", "two"]);
  const filter = async (filter: string) => names(await all(client.jobs.listBySubscription({ filter })));
  expect(await filter("type eq 'Import' and state eq 'Creating'")).toEqual(["one"]);
  expect(await filter("type eq 'Import'")).toEqual(["one", "three"]);
  expect(await filter("state eq 'Shipping'")).toEqual(["three"]);
  expect(await filter(`trackingnumber eq '${TRACKING}'`)).toEqual(["three"]);
  expect(await filter("type eq 'Export' and state eq 'Shipping'")).toEqual([]);
});

test("follows nextLink through the pages, with filter and size", async ({ sdk: { client } }) => {
  const wanted = Array.from({ length: 7 }, (_, at) => `job-${at}`);
  for (const name of wanted) await client.jobs.create(name, GROUP, importBody([`S-${name}`]));
  await client.jobs.create("not-this", GROUP, blobs());

  const asked = { top: 2, filter: "type eq 'Import'" };
  for (const list of [client.jobs.listByResourceGroup(GROUP, asked), client.jobs.listBySubscription(asked)]) {
    const pages = await all(list.byPage());
    expect(pages.map((page) => page.length)).toEqual([2, 2, 2, 1]);
    expect(names(pages.flat())).toEqual(wanted);
  }
});

test("updates, and an empty state leaves the state alone", async ({ sdk: { client } }) => {
  await client.jobs.create("films", GROUP, importBody(["S1"]));
  const returnShipping = { carrierName: "DHL", carrierAccountNumber: "960000000" };
  const updated = await client.jobs.update("films", GROUP, {
    state: "",
    logLevel: "Verbose",
    backupDriveManifest: true,
    returnShipping,
    returnAddress: { ...ADDRESS, city: "Göteborg" },
    tags: { floor: "3" },
  });
  expect(updated.tags).toEqual({ floor: "3" });
  expect(updated.properties).toMatchObject({ state: "Creating", logLevel: "Verbose", backupDriveManifest: true, returnShipping, returnAddress: { city: "Göteborg" } });
});

test("ships, is moved by the data center, and reads Completed", async ({ sdk: { client, subscription }, tls }) => {
  await client.jobs.create("films", GROUP, importBody(["S1", "S2"]));
  const package_ = { carrierName: "UPS", trackingNumber: TRACKING, driveCount: 2, shipDate: "2026-11-22" };
  const shipped = await client.jobs.update("films", GROUP, { state: "Shipping", deliveryPackage: package_ });
  expect(shipped.properties).toMatchObject({ state: "Shipping", deliveryPackage: package_ });

  const job = new Job(tls, "films", ["S1", "S2"], subscription, GROUP);
  const read = async () => (await client.jobs.get("films", GROUP)).properties;
  await job.bookIn();
  expect(await read()).toMatchObject({ state: "Received" });
  await job.start("S1");
  await job.act("report", { drive: "S1", percent: 40, bytes: 1_600_000_000_000, errorLogUri: "https://logs.example/S1_error.xml" });
  const moving = await read();
  expect(moving).toMatchObject({ state: "Transferring" });
  expect(moving?.driveList?.[0]).toMatchObject({
    state: "Transferring",
    percentComplete: 40,
    bytesSucceeded: 1_600_000_000_000,
    copyStatus: "InProgress",
    errorLogUri: "https://logs.example/S1_error.xml",
  });
  expect(moving?.percentComplete).toBeGreaterThan(0);
  await job.finish("S1");
  await job.start("S2");
  await job.finish("S2", "notices");
  expect(await read()).toMatchObject({ state: "Packaging", percentComplete: 100 });
  await job.shipBack();
  const done = await read();
  expect(done).toMatchObject({ state: "Completed", returnPackage: { carrierName: "DHL", trackingNumber: RETURN_TRACKING, driveCount: 2 } });
  expect(done?.returnPackage?.shipDate).toBeTruthy();
  expect(done?.driveList?.map((it) => it.state)).toEqual(["ShippedBack", "ShippedBack"]);
});

test("cancels and deletes", async ({ sdk: { client } }) => {
  await client.jobs.create("films", GROUP, importBody(["S1"]));
  const cancelled = await client.jobs.update("films", GROUP, { cancelRequested: true });
  expect(cancelled.properties).toMatchObject({ state: "Creating", cancelRequested: true });
  await client.jobs.delete("films", GROUP);
  await expect(client.jobs.get("films", GROUP)).rejects.toMatchObject({ name: "RestError", statusCode: 404, code: "ResourceNotFound" });
  expect(await all(client.jobs.listByResourceGroup(GROUP))).toEqual([]);
});

test("reads the keys, and each look is written down", async ({ sdk: { client, subscription }, tls }) => {
  await client.jobs.create("films", GROUP, importBody(["S1", "S2"]));
  const keys = await all(client.bitLockerKeys.list("films", GROUP));
  expect(keys).toEqual([
    { driveId: "S1", bitLockerKey: KEY },
    { driveId: "S2", bitLockerKey: KEY },
  ]);
  const job = new Job(tls, "films", [], subscription, GROUP);
  const timeline = await tls.must(`${job.v1}/timeline`, { token: job.token() });
  expect(timeline.json.value[0]).toMatchObject({ what: { kind: "keysRead" }, role: "customer" });
});

test("lists the locations, and gets one by either name", async ({ sdk: { client } }) => {
  const locations = await all(client.locations.list());
  expect(locations).toHaveLength(10);
  const byName = await client.locations.get("West Europe");
  expect(byName).toMatchObject({ name: "West Europe", id: "/providers/Microsoft.ImportExport/locations/westeurope" });
  expect(byName.supportedCarriers).toContain("DHL");
  expect(await client.locations.get("westeurope")).toEqual(byName);
  const closed = await client.locations.get("koreasouth");
  expect(closed.alternateLocations).toEqual(["/providers/Microsoft.ImportExport/locations/australiasoutheast"]);
  await expect(client.locations.get("atlantis")).rejects.toMatchObject({ statusCode: 404, code: "ResourceNotFound" });
});

test("lists the operations", async ({ sdk: { client } }) => {
  const operations = await all(client.operations.list());
  expect(operations).toHaveLength(6);
  expect(operations.map((it) => it.name)).toContain("Microsoft.ImportExport/jobs/listBitLockerKeys/action");
  expect(operations.every((it) => it.provider && it.operation && it.description)).toBe(true);
});

test("a refusal is a RestError with code, message and details", async ({ sdk: { client } }) => {
  const wrong = client.jobs.create("films", GROUP, { location: "West Europe", properties: { jobType: "Import", storageAccountId: ACCOUNT, driveList: [{ driveId: "S1", bitLockerKey: "1" }] } });
  const error: any = await wrong.then(() => undefined, (error) => error);
  expect(error).toMatchObject({ name: "RestError", statusCode: 400, code: "InvalidParameter" });
  expect(error.message).toBeTruthy();
  expect(error.response.parsedBody.details[0]).toMatchObject({ target: "properties.driveList[0].bitLockerKey" });

  await client.jobs.create("films", GROUP, importBody(["S1"], { returnAddress: undefined }));
  await expect(client.jobs.update("films", GROUP, { state: "Shipping" })).rejects.toMatchObject({
    name: "RestError",
    statusCode: 409,
    code: "Conflict",
    message: expect.stringContaining("a return address"),
  });
  await expect(client.jobs.update("films", GROUP, { state: "Completed" })).rejects.toMatchObject({ statusCode: 400, code: "InvalidParameter" });
});

test("another subscription's jobs do not exist, and a forged token is nobody's", async ({ sdk, tls }) => {
  await sdk.client.jobs.create("films", GROUP, importBody(["S1"]));
  const stranger = client(tls, sdk.subscription, tls.token("customer", [randomUUID()]));
  const notFound = { name: "RestError", statusCode: 404, code: "ResourceNotFound" };
  await expect(stranger.jobs.get("films", GROUP)).rejects.toMatchObject(notFound);
  await expect(stranger.jobs.get("never-was", GROUP)).rejects.toMatchObject(notFound);
  await expect(all(stranger.jobs.listBySubscription())).rejects.toMatchObject(notFound);
  await expect(stranger.jobs.create("films", GROUP, importBody(["S1"]))).rejects.toMatchObject(notFound);
  const forger = client(tls, sdk.subscription, "wb_0000000000000000000000000000000000000000000");
  await expect(forger.jobs.get("films", GROUP)).rejects.toMatchObject({ statusCode: 401, code: "AuthenticationFailed" });
});
