declare module 'virtual:messages' {
  type Table = Record<string, { message: string } | undefined>;
  const texts: { zh: Table; en: Table };
  export default texts;
}
