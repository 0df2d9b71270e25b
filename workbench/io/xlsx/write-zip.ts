/** Entries into a zip, each compressed as its pieces come. Knows zip (PKWARE APPNOTE 6.3) up to 4 GB and nothing of spreadsheets. */
import { Readable } from 'node:stream';
import { constants, crc32, createDeflateRaw } from 'node:zlib';

export interface ZipInput {
  readonly name: string;
  readonly pieces: Iterable<string>;
}

/** 1980-01-01, so that the same content gives the same bytes. */
const DOS_DATE = 0x21;
const UTF8_NAMES = 0x800;
const DEFLATE = 8;

export async function writeZip(inputs: readonly ZipInput[]): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  const put = (chunk: Uint8Array) => {
    chunks.push(chunk);
    offset += chunk.length;
  };
  for (const { name, pieces } of inputs) {
    const start = offset;
    const { packed, crc, size } = await compress(pieces);
    const nameBytes = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(UTF8_NAMES, 2);
    fields.writeUInt16LE(DEFLATE, 4);
    fields.writeUInt16LE(DOS_DATE, 8);
    fields.writeUInt32LE(crc, 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(size, 18);
    fields.writeUInt16LE(nameBytes.length, 22);
    put(Buffer.concat([Buffer.from('PK\x03\x04'), fields, nameBytes]));
    put(packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(start, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, tail, nameBytes]));
  }
  const start = offset;
  for (const entry of directory) put(entry);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(inputs.length, 8);
  end.writeUInt16LE(inputs.length, 10);
  end.writeUInt32LE(offset - start, 12);
  end.writeUInt32LE(start, 16);
  put(end);
  return new Uint8Array(Buffer.concat(chunks));
}

/** Joins small pieces: each one that goes to the compressor costs a turn of the event loop. */
function* batched(pieces: Iterable<string>): Generator<string> {
  let batch = '';
  for (const piece of pieces) {
    batch += piece;
    if (batch.length < 256 * 1024) continue;
    yield batch;
    batch = '';
  }
  yield batch;
}

async function compress(pieces: Iterable<string>): Promise<{ packed: Buffer; crc: number; size: number }> {
  let crc = 0;
  let size = 0;
  function* counted() {
    for (const text of batched(pieces)) {
      const bytes = Buffer.from(text);
      crc = crc32(bytes, crc);
      size += bytes.length;
      yield bytes;
    }
  }
  const packed: Buffer[] = [];
  const deflate = Readable.from(counted(), { objectMode: false }).pipe(
    createDeflateRaw({ level: constants.Z_BEST_SPEED, chunkSize: 256 * 1024 }),
  );
  for await (const chunk of deflate) packed.push(chunk as Buffer);
  return { packed: Buffer.concat(packed), crc, size };
}
