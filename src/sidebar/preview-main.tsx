/** Starts the preview in the wide dialog that Google shows. */
import { render } from 'preact';
import { type GoogleScript, pageClient } from './rpc';
import './theme.css';
import './dialog.css';
import './preview.css';
import { Preview } from './views/preview/preview';

declare const google: GoogleScript;

const page = document.getElementById('page');
if (page) render(<Preview client={pageClient(google, page)} onClose={() => google.script.host.close()} />, page);
