// Finding names however they are typed: case, accents and the spelling of umlauts do not count.

const GERMAN = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };

// As `slug` in Python: "loehne", "Löhne" and "LÖHNE" agree.
export function folded(text) {
  return text.normalize("NFC").toLowerCase().replace(/[äöüß]/g, (letter) => GERMAN[letter])
    .normalize("NFKD").replace(/[^\x00-\x7f]/g, "").replace(/[^a-z0-9_]+/g, "-").replace(/-*_-*/g, "_").replace(/^[-_]+|[-_]+$/g, "");
}

// Without accents only, so that "Lohne" finds Löhne, and other scripts are found at all.
function plain(text) {
  return text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "").replace(/\s+/g, " ").trim();
}

// Returns what tells whether a text holds the words searched for; of none, every text does.
export function finder(wanted) {
  const [spelled, bare] = [folded(wanted), plain(wanted)];
  return (text) => !bare || Boolean(spelled && folded(text).includes(spelled)) || plain(text).includes(bare);
}

// Returns, as a text, those of an actor's former names and ids that a search found; of one that reads like another
// only the first.
export function formerNames(names, fits) {
  const found = new Map();
  for (const name of names.filter(fits)) if (!found.has(folded(name))) found.set(folded(name), name);
  return [...found.values()].join(", ");
}
