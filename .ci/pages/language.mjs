// How the pages for citizens read: rules that a machine can judge. Long lists of data are no long sentences.
import { check } from "./report.mjs";
import { fetchPath, links } from "./site.mjs";

/** In words. */
const LONGEST = 32;
/** What a reader of B1 need not know; each has an everyday word. */
const JARGON = ["conform", "middels", "derhalve", "tevens", "inzake", "teneinde", "dienen te", "ten behoeve van", "omtrent", "geschiedt", "alsmede", "desgewenst", "jegens", "voornoemde", "uit hoofde van", "ten aanzien van", "met betrekking tot"];
const CLUMSY = [
  [/\.\.(?!\.)/, "a doubled full stop"],
  [/(?:^|[.!?] )([^.:,!?]{3,60}): \1\b/i, "a name that repeats itself"],
  [/\s[,.;:](?:\s|$)/, "white space before a mark"],
  [/\((?:\s*|null|undefined)\)/, "empty brackets"],
  [/\b(\p{L}{2,}) \1\b/iu, "a word that stands there twice"],
  [/(?<![\p{L}\p{N}/:.-])\p{L}*\p{Ll}\/\p{Ll}+(?![\p{L}/])/u, "words with a stroke between them"],
];

const unescape = (text) => text.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));

/** The texts of the blocks of a page, without what laws and organisations are called. */
function blocks(html) {
  const main = html.slice(html.indexOf("<main"), html.indexOf("</main>"));
  const parts = main.split(/<\/?(?:p|li|dd|dt|td|th|caption|h\d|ul|dl|section|nav|div|summary|br|strong)\b[^>]*>/);
  return parts.map((part) => unescape(part.replace(/<[^>]+>/g, "")).replace(/\s+/g, " ").trim()).filter((part) => part !== "");
}

/** Every activity, situation and kind of data, and the ways to them. */
export async function language() {
  const { text } = await fetchPath("/a-z");
  const found = links(text, "/a-z").filter((path) => /^\/(verwerkingen\/[0-9a-f-]{36}|situaties\/|waar\/)/.test(path));
  const paths = ["/", "/situaties", "/waar", "/rechten", "/a-z", "/over", "/toegankelijkheid", "/verwerkingen?zoek=qqqzzzqqq", "/bestaat-niet", ...found];
  await check("language: the pages for citizens read as plain Dutch", async (fault) => {
    if (found.length < 50) fault(`only ${found.length} activities, situations and kinds of data`);
    for (const path of paths) {
      for (const block of blocks((await fetchPath(path)).text)) {
        for (const [wrong, what] of CLUMSY) if (wrong.test(block)) fault(`${path}: ${what}: ${block.slice(0, 140)}`);
        for (const sentence of block.split(/(?<=[.!?])\s+/)) {
          const words = sentence.split(" ").length;
          if (words > LONGEST && (sentence.match(/[,;:]/g) ?? []).length < 3 && !/\bartikel\b/.test(sentence)) fault(`${path}: ${words} words: ${sentence.slice(0, 140)}`);
          // A law and a list are called what they are called.
          if (/\bartikel\b|^(Dit (staat|volgt)|De waarborg staat|Lees|(Algemene )?[Ww]et) /.test(sentence)) continue;
          for (const word of JARGON) if (new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, "iu").test(sentence)) fault(`${path}: "${word}": ${sentence.slice(0, 140)}`);
        }
      }
    }
  });
}
