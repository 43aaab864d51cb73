/** TypeScript that people write: not generated, not a declaration. */
export function isTypeScript(path: string): boolean {
  return /\.tsx?$/.test(path) && !/\.(generated|d)\.ts$/.test(path)
}

/** A test, or what only tests use. */
export function isTest(path: string): boolean {
  return path.startsWith('tests/') || /\.(test|fixture)\.tsx?$/.test(path)
}

/** A file of the product itself: the four folders that ship. */
export function isProduct(path: string): boolean {
  return /^(contracts|rulebook|server|web)\//.test(path) && isTypeScript(path) && !isTest(path)
}

/** Text that can be searched: everything but images, fonts, archives and the like. */
export function isText(path: string): boolean {
  return !/\.(png|jpe?g|gif|webp|heic|ico|pdf|xlsx|zip|gz|woff2?|ttf|otf|ttc|bin|dbf)$/i.test(path)
}
