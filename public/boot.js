// Starts the wasm. A file of its own, so that the page needs no inline script; what to start stands in the script tag's attributes.
const { js, wasm } = document.querySelector("script[data-wasm]").dataset;

try {
  const portal = await import(js);
  await portal.default({ module_or_path: wasm });
} catch (cause) {
  console.error(cause);
  fail(cause);
}

// Says that nothing will come, and why, in the page that has been standing there. If the portal had already replaced it, the portal speaks.
function fail(cause) {
  const failed = document.getElementById("boot-failed");
  if (!failed) return;
  // The page already says that there is no WebAssembly.
  if (typeof WebAssembly !== "undefined") document.getElementById("boot-why").textContent = String(cause?.message ?? cause);
  document.getElementById("boot-loading").hidden = true;
  failed.hidden = false;
  document.title = `${failed.querySelector("h1").textContent} – ${document.title}`;
}
