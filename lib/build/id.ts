/** `npm run id`: prints the extension id that this checkout builds. */
import { extensionId } from './identity.ts';

console.log(extensionId());
