import { writeFileSync } from 'node:fs';
import { emulationPage } from './emulation-page';

writeFileSync('docs/emulation.md', emulationPage());
