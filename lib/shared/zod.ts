/**
 * The only import of classic Zod. `jitless` must be set before the first parse: Zod would otherwise
 * call `new Function`, which an extension page's CSP refuses.
 */
import * as z from 'zod';

z.config({ jitless: true });

export { z };
