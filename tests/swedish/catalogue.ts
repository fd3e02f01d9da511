// Every text that Waybill says, in both languages, read from the sources: what a page in one language must not show of the other.

import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

export type Lang = "en" | "sv";
type Columns = Record<Lang, string[]>;

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** Where texts stand for people: the portal's catalogue, the domain, and the parts of the service that a browser shows. */
const FOLDERS = ["src/words", "crates/domain/src", "crates/service/src"];
/** Two columns of a row: after the name of a row or the pattern of an arm, within `pick` or `said!`. */
const ROW = /(?:pick\(|=>?|said!\(|;)\s*"((?:[^"\\]|\\[^])*)",\s*"((?:[^"\\]|\\[^])*)"/g;
const LITERAL = /"((?:[^"\\]|\\[^])*)"/g;

/** Both columns of all rows. */
export function columns(): Columns {
  const all: Columns = { en: [], sv: [] };
  for (const { path, text } of FOLDERS.flatMap(sources)) {
    // The playbook has a file for each language.
    if (path.includes("/playbook/")) {
      all[path.endsWith("_swedish.rs") ? "sv" : "en"].push(...[...text.matchAll(LITERAL)].map(([, it]) => plain(it)));
      continue;
    }
    for (const [, english, swedish] of text.matchAll(ROW)) {
      all.en.push(plain(english));
      all.sv.push(plain(swedish));
    }
  }
  return all;
}

/** Files of Rust, without comments and without their tests. */
function sources(folder: string): { path: string; text: string }[] {
  const files = readdirSync(`${ROOT}/${folder}`, { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith(".rs") && !/(^|\/)tests?\.rs$/.test(file))
    .map((file) => {
      const path = `${folder}/${file}`;
      const [code] = readFileSync(`${ROOT}/${path}`, "utf8").split("#[cfg(test)]");
      return { path, text: code.replace(/^\s*\/\/.*$/gm, "") };
    });
}

/** A literal as Rust reads it. */
function plain(literal: string): string {
  const signs: Record<string, string> = { n: "\n", t: "\t" };
  return literal
    .replace(/\\\n\s*/g, "")
    .replace(/\\u\{(\w+)\}/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/\\(.)/g, (_, sign: string) => signs[sign] ?? sign);
}

/** What stands between the gaps of a text. */
const fixed = (text: string): string[] => text.split(/\{[^}]*\}/).map((piece) => piece.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ""));

/**
 * The pieces by which a text of one language is known. Left out are those that the other language has as well, as words of
 * its own ("Import", "Status"), and those that are too short to be told from a name.
 */
export function pieces(of: Lang): string[] {
  const { en, sv } = columns();
  const [ours, theirs] = of === "en" ? [en, sv] : [sv, en];
  const other = theirs.join("\n");
  const long = ours.flatMap(fixed).filter((piece) => piece.replace(/[^\p{L}]/gu, "").length >= 3);
  return [...new Set(long)].filter((piece) => !holds(other, piece));
}

/** Whether a text has a piece in it, as whole words. */
export function holds(text: string, piece: string): boolean {
  const letter = (at: number) => /[\p{L}\p{N}]/u.test(text[at] ?? " ");
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1)) {
    if (!letter(at - 1) && !letter(at + piece.length)) return true;
  }
  return false;
}
