/** Starts the review of duplicates in the window that Google shows beside the sheet. */
import { render } from 'preact';
import { type GoogleScript, pageClient } from './rpc';
import './theme.css';
import './dialog.css';
import './review.css';
import { Review } from './views/review/review';

declare const google: GoogleScript;

const page = document.getElementById('page');
if (page) render(<Review client={pageClient(google, page)} onClose={() => google.script.host.close()} />, page);
