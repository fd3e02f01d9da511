// Parts of the portal's pages, found as a person finds them: by role, label and visible text.

import { type Locator, type Page, expect } from "@playwright/test";

/** The picture of the job's states. */
export const jobDiagram = (page: Page): Locator => page.getByRole("group", { name: "Diagram of the job’s states" });
/** The picture of the drives' states. */
export const drivesDiagram = (page: Page): Locator => page.getByRole("group", { name: /^Diagram of the drives’ states/ });

/** The words of what was just done, at the edge. */
export const toast = (page: Page): Locator => page.locator(".toast");

/** All problems of the form, on top of it. */
export const problems = (page: Page): Locator => page.getByRole("alert").filter({ hasText: "There is a problem" });

/** The job's page says that the job is now in this state: in words on top, in the picture, and in the list beside it. */
export async function expectState(page: Page, words: string): Promise<void> {
  const [state] = words.split(/[,·]/, 1);
  await expect(page.locator(".now .badge")).toHaveText(words);
  await expect(jobDiagram(page).getByRole("link", { name: new RegExp(`^${state.trim()}.*, now$`) })).toBeVisible();
  await expect(page.locator("[aria-current=step]")).toContainText(state.trim());
}

/** So many drives are in a state, as the picture of the drives says it. */
export async function expectDrives(page: Page, count: number, state: string): Promise<void> {
  const name = count === 1 ? `1 ${state}, one drive` : count === 0 ? `${state}, no drives` : `${count} ${state}, drives`;
  await expect(drivesDiagram(page).getByRole("link", { name, exact: true })).toBeVisible();
}

/** A field with its problem: marked, described by it, and on the list on top. */
export async function expectProblem(page: Page, field: Locator, words: string): Promise<void> {
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toHaveAccessibleDescription(new RegExp(`Error: ${escape(words)}`));
  await expect(problems(page).getByRole("link", { name: words, exact: true })).toBeVisible();
}

export async function expectNoProblem(field: Locator): Promise<void> {
  await expect(field).not.toHaveAttribute("aria-invalid", "true");
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The required fields of a return address, as they stand on the page: label, what to type, and the words when it is missing. */
export const ADDRESS_FIELDS: [label: string, text: string, missing: string][] = [
  ["Full name of the person who receives them", "Ann Lindqvist", "Enter the full name of the person who receives the drives"],
  ["Street and number", "Skeppsbron 22", "Enter the street and number"],
  ["Postal code", "111 30", "Enter the postal code"],
  ["Town or city", "Stockholm", "Enter the town or city"],
  ["Country or region", "Sweden", "Enter the country or region"],
  ["Phone", "+46 8 555 01 19", "Enter a phone number that the courier may call"],
  ["E-mail", "ann@contoso.example", "Enter an e-mail address, so that we can write if something is wrong"],
];

export async function fillAddress(page: Page): Promise<void> {
  for (const [label, text] of ADDRESS_FIELDS) await page.getByLabel(label, { exact: true }).fill(text);
}

/** Presses Tab until something has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  for (let pressed = 0; pressed < 120; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never reached ${target}`);
}

/** When a text came into the page, in milliseconds since 1970. */
export function textSeen(page: Page, text: string): Promise<number> {
  return page.evaluate(
    (text) =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (!document.body.textContent?.includes(text)) return;
          observer.disconnect();
          resolve(Date.now());
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
        look();
      }),
    text,
  );
}
