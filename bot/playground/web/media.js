// Pictures and files: shown from this page's own host, named where they lie elsewhere.
import { fileAddress } from "./api.js";
import { calm, h } from "./dom.js";
import { icon } from "./icons.js";
import { hostOf, safeAddress } from "./links.js";
import { link } from "./markdown-view.js";

const HIGHEST = 360;

/** What an address of a message stands for: {src, attachment?} here, {href} elsewhere, or nothing. */
export function resolve(url, message) {
  const attachments = message.attachments ?? [];
  const name = /^attachment:\/\/(.+)$/.exec(url ?? "")?.[1];
  const attachment = attachments.find((one) => (name ? one.filename === name : one.url === url || one.proxy_url === url));
  const src = fileAddress(attachment?.url ?? url);
  if (src) return { src, attachment };
  if (/^data:image\/(png|jpeg|gif|webp);/.test(url ?? "")) return { src: url };
  return { href: safeAddress(url) };
}

/** A picture that opens large, or a labelled box with its address if it lies on another host. */
export function picture(url, message, { className, description, spoiler } = {}) {
  const { src, href, attachment } = resolve(url, message);
  const alt = calm(description ?? attachment?.description ?? attachment?.filename ?? "");
  if (!src) {
    const inner = [icon("out", 16), h("span", null, description || `Picture on ${href ? hostOf(href) : "another host"}`)];
    return href ? link(href, inner, { class: `elsewhere ${className ?? ""}` }) : h("span", { class: "elsewhere" }, inner);
  }
  const image = h("img", { src, alt, loading: "lazy", ...roomOf(attachment) });
  const name = alt ? `Open the picture: ${alt}` : "Open the picture";
  const button = h("button", { type: "button", class: `picture ${className ?? ""}`, "aria-label": spoiler ? "Spoiler: show the picture" : name }, image);
  if (spoiler) button.classList.add("covered");
  button.addEventListener("click", () => {
    if (!button.classList.contains("covered")) {
      enlarge(src, alt);
      return;
    }
    button.classList.remove("covered");
    button.setAttribute("aria-label", name);
  });
  return button;
}

/** The size that a picture will be shown in, so that its room is kept until it is there; nothing where that isn't known. */
function roomOf(attachment) {
  const { width, height } = attachment ?? {};
  if (!width || !height) return {};
  const scale = Math.min(1, HIGHEST / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

function enlarge(src, alt) {
  const box = h(
    "dialog",
    { class: "lightbox", "aria-label": alt || "Picture" },
    h("img", { src, alt }),
    h("button", { type: "button", class: "round", "aria-label": "Close" }, icon("close", 24)),
  );
  box.addEventListener("click", () => box.close());
  box.addEventListener("close", () => box.remove());
  document.body.append(box);
  box.showModal();
}

const UNITS = ["bytes", "KB", "MB", "GB"];

/** A size as people say it. */
export function sizeText(bytes) {
  let unit = 0;
  let size = bytes;
  while (size >= 1024 && unit < UNITS.length - 1) {
    size /= 1024;
    unit += 1;
  }
  if (size === 1 && !unit) return "1 byte";
  return `${unit ? size.toFixed(2).replace(/\.?0+$/, "") : size} ${UNITS[unit]}`;
}

/** A file with its name, size and a way to save it. */
export function fileCard(attachment) {
  const src = fileAddress(attachment.url);
  const name = attachment.filename ?? "file";
  return h(
    "div",
    { class: "file" },
    icon("file", 30),
    h(
      "div",
      { class: "file-text" },
      src ? h("a", { href: src, download: name, title: src }, name) : h("span", null, name),
      attachment.size !== undefined && h("small", null, sizeText(attachment.size)),
    ),
    src && h("a", { class: "round", href: src, download: name, "aria-label": `Save ${name}` }, icon("download", 20)),
  );
}

/** The attachments of a message that no component of it shows already. */
export function attachmentNodes(message) {
  const used = JSON.stringify([message.components ?? [], message.embeds ?? []]);
  const shown = (one) => used.includes(`attachment://${one.filename}"`) || used.includes(`files/${one.id}`);
  return (message.attachments ?? [])
    .filter((one) => !shown(one))
    .map((one) => {
      const image = (one.content_type ?? "").startsWith("image/") && !/svg/.test(one.content_type);
      const spoiler = one.filename?.startsWith("SPOILER_");
      return image ? picture(one.url, message, { className: "single", spoiler }) : fileCard(one);
    });
}
