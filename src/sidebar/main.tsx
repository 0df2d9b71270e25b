/** Starts the sidebar in the page that Google shows. */
import { render } from 'preact';
import { createClient, type GoogleScript, scriptRunTransport } from './rpc';
import './theme.css';
import './sidebar.css';
import { Sidebar } from './views/sidebar';

declare const google: GoogleScript;

const page = document.getElementById('page');
if (page)
  render(
    <Sidebar client={createClient(scriptRunTransport(google))} onClose={() => google.script.host.close()} />,
    page,
  );
