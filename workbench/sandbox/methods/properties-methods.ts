/**
 * PropertiesService, host side. Stores are per script, per document and per user.
 * Sources: https://developers.google.com/apps-script/guides/properties (stores),
 * https://developers.google.com/apps-script/guides/services/quotas (9 KB a value, 500 KB a store),
 * https://justin.poehnelt.com/posts/apps-script-key-value-stores (texts of the errors).
 */
import { type Host, type HostMethods, ServiceError } from '../door';
import { documentHandle, handle } from './document-context';

const valueBytes = 9 * 1024;
const storeBytes = 500 * 1024;

const bytes = (text: string) => Buffer.byteLength(text);

function storeOf(host: Host, name: string): Record<string, string> {
  const { properties } = host.state;
  if (name === 'script' || name === 'document') return properties[name];
  const { user } = host.execution;
  properties.user[user] ??= {};
  return properties.user[user];
}

function put(host: Host, name: string, entries: readonly (readonly [string, string])[], replace: boolean): void {
  const store = storeOf(host, name);
  for (const [, value] of entries) if (bytes(value) > valueBytes) throw new ServiceError('Argument too large: value');
  const next = new Map([...(replace ? [] : Object.entries(store)), ...entries]);
  let total = 0;
  for (const [key, value] of next) total += bytes(key) + bytes(value);
  if (total > storeBytes) {
    throw new ServiceError(
      'You have exceeded the property storage quota. Please remove some properties and try again.',
    );
  }
  for (const key of Object.keys(store)) if (!next.has(key)) delete store[key];
  for (const [key, value] of next)
    Object.defineProperty(store, key, { value, enumerable: true, configurable: true, writable: true });
}

export const propertiesMethods: HostMethods = {
  'PropertiesService.getScriptProperties': handle,
  'PropertiesService.getUserProperties': handle,
  'PropertiesService.getDocumentProperties': documentHandle,
  'Properties.getProperty': {
    kind: 'immediate',
    run(host, store: string, key: string) {
      const values = storeOf(host, store);
      return Object.hasOwn(values, key) ? values[key] : null;
    },
  },
  'Properties.setProperty': {
    kind: 'immediate',
    run: (host, store: string, key: string, value: string) => put(host, store, [[key, value]], false),
  },
  'Properties.setProperties': { kind: 'immediate', run: put },
  'Properties.deleteProperty': {
    kind: 'immediate',
    run(host, store: string, key: string) {
      delete storeOf(host, store)[key];
    },
  },
  'Properties.deleteAllProperties': { kind: 'immediate', run: (host, store: string) => put(host, store, [], true) },
  'Properties.getProperties': { kind: 'immediate', run: (host, store: string) => Object.entries(storeOf(host, store)) },
  'Properties.getKeys': { kind: 'immediate', run: (host, store: string) => Object.keys(storeOf(host, store)) },
};
