// The page: a store, and the views that listen to it.
import { Chrome } from "./chrome.js";
import { Composer } from "./composer.js";
import { Faults } from "./faults.js";
import { Inspector } from "./inspector.js";
import { Panel } from "./panel.js";
import { byId } from "./dom.js";
import { Interactions } from "./interactions.js";
import { refreshRelative } from "./markdown-view.js";
import { nameOf } from "./people.js";
import { readPlace } from "./place.js";
import { Sidebar } from "./sidebar.js";
import { Store } from "./store.js";
import { applyTheme, watchTheme } from "./theme.js";
import { Timeline } from "./timeline.js";

applyTheme();
const store = new Store();
const interactions = new Interactions(store);
const composer = new Composer(store, interactions);

function drawer(open) {
  byId("app").classList.toggle("drawer-open", open);
  byId("scrim").hidden = !open;
  if (open) byId("side").querySelector(".channel.here")?.focus();
}

function members() {
  if (!byId("panel").hidden) {
    panel.close();
    return;
  }
  const wide = window.matchMedia("(min-width: 1100px)").matches;
  byId("app").classList.toggle(wide ? "members-shut" : "members-open");
}

const names = {
  user: (id) => nameOf([...store.state.people, store.botUser()].find((one) => one.id === id) ?? { name: "unknown-user" }),
  channel: (id) => store.state.guilds.flatMap((one) => one.channels).find((one) => one.id === id)?.name,
  role: (id) => store.guild?.roles?.find((one) => one.id === id)?.name,
  oncommand: (name) => composer.startNamed(name),
  onchannel: (name) => store.go({ channel: name }),
};

const panel = new Panel(() => composer.focus());
const inspector = new Inspector(store, panel);
const faults = new Faults(store, panel);
new Timeline(store, { names, composer, interactions, inspector });
const sidebar = new Sidebar(store, { ondrawer: drawer });
new Chrome(store, { composer, ondrawer: drawer, onmembers: members, onfaults: () => faults.toggle() });
watchTheme(() => sidebar.draw());

byId("scrim").addEventListener("click", () => drawer(false));
byId("skip").addEventListener("click", (event) => {
  event.preventDefault();
  composer.focus();
});
window.addEventListener("hashchange", () => store.go(readPlace()));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && byId("app").classList.contains("drawer-open")) {
    drawer(false);
    composer.focus();
    return;
  }
  // Typing anywhere writes into the message box, as chat clients do.
  const plain = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && event.key !== " ";
  if (plain && document.activeElement === document.body && !document.querySelector("dialog[open]")) composer.focus();
});
setInterval(refreshRelative, 30_000);

await store.start();
composer.focus();
