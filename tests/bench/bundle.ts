import { build } from 'vite';

/** One self-contained script of a TypeScript file, minified as the product is. */
export async function bundle(file: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { target: 'chrome109', write: false, minify: true, lib: { entry: file, formats: ['iife'], name: 'bundle' } },
  });
  const output = (Array.isArray(result) ? result[0] : result) as { output?: { type: string; code?: string }[] };
  const code = output.output?.find((part) => part.type === 'chunk')?.code;
  if (code === undefined) throw new Error(`nothing was built from ${file}`);
  return code;
}
