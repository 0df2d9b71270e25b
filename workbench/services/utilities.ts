/** Utilities. Bytes are worked on by the host; dates, CSV and printf here. */
import { blobData, makeBlob, signedBytes } from './blob';
import { parseCsv } from './csv';
import { formatDate, parseDate } from './date-format';
import type { ServiceEnvironment } from './environment';
import { formatString } from './format-string';
import { takes } from './signature';
import { isTimeZone } from './time-zone';

/** Source: https://developers.google.com/apps-script/reference/utilities/utilities */
export function installUtilities(env: ServiceEnvironment, random: () => number): void {
  const Charset = env.makeEnum('Charset', ['US_ASCII', 'UTF_8']);
  const DigestAlgorithm = env.makeEnum('DigestAlgorithm', ['MD2', 'MD5', 'SHA_1', 'SHA_256', 'SHA_384', 'SHA_512']);
  const MacAlgorithm = env.makeEnum('MacAlgorithm', [
    'HMAC_MD5',
    'HMAC_SHA_1',
    'HMAC_SHA_256',
    'HMAC_SHA_384',
    'HMAC_SHA_512',
  ]);
  const RsaAlgorithm = env.makeEnum('RsaAlgorithm', ['RSA_SHA_1', 'RSA_SHA_256']);

  /** Bytes of a Byte[] or of text; without a charset text is taken as US-ASCII (assumed: it is why a charset is there). */
  const input = (data: unknown, charset: unknown) =>
    Array.isArray(data)
      ? Uint8Array.from(data as number[])
      : { text: String(data), charset: env.enumName('Charset', charset) ?? 'US_ASCII' };
  const bytesOf = (value: unknown) => signedBytes(value as Uint8Array);

  const encode = (method: string, webSafe: boolean) =>
    function base64(...args: unknown[]) {
      takes(env, method, args, 'Array', 'String', 'String,enum Charset');
      return env.call(method, input(args[0], args[1]), webSafe) as string;
    };
  const decode = (method: string) =>
    function fromBase64(...args: unknown[]) {
      takes(env, method, args, 'String', 'String,enum Charset');
      return bytesOf(env.call(method, args[0]));
    };
  function hmac(method: string, algorithm: string, args: unknown[]) {
    return bytesOf(env.call(method, algorithm, input(args[0], args[2]), input(args[1], args[2])));
  }

  function checkedZone(zone: string): string {
    // Java would silently take GMT for an unknown name; refusing it finds the mistake.
    return isTimeZone(zone) ? zone : env.exception('Invalid argument: timeZone');
  }

  function blob(method: string, value: unknown) {
    return blobData(env, value) ?? env.signatureError(method, [value]);
  }

  env.globals['Utilities'] = env.membrane('Utilities', {
    Charset,
    DigestAlgorithm,
    MacAlgorithm,
    RsaAlgorithm,
    formatDate(...args: unknown[]) {
      takes(env, 'Utilities.formatDate', args, 'Date,String,String');
      const [date, zone, pattern] = args as [Date, string, string];
      if (Number.isNaN(date.getTime())) env.exception('Invalid argument: date');
      try {
        return formatDate(date.getTime(), checkedZone(String(zone)), String(pattern));
      } catch (error) {
        if (error instanceof RangeError) env.exception(error.message);
        throw error;
      }
    },
    parseDate(...args: unknown[]) {
      takes(env, 'Utilities.parseDate', args, 'String,String,String');
      const [text, zone, pattern] = args.map(String) as [string, string, string];
      const epochMs = parseDate(text, checkedZone(zone), pattern, new Date().getFullYear());
      return epochMs === null ? env.exception(`Unparseable date: "${text}"`) : new Date(epochMs);
    },
    formatString(...args: unknown[]) {
      return formatString(String(args[0]), args.slice(1));
    },
    sleep(...args: unknown[]) {
      takes(env, 'Utilities.sleep', args, 'number');
      env.call('Utilities.sleep', args[0]);
    },
    getUuid() {
      const digits = Array.from({ length: 32 }, () => Math.floor(random() * 16));
      digits[12] = 4;
      digits[16] = 8 + (digits[16]! % 4);
      return digits
        .map((digit) => digit.toString(16))
        .join('')
        .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    },
    base64Encode: encode('Utilities.base64Encode', false),
    base64EncodeWebSafe: encode('Utilities.base64EncodeWebSafe', true),
    base64Decode: decode('Utilities.base64Decode'),
    base64DecodeWebSafe: decode('Utilities.base64DecodeWebSafe'),
    computeDigest(...args: unknown[]) {
      takes(
        env,
        'Utilities.computeDigest',
        args,
        'enum DigestAlgorithm,Array',
        'enum DigestAlgorithm,String',
        'enum DigestAlgorithm,String,enum Charset',
      );
      return bytesOf(
        env.call('Utilities.computeDigest', env.enumName('DigestAlgorithm', args[0]), input(args[1], args[2])),
      );
    },
    computeHmacSha256Signature(...args: unknown[]) {
      const method = 'Utilities.computeHmacSha256Signature';
      takes(env, method, args, 'Array,Array', 'String,String', 'String,String,enum Charset');
      return hmac(method, 'HMAC_SHA_256', args);
    },
    computeHmacSignature(...args: unknown[]) {
      const method = 'Utilities.computeHmacSignature';
      takes(
        env,
        method,
        args,
        'enum MacAlgorithm,Array,Array',
        'enum MacAlgorithm,String,String',
        'enum MacAlgorithm,String,String,enum Charset',
      );
      return hmac(method, env.enumName('MacAlgorithm', args[0])!, args.slice(1));
    },
    newBlob(...args: unknown[]) {
      takes(
        env,
        'Utilities.newBlob',
        args,
        'Array',
        'Array,String',
        'Array,String,String',
        'String',
        'String,String',
        'String,String,String',
      );
      const bytes = Array.isArray(args[0])
        ? Uint8Array.from(args[0] as number[])
        : (env.call('Utilities.newBlob', String(args[0]), 'UTF-8') as Uint8Array);
      const contentType = (args[1] as string | undefined) ?? (Array.isArray(args[0]) ? null : 'text/plain');
      return makeBlob(env, { bytes, contentType, name: (args[2] as string | undefined) ?? null });
    },
    gzip(...args: unknown[]) {
      const data = blob('Utilities.gzip', args[0]);
      const bytes = env.call('Utilities.gzip', data.bytes) as Uint8Array;
      return makeBlob(env, {
        bytes,
        contentType: 'application/x-gzip',
        name: args[1] === undefined ? `${data.name ?? 'archive'}.gz` : String(args[1]),
      });
    },
    ungzip(...args: unknown[]) {
      const data = blob('Utilities.ungzip', args[0]);
      const bytes = env.call('Utilities.ungzip', data.bytes) as Uint8Array;
      return makeBlob(env, { bytes, contentType: null, name: data.name?.replace(/\.gz$/, '') ?? null });
    },
    zip(...args: unknown[]) {
      takes(env, 'Utilities.zip', args, 'Array', 'Array,String');
      const files = (args[0] as unknown[]).map((value) => blob('Utilities.zip', value));
      const bytes = env.call('Utilities.zip', files) as Uint8Array;
      return makeBlob(env, {
        bytes,
        contentType: 'application/zip',
        name: args[1] === undefined ? 'archive.zip' : String(args[1]),
      });
    },
    unzip(...args: unknown[]) {
      const data = blob('Utilities.unzip', args[0]);
      const files = env.call('Utilities.unzip', data.bytes) as { name: string; bytes: Uint8Array }[];
      return files.map(({ name, bytes }) => makeBlob(env, { bytes, contentType: null, name }));
    },
    parseCsv(...args: unknown[]) {
      takes(env, 'Utilities.parseCsv', args, 'String', 'String,String');
      return (
        parseCsv(String(args[0]), args[1] === undefined ? ',' : String(args[1])) ??
        env.exception('Could not parse text.')
      );
    },
    jsonParse: (text: string) => JSON.parse(text),
    jsonStringify: (value: unknown) => JSON.stringify(value),
  });
}
