/** Starts the sidebar in the page that Google shows. */
import { render } from 'preact';
import { type GoogleScript, pageClient } from './rpc';
import './theme.css';
import './sidebar.css';
import { Sidebar } from './views/sidebar';

declare const google: GoogleScript;

const page = document.getElementById('page');
if (page) render(<Sidebar client={pageClient(google, page)} onClose={() => google.script.host.close()} />, page);
