// Journal files as the drive preparation tool writes them: a record a run, Windows line ends, a byte order mark.

import { closeSync, ftruncateSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { HASH, KEY } from "./jobs.ts";
import type { World } from "./world.ts";

/** The record that tells of a drive. */
function driveInfo(serial: string, key = KEY): string {
  return `[BeginUpdateRecord][2026/11/01 21:22:25.379][Type:ActivityRecord]
ActivityId: DriveInfo
DriveState: [BeginValue]
<?xml version="1.0" encoding="UTF-8"?>
<Drive>
   <DriveId>${serial}</DriveId>
   <BitLockerKey>${key}</BitLockerKey>
   <ManifestFile>\\DriveManifest.xml</ManifestFile>
   <ManifestHash>${HASH}</ManifestHash>
   <DriveHeaderHash></DriveHeaderHash>
</Drive>
[EndValue]
SaveCommandOutput: Completed
[EndUpdateRecord]
`;
}

/** What the tool writes for each file that it copies: most of a journal. */
function fileCopied(at: number): string {
  return `[BeginUpdateRecord][2026/11/01 21:24:14.735][Type:ActivityRecord]
ActivityId: 1CopyFile${at}
SrcFile: D:\\films\\reel-${at}.mov
Status: Completed
[EndUpdateRecord]
`;
}

const windows = (text: string) => text.replaceAll("\n", "\r\n");

/** Writes the journal of some drives into the world's folder. */
export function writeJournal(world: World, name: string, serials: string[], key?: string): string {
  const file = join(world.data, name);
  writeFileSync(file, `\ufeff${windows(serials.map((serial) => driveInfo(serial, key)).join(""))}`);
  return file;
}

/** As newer tools write it: UTF-16, little end first. */
export function writeWideJournal(world: World, name: string, serials: string[]): string {
  const file = join(world.data, name);
  writeFileSync(file, `\ufeff${windows(serials.map((serial) => driveInfo(serial)).join(""))}`, "utf16le");
  return file;
}

/** A journal of many megabytes: one drive, and a great many files on it; the drive is told last. */
export function writeLongJournal(world: World, name: string, serial: string, bytes: number): string {
  const file = join(world.data, name);
  const out = openSync(file, "w");
  let written = 0;
  for (let at = 0; written < bytes; ) {
    const text = windows(Array.from({ length: 5000 }, () => fileCopied((at += 1))).join(""));
    written += writeSync(out, text);
  }
  writeSync(out, windows(driveInfo(serial)));
  closeSync(out);
  return file;
}

/** A file that says it is this large, and takes no room on the disk. */
export function writeSparse(world: World, name: string, bytes: number): string {
  const file = join(world.data, name);
  const out = openSync(file, "w");
  writeSync(out, windows(driveInfo("9CA995BB")));
  ftruncateSync(out, bytes);
  closeSync(out);
  return file;
}

/** The beginning of a photograph. */
export function writePhotograph(world: World, name: string): string {
  const file = join(world.data, name);
  const head = Buffer.from("ffd8ffe000104a46494600010101006000600000ffdb004300", "hex");
  writeFileSync(file, Buffer.concat([head, Buffer.alloc(20_000, 0x5a)]));
  return file;
}
