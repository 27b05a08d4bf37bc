export { createPolicyService, type PolicyService } from './load.bg.ts';
