/** Types of clickhouse.mjs, which is plain JavaScript since the set-up runs on any Node. */
export declare function findClickhouse(root: string): { readonly program: string; readonly libraries: readonly string[] } | undefined;
export declare function unpackClickhouse(root: string): void;
export declare const clickhouseHint: string;
