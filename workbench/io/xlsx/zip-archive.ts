/**
 * A zip as a list of entries that are unpacked one by one, in pieces, with every size checked before and while
 * unpacking. Knows zip (PKWARE APPNOTE 6.3) and nothing of spreadsheets.
 */
import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { FileProblem } from '../file-problem';

export interface ZipLimits {
  readonly entries: number;
  readonly unpackedBytes: number;
  /** Unpacked to packed size, of one entry and of all, above `ratioFromBytes`; real spreadsheets stay below 100. */
  readonly ratio: number;
  readonly ratioFromBytes: number;
}

export const ZIP_LIMITS: ZipLimits = {
  entries: 10_000,
  unpackedBytes: 600 * 1024 * 1024,
  ratio: 200,
  ratioFromBytes: 8 * 1024 * 1024,
};

export interface ZipArchive {
  /** As the file spells them, with slashes. */
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Unpacks an entry in pieces; throws FileProblem on damage, or when it is larger than it says. */
  unpack(name: string): AsyncGenerator<Uint8Array>;
}

interface Entry {
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  readonly offset: number;
}

/** Part names are compared without case [ECMA-376-2 8.1.1.1.2]; some writers use backslashes or a leading slash. */
const keyOf = (name: string) => slashed(name).toLowerCase();
const slashed = (name: string) => name.replaceAll('\\', '/').replace(/^\/+/, '');

const corrupt = (reason: string) => new FileProblem('file-corrupt', { reason });
const SENTINEL_32 = 0xffffffff;

/** Reads the directory only. Throws FileProblem: `file-corrupt`, `file-unsafe`, `file-too-large`, `file-encrypted`. */
export function openZip(bytes: Uint8Array, limits: ZipLimits = ZIP_LIMITS): ZipArchive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, start, shift } = findDirectory(view);
  if (count > limits.entries) throw new FileProblem('file-unsafe', { reason: 'zip-bomb', entries: count });

  const entries = new Map<string, Entry>();
  const names: string[] = [];
  let packedTotal = 0;
  let unpackedTotal = 0;
  let at = start;
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw corrupt('zip-directory');
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > bytes.length) throw corrupt('zip-directory');
    if (view.getUint16(at + 8, true) & 1) throw new FileProblem('file-encrypted');
    const sizes = entrySizes(view, at, at + 46 + nameLength, extraLength);
    const entry: Entry = {
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      ...sizes,
      offset: sizes.offset + shift,
    };
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    if (entries.has(keyOf(name))) throw corrupt('zip-duplicate-entry');
    entries.set(keyOf(name), entry);
    names.push(slashed(name));
    packedTotal += entry.packedBytes;
    unpackedTotal += entry.unpackedBytes;
    checkRatio(entry.unpackedBytes, entry.packedBytes);
    at = next;
  }
  if (unpackedTotal > limits.unpackedBytes) {
    throw new FileProblem('file-too-large', { unpackedBytes: unpackedTotal, limitBytes: limits.unpackedBytes });
  }
  // Entries that share their bytes are how a small file declares a large content.
  if (packedTotal > bytes.length) throw new FileProblem('file-unsafe', { reason: 'overlap' });
  checkRatio(unpackedTotal, packedTotal);

  function checkRatio(unpackedBytes: number, packedBytes: number): void {
    if (unpackedBytes > limits.ratioFromBytes && unpackedBytes > packedBytes * limits.ratio)
      throw new FileProblem('file-unsafe', { reason: 'zip-bomb', unpackedBytes });
  }

  return {
    names,
    has: (name) => entries.has(keyOf(name)),
    unpack(name) {
      const entry = entries.get(keyOf(name));
      if (!entry) throw corrupt('zip-entry-missing');
      return unpackEntry(bytes, view, entry);
    },
  };
}

/** Finds the end record from the back; `shift` is the length of anything that stands before the zip. */
function findDirectory(view: DataView): { count: number; start: number; shift: number } {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 0xffff); at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    let count = view.getUint16(at + 10, true);
    let size = view.getUint32(at + 12, true);
    let offset = view.getUint32(at + 16, true);
    let end = at;
    if (count === 0xffff || size === SENTINEL_32 || offset === SENTINEL_32) {
      const locator = at - 20;
      if (locator < 0 || view.getUint32(locator, true) !== 0x07064b50) throw corrupt('zip64');
      end = uint64(view, locator + 8);
      if (end + 56 > view.byteLength || view.getUint32(end, true) !== 0x06064b50) throw corrupt('zip64');
      count = uint64(view, end + 32);
      size = uint64(view, end + 40);
      offset = uint64(view, end + 48);
    }
    const start = end - size;
    if (start < offset) throw corrupt('zip-directory');
    return { count, start, shift: start - offset };
  }
  throw corrupt('zip-end-missing');
}

function entrySizes(
  view: DataView,
  at: number,
  extraAt: number,
  extraLength: number,
): Pick<Entry, 'packedBytes' | 'unpackedBytes' | 'offset'> {
  let packedBytes = view.getUint32(at + 20, true);
  let unpackedBytes = view.getUint32(at + 24, true);
  let offset = view.getUint32(at + 42, true);
  for (let extra = extraAt; extra + 4 <= extraAt + extraLength; extra += 4 + view.getUint16(extra + 2, true)) {
    if (view.getUint16(extra, true) !== 1) continue;
    let field = extra + 4;
    const take = () => {
      field += 8;
      return uint64(view, field - 8);
    };
    if (unpackedBytes === SENTINEL_32) unpackedBytes = take();
    if (packedBytes === SENTINEL_32) packedBytes = take();
    if (offset === SENTINEL_32) offset = take();
  }
  return { packedBytes, unpackedBytes, offset };
}

function uint64(view: DataView, at: number): number {
  if (at + 8 > view.byteLength) throw corrupt('zip64');
  const value = view.getBigUint64(at, true);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw corrupt('zip64');
  return Number(value);
}

async function* unpackEntry(bytes: Uint8Array, view: DataView, entry: Entry): AsyncGenerator<Uint8Array> {
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== 0x04034b50) throw corrupt('zip-entry');
  const from = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  if (from + entry.packedBytes > bytes.length) throw corrupt('zip-truncated');
  const packed = bytes.subarray(from, from + entry.packedBytes);
  let size = 0;
  let sum = 0;
  for await (const piece of entry.method === 8 ? inflate(packed) : stored(packed, entry.method)) {
    size += piece.length;
    if (size > entry.unpackedBytes) throw new FileProblem('file-unsafe', { reason: 'zip-bomb', unpackedBytes: size });
    sum = crc32(piece, sum);
    yield piece;
  }
  if (size !== entry.unpackedBytes || sum !== entry.crc) throw corrupt('zip-checksum');
}

async function* inflate(packed: Uint8Array): AsyncGenerator<Uint8Array> {
  const source = Readable.from([packed], { objectMode: false });
  const inflater = source.pipe(createInflateRaw({ chunkSize: 256 * 1024 }));
  try {
    yield* inflater;
  } catch (error) {
    throw error instanceof FileProblem ? error : corrupt('zip-deflate');
  } finally {
    source.destroy();
    inflater.destroy();
  }
}

function* stored(packed: Uint8Array, method: number): Generator<Uint8Array> {
  if (method !== 0) throw corrupt('zip-method');
  for (let at = 0; at < packed.length; at += 256 * 1024) yield packed.subarray(at, at + 256 * 1024);
}
