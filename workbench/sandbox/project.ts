/** A script project as clasp pushes it: its files and what can be told from them without running anything. */

import { everyScope, shortScope } from './permissions';
import { type Syntax, topLevelFunctions } from './syntax-gate';

/** One file; names carry no extension, as in the Apps Script editor. */
export interface ProjectFile {
  readonly name: string;
  readonly type: 'js' | 'html' | 'json';
  readonly source: string;
}

export type ProjectFiles = readonly ProjectFile[];

export interface Project {
  /** In the order in which their top-level statements run. */
  readonly scripts: readonly ProjectFile[];
  readonly pages: ReadonlyMap<string, string>;
  /** Function declarations at top level, which `google.script.run` finds statically. */
  readonly functions: ReadonlySet<string>;
  readonly manifest: Readonly<Record<string, unknown>>;
  /** Short names; `*` where no manifest lists any, since Apps Script then finds out by itself. */
  readonly scopes: readonly string[];
}

/** Reads a project; throws SyntaxError for a script that Apps Script would refuse, or a manifest that is not JSON. */
export function readProject(files: ProjectFiles, syntax: Syntax): Project {
  const scripts = files.filter(({ type }) => type === 'js');
  const manifestFile = files.find(({ name, type }) => type === 'json' && name === 'appsscript');
  const manifest = manifestFile ? (JSON.parse(manifestFile.source) as Record<string, unknown>) : {};
  const { oauthScopes } = manifest;
  return {
    scripts,
    pages: new Map(files.filter(({ type }) => type === 'html').map(({ name, source }) => [name, source])),
    functions: new Set(scripts.flatMap(({ name, source }) => topLevelFunctions(name, source, syntax))),
    manifest,
    scopes: Array.isArray(oauthScopes) ? oauthScopes.map((scope) => shortScope(String(scope))) : [everyScope],
  };
}
