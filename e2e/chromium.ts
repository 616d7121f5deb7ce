import { existsSync } from 'node:fs';

/** Where a browser may be, the likeliest first. */
export const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'] as const;

/** The first of them that there is. */
export const chromiumPath = (): string | undefined => CHROMIUM.find((path) => existsSync(path));
