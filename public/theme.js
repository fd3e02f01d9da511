// Before the first paint: the stored choice of light or dark. No choice means the system's, and no attribute.
// Storage may be switched off; the page is then as the system is.
try {
  const theme = localStorage.getItem("waybill.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {}
