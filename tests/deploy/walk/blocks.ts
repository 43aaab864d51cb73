/** The commands of deploy/README.md, step by step, as they stand in the page. */
export function readBlocks(page: string): Map<string, string> {
  const blocks = [...page.matchAll(/^```sh step=(\w+)\n([\s\S]*?)^```$/gm)]
  return new Map(blocks.map(([, name = '', commands = '']) => [name, commands]))
}
