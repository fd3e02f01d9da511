import { defineConfig, devices } from "@playwright/test";

// The machine's own Chromium: nothing is downloaded. `cargo xtask test browser` installs it when it is missing.
const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export default defineConfig({
  testDir: ".",
  outputDir: "../target/test-results",
  // Every test has a service and a data folder of its own, so any two may run at once.
  fullyParallel: true,
  workers: 2,
  forbidOnly: !!process.env.CI,
  // A machine that other builds share may stall a browser for seconds. What passes only the second time is listed as flaky.
  retries: process.env.CI ? 2 : 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    viewport: { width: 1280, height: 900 },
    locale: "en-GB",
    timezoneId: "Europe/Stockholm",
    // A trace of every test would take a third of the time.
    trace: "on-first-retry",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: chromium, args: flags },
  },
  projects: [
    { name: "sdk", testMatch: /sdk\.spec\.ts$/ },
    { name: "browser", testIgnore: /sdk\.spec\.ts$/ },
    // Measures, and tests nothing: `cargo xtask bench page`.
    { name: "bench", testMatch: /\.bench\.ts$/ },
  ],
});
