// The words of the diagrams, in both languages and both forms: none lies on another, none leaves the drawing or its frame.

import type { Page } from "@playwright/test";
import { ROAD } from "./jobs.ts";
import { expect, open, test } from "./test.ts";

test.use({ settings: { demo: true } });

/** Words of a drawing that meet others, or stick out of it or of the pressed stop. */
function astray(page: Page, drawing: string): Promise<string[]> {
  return page.locator(drawing).evaluate((svg) => {
    const frame = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll("text:not(.stop__count)")].map((it) => ({ words: it.textContent ?? "", box: it.getBoundingClientRect() }));
    const out = texts.filter(({ box }) => box.left < frame.left - 1 || box.right > frame.right + 1).map(({ words }) => `${words} sticks out`);
    // Lines stand close; what is between them is no part of the letters.
    const meets = (one: DOMRect, other: DOMRect) =>
      one.left + 2 < other.right && other.left + 2 < one.right && one.top + 3 < other.bottom && other.top + 3 < one.bottom;
    const met = texts.flatMap((one, at) => texts.slice(at + 1).filter((other) => meets(one.box, other.box)).map((other) => `${one.words} lies on ${other.words}`));
    const pressed = svg.querySelector(".stop[aria-current]");
    const halo = pressed?.querySelector(".stop__halo")?.getBoundingClientRect();
    const past = [...(pressed?.querySelectorAll("text:not(.stop__count)") ?? [])].filter((it) => {
      const box = it.getBoundingClientRect();
      return halo && (box.left < halo.left - 1 || box.right > halo.right + 1 || box.bottom > halo.bottom + 3);
    });
    return [...out, ...met, ...past.map((it) => `${it.textContent} leaves its frame`)];
  });
}

for (const locale of ["en-GB", "sv-SE"]) {
  test.describe(locale, () => {
    test.use({ locale });

    test("each state of a job has room for its words", async ({ world, page, context }) => {
      test.slow();
      await world.enter(context, "support");
      for (const state of [...ROAD, "Closed", "Faulted"]) {
        const [{ id }] = (await world.must(`/v1/jobs?state=${state}`, { token: world.token("support") })).json.value;
        await open(page, `/support/jobs/${id.subscription}/${id.group}/${encodeURIComponent(id.name)}`);
        for (const [width, form] of [[1280, "wide"], [390, "tall"]] as const) {
          await page.setViewportSize({ width, height: 900 });
          for (const part of ["#road", "#drives"]) expect.soft(await astray(page, `${part} .route__${form}`), `${state}, ${part}, ${form}`).toEqual([]);
        }
      }
    });
  });
}
