// The package brings no types: what is used of it here.
declare module 'linebreak' {
  const LineBreaker: new (
    text: string,
  ) => {
    /** The next place where a line may end, in UTF-16 units from the start; null at the end. */
    nextBreak(): { position: number; required: boolean } | null
  }
  export = LineBreaker
}
