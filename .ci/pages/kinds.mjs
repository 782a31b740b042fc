// The kinds of public pages. A kind of which no example is found fails by its name.
//
// path    {uuid}, {n} and {slug} stand for what differs per example
// from    kinds whose pages link to an example; a path without braces needs none
// of      a kind; below /insluiten stands the same example, to which no page has to link
// status  200 unless it says otherwise
// type    html unless it says otherwise
// script  a page that a small script of this service adds something to
// bare    a page without the menu around it, made to stand inside another site
// whole   it holds the answers of every activity of a register, so it weighs more
export const KINDS = [
  { name: "start", path: "/" },
  { name: "list", path: "/verwerkingen" },
  { name: "list with a facet", path: "/verwerkingen?thema={slug}", from: ["start", "list"] },
  { name: "list with words", path: "/verwerkingen?zoek=gegevens" },
  { name: "list of a period", path: "/verwerkingen?geldigVan=2020-01-01&geldigTot=2030-12-31" },
  { name: "list without results", path: "/verwerkingen?zoek=qqqzzzqqq" },
  { name: "activity", path: "/verwerkingen/{uuid}", from: ["list"] },
  { name: "version", path: "/verwerkingen/{uuid}/versies/{n}", from: ["activity", "changes of an activity"] },
  { name: "notice of an activity", path: "/verwerkingen/{uuid}/privacyverklaring", from: ["activity"] },
  { name: "changes of an activity", path: "/verwerkingen/{uuid}/wijzigingen", from: ["activity"] },
  { name: "two versions side by side", path: "/verwerkingen/{uuid}/vergelijken", from: ["changes of an activity"] },
  { name: "organisations", path: "/organisaties" },
  { name: "organisation", path: "/organisaties/{uuid}", from: ["organisations"] },
  { name: "notice of an organisation", path: "/organisaties/{uuid}/privacyverklaring", from: ["organisation"], whole: true },
  { name: "where", path: "/waar" },
  { name: "kind of data", path: "/waar/gegevens/{slug}", from: ["where"] },
  { name: "law", path: "/waar/wetten/{slug}", from: ["where"] },
  { name: "country", path: "/waar/landen/{slug}", from: ["where"] },
  { name: "situations", path: "/situaties" },
  { name: "situation", path: "/situaties/{slug}", from: ["situations"] },
  { name: "a to z", path: "/a-z" },
  { name: "rights", path: "/rechten" },
  { name: "changes", path: "/wijzigingen" },
  { name: "about", path: "/over" },
  { name: "accessibility", path: "/toegankelijkheid" },
  { name: "embedded list", path: "/insluiten/verwerkingen", bare: true },
  { name: "embedded activity", path: "/insluiten/verwerkingen/{uuid}", of: "activity", bare: true },
  { name: "embedded notice", path: "/insluiten/verwerkingen/{uuid}/privacyverklaring", of: "notice of an activity", bare: true },
  { name: "embedded notice of an organisation", path: "/insluiten/organisaties/{uuid}/privacyverklaring", of: "notice of an organisation", bare: true, whole: true },
  { name: "docs", path: "/docs/" },
  { name: "operation", path: "/docs/{slug}", from: ["docs"], script: true },
  { name: "kind of object", path: "/docs/soorten/{slug}", from: ["operation"] },
  { name: "not found", path: "/bestaat-niet", status: 404 },
  { name: "activity not found", path: "/verwerkingen/00000000-0000-7000-8000-000000000000", status: 404 },
  { name: "wrong query", path: "/verwerkingen?thema=bestaatniet", status: 400 },
  { name: "feed of changes", path: "/wijzigingen.atom", type: "atom" },
  { name: "site map", path: "/sitemap.xml", type: "sitemap" },
  { name: "robots", path: "/robots.txt", type: "text" },
];

/** The most that the HTML of a page weighs, in bytes; of one that holds the answers of every activity (`whole`) more. */
const WEIGHT = 64_000;
const WHOLE = 96_000;

const PARTS = {
  uuid: "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
  n: "[0-9]+",
  slug: "[^?#\\s<>\"&]+",
};

/** What addresses of this kind look like. */
export function pattern(kind) {
  const escaped = kind.path.replace(/[.?+*$^()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replace(/\{(\w+)\}/g, (_, part) => PARTS[part])}$`);
}

/** The most that the page of this address weighs. */
export const weightAt = (path) => (KINDS.find((kind) => pattern(kind).test(path))?.whole ? WHOLE : WEIGHT);

/** Whether an example has to be found. */
export const varies = (kind) => kind.path.includes("{");
