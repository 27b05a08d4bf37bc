import { defineExtensionMessaging } from '@webext-core/messaging';
import type { Protocol } from './protocol.ts';

/** Typed messages of every context. Listeners in the background go through `channel.bg.ts`, which checks them first. */
export const { sendMessage, onMessage } = defineExtensionMessaging<Protocol>();
