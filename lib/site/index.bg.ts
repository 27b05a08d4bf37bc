export { createSiteRegistration, sitePatterns, type SiteRegistration } from './register.bg.ts';
