/** Something that writes files which are committed: the OpenAPI document, the database's types, the module map. */
export interface Generator {
  name: string
  /** The paths it writes, so that a file it no longer writes is noticed. */
  files: readonly string[]
  /** Path → text. Must not write into the tree. */
  generate(): Promise<ReadonlyMap<string, string>>
}
