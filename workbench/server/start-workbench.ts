/**
 * Puts a session, its files and the HTTP server together. Knows no command line.
 */
import { join } from 'node:path';
import { pageBundle } from './page-bundle';
import { startServer, type WorkbenchServer } from './server';
import { createSession, type Session, type SessionOptions } from './session';
import { staticFiles } from './static-files';
import { sessionRoutes } from './steps';
import { workbookFiles } from './workbook-files';

export interface WorkbenchStart extends SessionOptions {
  /** Folder of this installation. */
  readonly root: string;
  readonly port?: number;
  readonly onError?: (error: unknown) => void;
}

/** Opens the workbook with its script, fires onOpen and serves the page; rejects when the port is taken. */
export async function startWorkbench(
  options: WorkbenchStart,
): Promise<{ readonly session: Session; readonly server: WorkbenchServer }> {
  const { root, port, onError, workbook } = options;
  const bundle = pageBundle(root);
  const session = createSession(options);
  session.begin();
  const server = await startServer({
    routes: sessionRoutes(session, workbookFiles({ locale: workbook.locale, timeZone: workbook.timeZone })),
    files: staticFiles(bundle, join(root, 'package.json')),
    bridge: bundle.bridge,
    ...(port !== undefined && { port }),
    ...(onError && { onError }),
  });
  return { session, server };
}
