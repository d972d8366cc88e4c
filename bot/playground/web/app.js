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
import { Sheets } from "./sheets.js";
import { Sidebar } from "./sidebar.js";
import { Store } from "./store.js";
import { applyTheme, watchTheme } from "./theme.js";
import { Timeline } from "./timeline.js";

applyTheme();
const store = new Store();
const sheets = new Sheets();
// What leads elsewhere leads out from under them, before anything else takes the focus.
for (const event of ["place", "mention", "run"]) store.on(event, () => sheets.close());
const interactions = new Interactions(store);
const composer = new Composer(store, interactions);

function members() {
  if (byId("panel").hidden) sheets.toggleMembers();
  else panel.close();
}

/** After going somewhere one writes; but on a phone the keyboard comes up only at a touch. */
function arrived() {
  sheets.close();
  if (!window.matchMedia("(pointer: coarse)").matches) composer.focus();
}

const names = {
  user: (id) => nameOf([...store.state.people, store.botUser()].find((one) => one.id === id) ?? { name: "unknown-user" }),
  channel: (id) => store.state.guilds.flatMap((one) => one.channels).find((one) => one.id === id)?.name,
  role: (id) => store.guild?.roles?.find((one) => one.id === id)?.name,
  oncommand: (name) => composer.startNamed(name),
  onchannel: (name) => {
    store.go({ channel: name });
    arrived();
  },
};

const panel = new Panel(() => composer.focus());
const inspector = new Inspector(store, panel);
const faults = new Faults(store, panel);
new Timeline(store, { names, composer, interactions, inspector });
const sidebar = new Sidebar(store, { ongo: arrived });
new Chrome(store, { composer, ondrawer: () => sheets.openDrawer(), onmembers: members, onfaults: () => faults.toggle() });
watchTheme(() => sidebar.draw());

byId("skip").addEventListener("click", (event) => {
  event.preventDefault();
  composer.focus();
});
window.addEventListener("hashchange", () => store.go(readPlace()));
// Where a key has a meaning of its own.
const TAKES_KEYS = "input, textarea, select, dialog, [role=menu], [role=listbox], [role=combobox], li.message:focus";
document.addEventListener("keydown", (event) => {
  // Typing anywhere else writes into the message box, as chat clients do.
  const plain = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && event.key !== " ";
  if (plain && !event.defaultPrevented && !document.activeElement?.closest(TAKES_KEYS)) composer.focus();
});
setInterval(refreshRelative, 30_000);

await store.start();
composer.focus();
