export { createSiteRegistration } from './register.bg.ts';
