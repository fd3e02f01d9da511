// The form that creates a job, filled in as a person does it: step by step.

import { type Page, expect } from "@playwright/test";
import { fillAddress } from "./portal.ts";

export const GO_ON = {
  drives: "Go on to drives",
  blobs: "Go on to blobs",
  logs: "Go on to logs",
  back: "Go on to the return address",
  check: "Go on to check",
  create: "Create the job",
};

/** Presses the step's button, and waits for the question of the next. */
export async function goOn(page: Page, button: string, heading: string): Promise<void> {
  await page.getByRole("button", { name: button }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
}

/** The first step: which job, and which way the data goes. */
export async function fillBasics(page: Page, name: string, kind: "Import" | "Export"): Promise<void> {
  await page.getByLabel("Name of the job").fill(name);
  await page.getByLabel(kind === "Import" ? "Import: from my drives into the cloud" : "Export: from the cloud onto my drives").check();
  await page.getByLabel("Storage account").fill("contosoarchive");
  await page.getByLabel("Location of the data center").selectOption("West Europe");
}

/** From the logs to the last step, with a return address. */
export async function fillRest(page: Page): Promise<void> {
  await goOn(page, GO_ON.back, "Where do the drives go back to?");
  await fillAddress(page);
  await goOn(page, GO_ON.check, "Check and create");
}

/** Goes to the step of the drives. */
export async function toDrives(page: Page, name = "films-2026"): Promise<void> {
  await fillBasics(page, name, "Import");
  await goOn(page, GO_ON.drives, "Which drives do you send?");
}

/** Chooses files as the button does, also where it is the browser's own. */
export async function chooseJournals(page: Page, files: string | string[]): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByText("Choose files").click();
  await (await chooser).setFiles(files);
}
