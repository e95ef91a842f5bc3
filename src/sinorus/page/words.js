/* Search as the command does (query/search.py): the same folded words, stems, phrases, beginnings and other names. */
const wording = (() => {
  const SPACELESS = "\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3134f}";
  const MARKS = "\\u0300-\\u036f\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f";
  const EACH = new RegExp(`[${SPACELESS}]`, "gu");
  const MARK = new RegExp(`[${MARKS}]+`, "gu");
  const PLACED = new RegExp(`[${SPACELESS}]|(?:(?![${SPACELESS}])[\\p{L}\\p{N}]|[${MARKS}])+`, "gu");
  const cased = (text) => text.replace(/[^\u0000-\u007f\u0131]/gu, (sign) => sign.toUpperCase().toLowerCase()).toLowerCase().replaceAll("ς", "σ");
  const fold = (text) => cased(text.normalize("NFD")).normalize("NFD").replace(MARK, "").normalize("NFC");
  const words = (text) => fold(text).replace(EACH, " $& ").match(/[\p{L}\p{N}]+/gu) ?? [];

  /* Stems as base/stems.py and base/porter.py make them. */
  const SPELLINGS = [
    [/(?<=[a-z]{2})is(?=(?:e|ed|es|ing|er|ers|ation|ations|ational)$)/, "iz"],
    [/(?<=[a-z]{2})ys(?=(?:e|ed|es|ing|er|ers)$)/, "yz"],
    [/(?<=[a-z]{3})our(?=(?:|s|ed|ing|er|ers|ite|ites|able|ably|hood|hoods|less|ful|fully)$)/, "or"],
    [/^(def|off|lic)enc(?=(?:e|es|ed|eless)$)/, "$1ens"],
    [/(cent|theat|met|lit)re(?=s?$)/, "$1er"],
    [/(?<=[a-z]{3}og)ue(?=s?$)/, ""],
  ];
  const pairs = (text) => text.split(" ").map((pair) => pair.split(":"));
  const SECOND = pairs("ational:ate tional:tion enci:ence anci:ance izer:ize bli:ble alli:al entli:ent eli:e ousli:ous ization:ize ation:ate ator:ate alism:al iveness:ive fulness:ful ousness:ous aliti:al iviti:ive biliti:ble logi:log");
  const THIRD = pairs("icate:ic ative: alize:al iciti:ic ical:ic ful: ness:");
  const FOURTH = "al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize".split(" ");
  const shape = (text) => [...text].reduce((made, letter) => made + ("aeiou".includes(letter) || (letter === "y" && made.endsWith("c")) ? "v" : "c"), "");
  const measure = (text) => (shape(text).match(/vc/g) ?? []).length;
  const voiced = (text) => shape(text).includes("v");
  const short = (text) => shape(text).endsWith("cvc") && !"wxy".includes(text.at(-1));
  const singular = (word) => (/(?:sses|ies)$/.test(word) ? word.slice(0, -2) : /[^s]s$/.test(word) ? word.slice(0, -1) : word);
  const mended = (word) => {
    if (/(?:at|bl|iz)$/.test(word)) return `${word}e`;
    if (word.length > 1 && word.at(-1) === word.at(-2) && shape(word).endsWith("c") && !"lsz".includes(word.at(-1))) return word.slice(0, -1);
    return measure(word) === 1 && short(word) ? `${word}e` : word;
  };
  const infinitive = (word) => {
    if (word.endsWith("eed")) return measure(word.slice(0, -3)) ? word.slice(0, -1) : word;
    const ending = ["ed", "ing"].find((each) => word.endsWith(each) && voiced(word.slice(0, -each.length)));
    return ending ? mended(word.slice(0, -ending.length)) : word;
  };
  const replaced = (word, endings) => {
    const found = endings.find(([ending]) => word.endsWith(ending));
    const rest = found && word.slice(0, word.length - found[0].length);
    return found && measure(rest) ? rest + found[1] : word;
  };
  const bare = (word) => {
    const suffix = FOURTH.find((each) => word.endsWith(each));
    const rest = suffix && word.slice(0, -suffix.length);
    return !suffix || (suffix === "ion" && !/[st]$/.test(rest)) || measure(rest) < 2 ? word : rest;
  };
  const last = (word) => {
    const rest = word.slice(0, -1);
    const cut = word.endsWith("e") && (measure(rest) > 1 || (measure(rest) === 1 && !short(rest))) ? rest : word;
    return cut.endsWith("ll") && measure(cut.slice(0, -1)) > 1 ? cut.slice(0, -1) : cut;
  };
  const porter = (word) => {
    let made = infinitive(singular(word));
    if (made.endsWith("y") && voiced(made.slice(0, -1))) made = `${made.slice(0, -1)}i`;
    return last(bare(replaced(replaced(made, SECOND), THIRD)));
  };
  const stems = new Map();
  const stem = (word) => {
    if (!/^[a-z]{3,}$/.test(word)) return word;
    if (!stems.has(word)) stems.set(word, porter(SPELLINGS.reduce((made, [pattern, other]) => made.replace(pattern, other), word)));
    return stems.get(word);
  };

  /* What is typed, as query/search.py reads it. */
  const PARTS = /(-?)"([^"]*)"?|((?:[^\s,"]|(?<=\p{Nd}),(?=\p{Nd}{3}(?!\p{Nd})))+)|,/gu;
  const LONGEST = 8;
  const MOST = 50;
  const groups = (facts.words?.alike ?? []).map((group) => group.map((stems) => stems.split(" ")));
  const named = new Map();
  groups.forEach((group) => group.forEach((own) => {
    const key = own.join(" ");
    named.set(key, [...(named.get(key) ?? []), ...group.filter((other) => other !== own)]);
  }));
  const piece = (part) => {
    if (part[2] !== undefined) return { stems: words(part[2]).map(stem), quoted: true };
    const text = part[3].replace(/^-/, "");
    const begun = text.endsWith("*");
    const found = words(text);
    return { stems: found.map((word, at) => (begun && at === found.length - 1 ? word : stem(word))), begun };
  };
  const alternatives = (text) => {
    const found = [{ asked: [], denied: [] }];
    for (const part of text.replace(/[“”„«»]/g, '"').matchAll(PARTS)) {
      if (part[0] === ",") found.push({ asked: [], denied: [] });
      else {
        const made = piece(part);
        if (made.stems.length) found.at(-1)[part[0].startsWith("-") ? "denied" : "asked"].push(made);
      }
    }
    return found;
  };
  const way = (stems) => ({ stems, begun: [...stems.at(-1)].length >= 4 && /^[\u0400-\u04ff]/.test(stems.at(-1)) });
  const othersOf = (stems, known) => known.get(stems.join(" ")) ?? [];
  const variants = (stems, known) => {
    const found = new Map([[stems.join(" "), stems]]);
    for (let start = 0; start < stems.length; start += 1) {
      for (let end = start + 1; end <= Math.min(stems.length, start + LONGEST); end += 1) {
        othersOf(stems.slice(start, end), known).forEach((other) => {
          const made = [...stems.slice(0, start), ...other, ...stems.slice(end)];
          if (found.size < MOST) found.set(made.join(" "), made);
        });
      }
    }
    return [...found.values()];
  };
  /* The stems of words that begin so where the stem itself does not. */
  let forms = null;
  const begunForms = (beginning) => {
    forms ??= facts.words.forms.split(" ");
    return [...new Set(forms.filter((word) => word.startsWith(beginning)).map(stem).filter((made) => !made.startsWith(beginning)))];
  };
  const term = (one) => {
    const { stems, begun, quoted } = one;
    if (begun) return { ways: [{ stems, begun: true }, ...begunForms(stems.at(-1)).map((other) => ({ stems: [...stems.slice(0, -1), other], begun: false }))], parts: [] };
    return { ways: [quoted ? { stems, begun: false } : way(stems), ...variants(stems, named).map(way)], parts: [] };
  };
  const terms = (pieces) => {
    const rest = [...pieces];
    const found = [];
    while (rest.length) {
      let count = Math.min(rest.length, LONGEST);
      const joined = () => rest.slice(0, count).flatMap((one) => one.stems);
      while (count > 1 && (rest.slice(0, count).some((one) => one.quoted || one.begun) || !othersOf(joined(), named).length)) count -= 1;
      if (count > 1) found.push({ ways: [{ stems: joined(), begun: false }, ...othersOf(joined(), named).map(way)], parts: rest.slice(0, count).map((one) => way(one.stems)) });
      else found.push(term(rest[0]));
      rest.splice(0, count);
    }
    return found;
  };

  /* The words of the records: where each stem stands. */
  const SIGNS = Array.from({ length: 94 }, (_, code) => String.fromCharCode(code + 33)).filter((sign) => !'"\\<>&'.includes(sign));
  const sizes = new Map(SIGNS.map((sign, at) => [sign, at < 40 ? 1 : at < 84 ? 2 : at < 88 ? 3 : 5]));
  const places = new Map(SIGNS.map((sign, at) => [sign, at]));
  const FIRST = { 1: [0, 0], 2: [40, 40], 3: [84, 40 + 44 * 89], 5: [88, 40 + 44 * 89 + 4 * 89 ** 2] };
  const numbers = (text) => {
    const found = [];
    for (let at = 0; at < text.length;) {
      if (text[at] === " ") { found.push(-1); at += 1; continue; }
      const size = sizes.get(text[at]);
      const [lead, before] = FIRST[size];
      let number = places.get(text[at]) - lead;
      for (let next = 1; next < size; next += 1) number = number * 89 + places.get(text[at + next]);
      found.push(before + number);
      at += size;
    }
    return found;
  };
  let index = null;
  const indexed = () => {
    if (index) return index;
    const known = facts.words.stems.split(" ");
    const texts = facts.words.texts.map(numbers);
    const standing = known.map(() => []);
    texts.forEach((text, record) => text.forEach((number) => { if (number >= 0 && standing[number].at(-1) !== record) standing[number].push(record); }));
    index = { known, texts, standing, numbers: new Map(known.map((each, number) => [each, number])) };
    return index;
  };
  const ids = [...facts.events, ...facts.claims, ...facts.series].map((row) => row.id);
  const matching = ({ stems, begun }) => {
    const { known, texts, standing, numbers: numbered } = indexed();
    const sets = stems.map((each, at) => (begun && at === stems.length - 1
      ? new Set(known.flatMap((other, number) => (other.startsWith(each) ? [number] : []))) : new Set([numbered.get(each)].filter((number) => number !== undefined))));
    const first = new Set([...sets[0]].flatMap((number) => standing[number]));
    if (sets.length === 1) return first;
    const stands = (text) => text.some((number, at) => sets[0].has(number) && sets.every((set, next) => set.has(text[at + next])));
    return new Set([...first].filter((record) => stands(texts[record])));
  };
  const union = (sets) => new Set(sets.flatMap((set) => [...set]));
  const shared = (sets) => new Set([...sets[0]].filter((record) => sets.every((set) => set.has(record))));
  const without = (set, other) => new Set([...set].filter((record) => !other.has(record)));
  const found = ({ ways, parts }) => union([...ways.map(matching), ...(parts.length ? [shared(parts.map(matching))] : [])]);

  /* Return a test of ids, and what marks the words of a search in a text. */
  const search = (text) => {
    if (!facts.words) return { has: () => true, spans: () => [] };
    const denied = text.startsWith("not:");
    const wanted = [];
    const unwanted = [];
    const own = [];
    alternatives(text.replace(/^not:/, "")).forEach(({ asked, denied: no }) => {
      const some = terms(asked);
      const gone = no.flatMap((one) => terms([one]));
      own.push(...some);
      if (some.length) wanted.push(without(shared(some.map(found)), union(gone.map(found))));
      else if (gone.length) unwanted.push(union(gone.map(found)));
    });
    const all = union(wanted);
    const matched = unwanted.length ? without(shared(unwanted), all) : all;
    const good = new Set([...matched].map((record) => ids[record]));
    const negated = denied !== Boolean(unwanted.length);
    return { has: (id) => good.has(id) !== negated, spans: spansOf(denied ? [] : own) };
  };
  const spansOf = (some) => {
    const ways = some.flatMap((one) => [...one.ways, ...one.parts]);
    const exact = new Map();
    ways.forEach((each) => exact.set(each.stems[0], [...(exact.get(each.stems[0]) ?? []), each]));
    const begun = ways.filter((each) => each.begun && each.stems.length === 1);
    const fits = (each, run) => run.length === each.stems.length && each.stems.every((wanted, at) => wanted === run[at].stem || wanted === run[at].word
      || (each.begun && at === run.length - 1 && run[at].word.startsWith(wanted)));
    return (text) => {
      const placed = [...text.matchAll(PLACED)].map((each) => ({ word: fold(each[0]), start: each.index, end: each.index + each[0].length }));
      placed.forEach((each) => { each.stem = stem(each.word); });
      return placed.flatMap((each, at) => [...new Set([...(exact.get(each.stem) ?? []), ...(exact.get(each.word) ?? []), ...begun])]
        .map((one) => [one, placed.slice(at, at + one.stems.length)]).filter(([one, run]) => fits(one, run)).map(([, run]) => [each.start, run.at(-1).end]));
    };
  };
  /* The first search need not wait for what can be made while nobody does anything. */
  if (facts.words) (globalThis.requestIdleCallback ?? setTimeout)(indexed);
  return { search, stem };
})();
/* A text with the words that are searched for marked. */
let searched = { has: () => true, spans: () => [] };
const told = (text) => {
  const made = [];
  let from = 0;
  searched.spans(String(text)).sort((one, other) => one[0] - other[0] || other[1] - one[1]).forEach(([start, end]) => {
    if (start < from) return;
    made.push(text.slice(from, start), element("mark", {}, text.slice(start, end)));
    from = end;
  });
  return [...made, String(text).slice(from)];
};
