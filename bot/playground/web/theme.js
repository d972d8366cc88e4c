// Dark or light: the system's wish until one chooses.

const WISH = window.matchMedia("(prefers-color-scheme: light)");

/** "dark" or "light", as shown now. */
export function currentTheme() {
  return localStorage.getItem("theme") ?? (WISH.matches ? "light" : "dark");
}

export function applyTheme() {
  document.documentElement.dataset.theme = currentTheme();
}

/** The other theme, for this browser from now on. */
export function toggleTheme() {
  localStorage.setItem("theme", currentTheme() === "dark" ? "light" : "dark");
  applyTheme();
}

/** Follow the system and the browser's other tabs; `onchange` runs after each change. */
export function watchTheme(onchange) {
  const changed = () => {
    applyTheme();
    onchange();
  };
  WISH.addEventListener("change", changed);
  window.addEventListener("storage", (event) => event.key === "theme" && changed());
}
