/** Blob, the bytes with a type and a name that services hand to one another. Text encodings are the host's business. */
import type { ServiceEnvironment } from './environment';
import { takes } from './signature';

export interface BlobData {
  bytes: Uint8Array;
  contentType: string | null;
  name: string | null;
}

/** Byte[] of Apps Script: numbers from -128 to 127. */
export function signedBytes(bytes: Uint8Array): number[] {
  return Array.from(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length));
}

const typeByExtension: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  txt: 'text/plain',
  html: 'text/html',
  json: 'application/json',
  js: 'application/javascript',
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  zip: 'application/zip',
  gz: 'application/x-gzip',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Source: https://developers.google.com/apps-script/reference/base/blob */
export function makeBlob(env: ServiceEnvironment, data: BlobData): object {
  return env.membrane('Blob', {
    data,
    getBytes: () => signedBytes(data.bytes),
    getDataAsString(...args: unknown[]) {
      takes(env, 'Blob.getDataAsString', args, '', 'String');
      return env.call('Blob.getDataAsString', data.bytes, args[0] ?? 'UTF-8');
    },
    getContentType: () => data.contentType,
    getName: () => data.name,
    isGoogleType: () => false,
    copyBlob: () => makeBlob(env, { ...data }),
    getBlob: () => makeBlob(env, { ...data }),
    getAs(...args: unknown[]) {
      takes(env, 'Blob.getAs', args, 'String');
      if (args[0] === data.contentType) return makeBlob(env, { ...data });
      return env.notEmulated(`Blob.getAs(${String(args[0])})`);
    },
    setBytes(...args: unknown[]) {
      takes(env, 'Blob.setBytes', args, 'Array');
      data.bytes = Uint8Array.from(args[0] as number[]);
      return this;
    },
    setContentType(...args: unknown[]) {
      takes(env, 'Blob.setContentType', args, 'String');
      data.contentType = args[0] as string | null;
      return this;
    },
    setContentTypeFromExtension() {
      data.contentType =
        typeByExtension[/\.(\w+)$/.exec(data.name ?? '')?.[1]?.toLowerCase() ?? ''] ?? data.contentType;
      return this;
    },
    setDataFromString(...args: unknown[]) {
      takes(env, 'Blob.setDataFromString', args, 'String', 'String,String');
      data.bytes = env.call('Blob.setDataFromString', String(args[0]), args[1] ?? 'UTF-8') as Uint8Array;
      return this;
    },
    setName(...args: unknown[]) {
      takes(env, 'Blob.setName', args, 'String');
      data.name = String(args[0]);
      return this;
    },
  });
}

/** The data of a Blob or of anything with `getBlob()` (HtmlOutput); null for other values. */
export function blobData(env: ServiceEnvironment, value: unknown): BlobData | null {
  const blob = env.unwrap<{ data: BlobData }>('Blob', value);
  if (blob) return blob.data;
  const output = env.unwrap<{ getBlob(): unknown }>('HtmlOutput', value);
  return output ? blobData(env, output.getBlob()) : null;
}
