/** LibreOffice, where it is installed (`SOFFICE` names another program than `soffice`). Knows nothing of the files. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const OFFICE = process.env['SOFFICE'] ?? 'soffice';

/** Formulas of XLSX files are calculated anew, whatever results the file brings. */
const SETTINGS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

/** `LibreOffice 7.4.7.2 ...`; undefined where it is not installed. */
export function officeVersion(): string | undefined {
  const { status, stdout } = spawnSync(OFFICE, ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/** Opens files and writes each in another format under its name into a folder, with a profile of its own there. */
export function convertWithOffice(files: readonly string[], format: 'fods' | 'xlsx', folder: string): void {
  const profile = join(folder, 'profile');
  mkdirSync(join(profile, 'user'), { recursive: true });
  writeFileSync(join(profile, 'user/registrymodifications.xcu'), SETTINGS);
  const { error, stderr } = spawnSync(
    OFFICE,
    [`-env:UserInstallation=file://${profile}`, '--headless', '--convert-to', format, '--outdir', folder, ...files],
    { timeout: 60_000 + files.length * 30_000, encoding: 'utf8' },
  );
  if (error) throw new Error(`LibreOffice did not finish: ${error.message}\n${stderr}`);
}
