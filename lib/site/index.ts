export { Locator, Locators, PageProfile, RouteProfile, SiteProfile } from './schema.ts';
export type { FrameReading, RouteReading } from './types.ts';
