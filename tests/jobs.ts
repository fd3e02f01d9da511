// Jobs to begin with, and what customers and the data center do to them over HTTP: how a test brings a job to where it needs it.

import { expect } from "@playwright/test";
import type { Answer } from "./send.ts";
import { GROUP, type Role, SUBSCRIPTION, type World } from "./world.ts";

export const KEY = "238810-662376-448998-450120-652806-203390-606320-483076";
export const HASH = "109B21108597EF36D5785F08303F3638";
/** A number of UPS whose check digit fits. */
export const TRACKING = "1Z999AA10123456784";
/** One of DHL: the way back. */
export const RETURN_TRACKING = "3318810025";
export const ACCOUNT = `/subscriptions/${SUBSCRIPTION}/resourceGroups/${GROUP}/providers/Microsoft.Storage/storageAccounts/contosoarchive`;
export const ADDRESS = {
  recipientName: "Ann Lindqvist",
  streetAddress1: "Skeppsbron 22",
  city: "Stockholm",
  postalCode: "111 30",
  countryOrRegion: "Sweden",
  phone: "+46 8 555 01 19",
  email: "ann@contoso.example",
};
export const TB = 1_000_000_000_000;

export type JobState = "Creating" | "Shipping" | "Received" | "Transferring" | "Packaging" | "Completed" | "Closed" | "Faulted";
/** The stops of the main road, in order. */
export const ROAD: JobState[] = ["Creating", "Shipping", "Received", "Transferring", "Packaging", "Completed"];

export function drive(driveId: string) {
  return { driveId, bitLockerKey: KEY, manifestFile: "\\DriveManifest.xml", manifestHash: HASH };
}

export function importBody(drives: string[], properties: object = {}) {
  const rest = { storageAccountId: ACCOUNT, jobType: "Import", returnAddress: ADDRESS, driveList: drives.map(drive) };
  return { location: "West Europe", properties: { ...rest, ...properties } };
}

export function exportBody(properties: object = {}) {
  const blobs = { blobList: { blobPathPrefix: ["/archive/"] } };
  const rest = { storageAccountId: ACCOUNT, jobType: "Export", returnAddress: ADDRESS, export: blobs };
  return { location: "West Europe", properties: { ...rest, ...properties } };
}

/** A job of a world, by its place in it. */
export class Job {
  constructor(
    readonly world: World,
    readonly name: string,
    /** The serials of its drives; those of an export job become known when they are booked in. */
    readonly drives: string[] = [],
    readonly subscription = SUBSCRIPTION,
    readonly group = GROUP,
  ) {}

  /** Its page in the portal. */
  get page(): string {
    return `/jobs/${this.subscription}/${this.group}/${encodeURIComponent(this.name)}`;
  }

  get v1(): string {
    return `/v1${this.page}`;
  }

  get contract(): string {
    return this.world.jobPath(this.name, this.subscription, this.group);
  }

  token(role: Role = "customer"): string {
    return this.world.token(role, role === "customer" ? [this.subscription] : []);
  }

  async put(body: object): Promise<this> {
    await this.world.must(this.contract, { method: "PUT", token: this.token(), body });
    return this;
  }

  patch(properties: object): Promise<Answer> {
    return this.world.must(this.contract, { method: "PATCH", token: this.token(), body: { properties } });
  }

  /** An act of Waybill's own API, as the data center unless somebody else is named. */
  act(act: string, more: object = {}, role: Role = "operator"): Promise<Answer> {
    return this.world.must(`${this.v1}/actions`, { method: "POST", token: this.token(role), body: { act, ...more } });
  }

  /** The job as the contract answers it. */
  async get(): Promise<any> {
    return (await this.world.must(this.contract, { token: this.token() })).json;
  }

  async state(): Promise<JobState> {
    return (await this.get()).properties.state;
  }

  /** What somebody may do with it now, and why not. */
  async offers(role: Role = "customer"): Promise<{ act: string; allowed: boolean; whyNot?: string }[]> {
    return (await this.world.must(`${this.v1}/actions`, { token: this.token(role) })).json.value;
  }

  ship(tracking = TRACKING): Promise<Answer> {
    return this.patch({ state: "Shipping", deliveryPackage: { carrierName: "UPS", trackingNumber: tracking } });
  }

  cancel(): Promise<Answer> {
    return this.patch({ cancelRequested: true });
  }

  /** Says of each drive that it is this job's: other jobs of a test may name the same ones. */
  bookIn(drives = this.drives): Promise<Answer> {
    return this.act("bookIn", { drives, decided: drives, complete: true });
  }

  start(drive: string): Promise<Answer> {
    return this.act("start", { drive, bytesTotal: 4 * TB });
  }

  report(drive: string, percent: number): Promise<Answer> {
    return this.act("report", { drive, percent, bytes: (percent * 4 * TB) / 100 });
  }

  finish(drive: string, outcome: "clean" | "notices" | "warnings" | "errors" = "clean"): Promise<Answer> {
    return this.act("finish", { drive, outcome });
  }

  shipBack(): Promise<Answer> {
    return this.act("shipBack", { package: { carrierName: "DHL", trackingNumber: RETURN_TRACKING } });
  }

  /** Brings a new job to a state as the data center does: drive by drive. */
  async bringTo(state: JobState): Promise<this> {
    const on: Record<JobState, () => Promise<unknown>> = {
      Creating: async () => {},
      Shipping: () => this.ship(),
      Received: () => this.bookIn(),
      Transferring: () => this.start(this.drives[0]),
      Packaging: () => this.finishAll(state === "Closed"),
      Completed: () => this.shipBack(),
      Closed: () => this.shipBack(),
      Faulted: () => this.act("faultJob", { reason: "The customs papers are missing" }),
    };
    const road: JobState[] = {
      Closed: [...ROAD.slice(0, 5), "Closed" as const],
      Faulted: [...ROAD.slice(0, 4), "Faulted" as const],
    }[state as string] ?? ROAD.slice(0, ROAD.indexOf(state) + 1);
    for (const stop of road) await on[stop]();
    expect(await this.state()).toBe(state);
    return this;
  }

  /** Finishes the drive that was begun, then each of the others; the last with errors, if that is how it is to end. */
  private async finishAll(withErrors: boolean): Promise<void> {
    for (const [at, drive] of this.drives.entries()) {
      if (at > 0) await this.start(drive);
      const last = at === this.drives.length - 1;
      await this.finish(drive, withErrors && last ? "errors" : "clean");
    }
  }
}

/** An import job in Creating. */
export function importJob(world: World, name: string, drives = ["9CA995BB", "9CA995BC"], properties: object = {}): Promise<Job> {
  return new Job(world, name, drives).put(importBody(drives, properties));
}

/** An export job in Creating; `drives` are those that the customer will send. */
export function exportJob(world: World, name: string, drives = ["WD-WCC4N1"], properties: object = {}): Promise<Job> {
  return new Job(world, name, drives).put(exportBody(properties));
}
