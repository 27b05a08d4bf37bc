export function findChromium(): string | undefined;
export function installHint(): string;
