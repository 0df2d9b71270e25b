/**
 * The part of Utilities and Blob that works on bytes: encodings, base64, digests, gzip and zip.
 * Source: https://developers.google.com/apps-script/reference/utilities/utilities
 */
import { createHash, createHmac } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type EngineHost, type HostMethod, type HostMethods, ServiceError } from '../door';
import { unpackedLimit, unzip, zip } from './zip-archive';

type Input = Uint8Array | { readonly text: string; readonly charset: string };

/** Bytes of a text in UTF-8, UTF-16, Latin-1 or ASCII, where what does not fit becomes `?`. */
export function bytesOfText(text: string, charset: string): Uint8Array {
  switch (charset.toUpperCase().replaceAll('_', '-')) {
    case 'UTF-8':
      return new Uint8Array(Buffer.from(text, 'utf8'));
    case 'UTF-16LE':
      return new Uint8Array(Buffer.from(text, 'utf16le'));
    case 'US-ASCII':
      return new Uint8Array(Buffer.from(text.replace(/[^\0-\x7f]/gu, '?'), 'latin1'));
    case 'ISO-8859-1':
      return new Uint8Array(Buffer.from(text.replace(/[^\0-\xff]/gu, '?'), 'latin1'));
    default:
      throw new ServiceError(`Writing text as ${charset} is not emulated`);
  }
}

function textOfBytes(bytes: Uint8Array, charset: string): string {
  try {
    // Java keeps a byte order mark.
    return new TextDecoder(charset, { ignoreBOM: true }).decode(bytes);
  } catch {
    throw new ServiceError(`Invalid argument: ${charset}`);
  }
}

const bytesOf = (input: Input) => (input instanceof Uint8Array ? input : bytesOfText(input.text, input.charset));

/** `SHA_256`, `HMAC_SHA_256` -> `sha256`; MD2 is beyond OpenSSL. */
function algorithmOf(name: string): string {
  const algorithm = name.replace('HMAC_', '').replace('_', '').toLowerCase();
  if (algorithm === 'md2') throw new ServiceError('Digest algorithm MD2 is not emulated');
  return algorithm;
}

const everyMode: NonNullable<HostMethod['modes']> = ['NONE', 'LIMITED', 'CUSTOM_FUNCTION', 'FULL'];
const local = (run: HostMethod['run']): HostMethod => ({ kind: 'local', modes: everyMode, run });

const encode = local((_host, input: Input, webSafe: boolean) => {
  const text = Buffer.from(bytesOf(input)).toString('base64');
  return webSafe ? text.replaceAll('+', '-').replaceAll('/', '_') : text;
});
const decode = local((_host, text: string) => {
  if (!/^[A-Za-z0-9+/_-]*={0,2}\s*$/.test(text.replace(/[\r\n]/g, '')))
    throw new ServiceError('Could not decode string.');
  return new Uint8Array(Buffer.from(text, 'base64'));
});
const hmac = local(
  (_host, algorithm: string, value: Input, key: Input) =>
    new Uint8Array(createHmac(algorithmOf(algorithm), bytesOf(key)).update(bytesOf(value)).digest()),
);
const encodeText = local((_host, text: string, charset: string) => bytesOfText(text, charset));

export const utilitiesMethods: HostMethods = {
  'Utilities.sleep': local((host, ms: number) => {
    if (!(ms >= 0 && ms <= 300_000)) throw new ServiceError('Invalid argument: milliseconds');
    (host as EngineHost).wait(Math.round(ms));
  }),
  'Utilities.newBlob': encodeText,
  'Utilities.base64Encode': encode,
  'Utilities.base64EncodeWebSafe': encode,
  'Utilities.base64Decode': decode,
  'Utilities.base64DecodeWebSafe': decode,
  'Utilities.computeDigest': local(
    (_host, algorithm: string, value: Input) =>
      new Uint8Array(createHash(algorithmOf(algorithm)).update(bytesOf(value)).digest()),
  ),
  'Utilities.computeHmacSignature': hmac,
  'Utilities.computeHmacSha256Signature': hmac,
  // The time in the header is left out, so that the same bytes give the same archive.
  'Utilities.gzip': local((_host, bytes: Uint8Array) => new Uint8Array(gzipSync(bytes))),
  'Utilities.ungzip': local((_host, bytes: Uint8Array) => {
    try {
      return new Uint8Array(gunzipSync(bytes, { maxOutputLength: unpackedLimit }));
    } catch {
      throw new ServiceError('Could not decompress gzip.');
    }
  }),
  'Utilities.zip': local((_host, files: readonly { name: string | null; bytes: Uint8Array }[]) => {
    if (new Set(files.map(({ name }) => name)).size < files.length)
      throw new ServiceError('Invalid argument: duplicate file name');
    return zip(files.map(({ name, bytes }, index) => ({ name: name ?? `file${index + 1}`, bytes })));
  }),
  'Utilities.unzip': local((_host, bytes: Uint8Array) => {
    try {
      return unzip(bytes);
    } catch {
      throw new ServiceError('Invalid argument: blob');
    }
  }),
  'Blob.getDataAsString': local((_host, bytes: Uint8Array, charset: string) => textOfBytes(bytes, charset)),
  'Blob.setDataFromString': encodeText,
};
