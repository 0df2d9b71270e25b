/** The manifest against the public schema of Apps Script manifests. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { ROOT } from '../support/bundle-workbench';

it('the manifest is valid', () => {
  const schema = JSON.parse(readFileSync(join(ROOT, '../shared/data/appsscript.schema.json'), 'utf8'));
  const validate = new Ajv({ strict: false, formats: { uri: true } }).compile(schema);
  const manifest = JSON.parse(readFileSync(join(ROOT, 'appsscript.json'), 'utf8'));
  expect({ valid: validate(manifest), errors: validate.errors }).toEqual({ valid: true, errors: null });
  expect(validate({ ...manifest, runtimeVersion: 'V9' })).toBe(false);
});
