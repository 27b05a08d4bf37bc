export function worldOf(path: string): string;
export function importProblem(from: string, source: string, typeOnly: boolean): string | undefined;
