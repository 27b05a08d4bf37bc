/** The manifest, and what a build may ask of the browser. */
import { readFileSync } from 'node:fs';
import { env } from 'node:process';
import type { UserManifest } from 'wxt';
import { extensionKey } from './identity.ts';

export interface BuildTarget {
  /** Open shadow roots and host access to loopback, so that tests can look inside. */
  readonly e2e: boolean;
  /** Match patterns of an enterprise build: granted at installation, no click needed. */
  readonly hosts: readonly string[];
  /** Keeps builds apart in `.output`; empty for the default build. */
  readonly suffix: string;
}

/** Reads the target that `build.ts` put into the environment; `wxt` started by hand builds the default. */
export function buildTarget(): BuildTarget {
  const hosts = JSON.parse(env.CREDITGATE_HOSTS ?? '[]') as string[];
  return { e2e: env.CREDITGATE_E2E === '1', hosts, suffix: env.CREDITGATE_SUFFIX ?? '' };
}

/** Loopback only: the e2e build must not be able to read anything else. */
const LOOPBACK = ['http://127.0.0.1/*', 'http://localhost/*'];
/** Any site of the office may be described later: asked for one by one, with a click. */
const OPTIONAL = ['http://*/*', 'https://*/*'];

export function manifestFor(target: BuildTarget): UserManifest {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
  const hosts = target.e2e ? LOOPBACK : target.hosts;
  return {
    name: '__MSG_extName__',
    short_name: '__MSG_extShortName__',
    description: '__MSG_extDescription__',
    version,
    key: extensionKey,
    default_locale: 'zh_CN',
    minimum_chrome_version: '109',
    // activeTab and contextMenus: the officer asks for a clue on any page; nothing is read of a page before that.
    permissions: ['storage', 'unlimitedStorage', 'alarms', 'scripting', 'sidePanel', 'activeTab', 'contextMenus'],
    ...(hosts.length > 0 ? { host_permissions: [...hosts] } : {}),
    ...(target.e2e || target.hosts.length > 0 ? {} : { optional_host_permissions: OPTIONAL }),
    storage: { managed_schema: 'managed-schema.json' },
    content_security_policy: {
      extension_pages: "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self' http: https:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
    action: { default_title: '__MSG_extName__' },
    commands: { 'check-page': { suggested_key: { default: 'Alt+Shift+C' }, description: '__MSG_commandCheckPage__' }, 'register-clue': { suggested_key: { default: 'Alt+Shift+L' }, description: '__MSG_commandRegisterClue__' } },
  };
}
