export { listen, type Handlers, type Sender } from './channel.bg.ts';
