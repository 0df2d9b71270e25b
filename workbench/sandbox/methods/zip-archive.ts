/**
 * Small ZIP archives in memory, for Utilities.zip and unzip. No ZIP64, no encryption.
 * Source: PKWARE APPNOTE.TXT 6.3, sections 4.3.7 (local header), 4.3.12 (central directory), 4.3.16 (end).
 */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

export interface ArchivedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Unpacked size at which an archive is refused. */
export const unpackedLimit = 256 * 1024 * 1024;

/** Packs files; the same files always give the same bytes. */
export function zip(files: readonly ArchivedFile[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of files) {
    const nameBytes = Buffer.from(name);
    const packed = deflateRawSync(bytes);
    // From "version needed" to "extra length", which both headers share; bit 11 of the flags: the name is UTF-8.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(0x21_0000, 6);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, rest, nameBytes);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common, nameBytes, packed]);
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x0605_4b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...parts, central, end]));
}

/** Unpacks the files of an archive, folders left out; throws RangeError or Error for anything that is not one. */
export function unzip(archive: Uint8Array): ArchivedFile[] {
  const data = Buffer.from(archive);
  const end = data.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const count = data.readUInt16LE(end + 10);
  const files: ArchivedFile[] = [];
  let entry = data.readUInt32LE(end + 16);
  let unpacked = 0;
  for (let index = 0; index < count; index++) {
    if (data.readUInt32LE(entry) !== 0x0201_4b50) throw new RangeError('Not a central directory entry');
    const method = data.readUInt16LE(entry + 10);
    const packedLength = data.readUInt32LE(entry + 20);
    const nameLength = data.readUInt16LE(entry + 28);
    const start = data.readUInt32LE(entry + 42);
    const name = data.toString('utf8', entry + 46, entry + 46 + nameLength);
    const body = start + 30 + data.readUInt16LE(start + 26) + data.readUInt16LE(start + 28);
    const packed = data.subarray(body, body + packedLength);
    const bytes = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: unpackedLimit - unpacked });
    unpacked += bytes.length;
    if (!name.endsWith('/')) files.push({ name, bytes: new Uint8Array(bytes) });
    entry += 46 + nameLength + data.readUInt16LE(entry + 30) + data.readUInt16LE(entry + 32);
  }
  return files;
}
