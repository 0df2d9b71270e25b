/** A script project as clasp pushes it: its files and what can be told from them without running anything. */

import { kept } from './kept';
import { everyScope, shortScope } from './permissions';
import { functionsOnly, parserVersion, type Syntax, type TopLevel, topLevelOf } from './syntax-gate';

/** One file; names carry no extension, as in the Apps Script editor. */
export interface ProjectFile {
  readonly name: string;
  readonly type: 'js' | 'html' | 'json';
  readonly source: string;
}

export type ProjectFiles = readonly ProjectFile[];

export interface Project {
  /**
   * In the order in which their top-level statements run; before them the functions of all but the first, which are
   * defined before anything runs. [https://developers.google.com/apps-script/docs/release-notes]
   */
  readonly scripts: readonly ProjectFile[];
  readonly pages: ReadonlyMap<string, string>;
  /** Function declarations at top level, which `google.script.run` finds statically. */
  readonly functions: ReadonlySet<string>;
  /** Those, and variables that hold a function: simple triggers may be either. */
  readonly callable: ReadonlySet<string>;
  readonly manifest: Readonly<Record<string, unknown>>;
  /** Short names; `*` where no manifest lists any, since Apps Script then finds out by itself. */
  readonly scopes: readonly string[];
  /** Global names of the advanced services and libraries that the manifest enables; none of them is emulated. */
  readonly notEmulated: readonly string[];
}

/** Global names that advanced services usually have: without a manifest every one is taken as enabled. */
const advancedServices =
  'AdminDirectory Analytics AnalyticsData BigQuery Calendar Classroom Docs Drive Forms Gmail People Sheets Slides Tasks YouTube';

/** Source: https://developers.google.com/apps-script/manifest/dependencies */
interface Dependencies {
  readonly enabledAdvancedServices?: readonly { readonly userSymbol: string }[];
  readonly libraries?: readonly { readonly userSymbol: string }[];
}

/** Characters; a shorter script is parsed as fast as a file is read. */
const longSource = 100_000;

const known: Readonly<Record<Syntax, WeakMap<ProjectFiles, Project>>> = {
  es2019: new WeakMap(),
  es2021: new WeakMap(),
};

/**
 * Reads a project; throws SyntaxError for a script that Apps Script would refuse, or a manifest that is not JSON.
 * The same files are read once: tests open a bundle again and again.
 */
export function readProject(files: ProjectFiles, syntax: Syntax): Project {
  const project = known[syntax].get(files) ?? read(files, syntax);
  known[syntax].set(files, project);
  return project;
}

function read(files: ProjectFiles, syntax: Syntax): Project {
  const scripts = files.filter(({ type }) => type === 'js');
  const manifestFile = files.find(({ name, type }) => type === 'json' && name === 'appsscript');
  const manifest = manifestFile ? (JSON.parse(manifestFile.source) as Record<string, unknown>) : {};
  const { oauthScopes } = manifest;
  const { enabledAdvancedServices = [], libraries = [] } = (manifest['dependencies'] ?? {}) as Dependencies;
  const declared = scripts.map((script) => outlineOf(script, syntax));
  const functions = declared.flatMap((file) => file.functions);
  const ahead = scripts.slice(1).map((file) => ({ ...file, source: functionsOnly(file.name, file.source, syntax) }));
  return {
    scripts: [...ahead, ...scripts],
    pages: new Map(files.filter(({ type }) => type === 'html').map(({ name, source }) => [name, source])),
    functions: new Set(functions),
    callable: new Set([...functions, ...declared.flatMap((file) => file.functionVariables)]),
    manifest,
    scopes: Array.isArray(oauthScopes) ? oauthScopes.map((scope) => shortScope(String(scope))) : [everyScope],
    notEmulated: manifestFile
      ? [...enabledAdvancedServices, ...libraries].map(({ userSymbol }) => userSymbol)
      : advancedServices.split(' '),
  };
}

/** A bundle of a megabyte takes a second to parse, and every process opens the same one. */
function outlineOf({ name, source }: ProjectFile, syntax: Syntax): TopLevel {
  const outline = () => topLevelOf(name, source, syntax);
  return source.length < longSource ? outline() : kept(['outline', parserVersion, syntax, source], outline);
}

/** A project of one script file and some pages, given as text. */
export function projectOf(
  script: string,
  pages: Readonly<Record<string, string>> = {},
  manifest?: object,
): ProjectFiles {
  const files: ProjectFile[] = [{ name: 'Code', type: 'js', source: script }];
  for (const [name, source] of Object.entries(pages)) files.push({ name, type: 'html', source });
  if (manifest) files.push({ name: 'appsscript', type: 'json', source: JSON.stringify(manifest) });
  return files;
}
