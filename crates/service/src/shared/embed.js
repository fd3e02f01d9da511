// <waybill-status token="…" theme="auto|light|dark" lang="en|sv" show="state,progress,drives,diagram" label="…">
const here = new URL(".", import.meta.url);
const sheet = new CSSStyleSheet();
sheet.replaceSync(":host{display:block}:host([hidden]){display:none}iframe{display:block;width:100%;height:9rem;border:0}");

class Status extends HTMLElement {
  static observedAttributes = ["token", "theme", "lang", "show", "label"];
  #frame;
  #hear = event => {
    // A sandboxed frame has no origin of its own; that it is this one, the window proves.
    const height = event.data?.waybill;
    if (event.source === this.#frame?.contentWindow && event.origin === "null" && height > 0)
      this.#frame.style.height = Math.min(height, 4000) + "px";
  };
  constructor() {
    super();
    this.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet];
  }
  connectedCallback() {
    addEventListener("message", this.#hear);
    const frame = (this.#frame = document.createElement("iframe"));
    frame.sandbox = "allow-scripts allow-popups allow-popups-to-escape-sandbox";
    frame.referrerPolicy = "no-referrer";
    frame.loading = "lazy";
    this.#point();
    this.shadowRoot.replaceChildren(frame);
  }
  disconnectedCallback() {
    removeEventListener("message", this.#hear);
    this.shadowRoot.replaceChildren();
    this.#frame = null;
  }
  attributeChangedCallback() {
    if (this.#frame) this.#point();
  }
  #point() {
    const url = new URL("embed/" + encodeURIComponent(this.getAttribute("token") || "none"), here);
    for (const name of ["theme", "lang", "show"])
      if (this.hasAttribute(name)) url.searchParams.set(name, this.getAttribute(name));
    this.#frame.title = this.getAttribute("label") || "Status";
    if (this.#frame.src !== url.href) this.#frame.src = url.href;
  }
}
customElements.get("waybill-status") || customElements.define("waybill-status", Status);
