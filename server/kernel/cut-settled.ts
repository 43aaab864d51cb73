/**
 * Cuts a list in which everything that waits stands first and is shown whole: of the others `most` are shown. `more` says that some were left
 * out; whoever asks the database asks for one more than that.
 */
export function cutSettled<Row>(
  rows: readonly Row[],
  { most, isWaiting }: { most: number; isWaiting: (row: Row) => boolean },
): { shown: readonly Row[]; more: boolean } {
  const room = rows.filter(isWaiting).length + most
  return { shown: rows.slice(0, room), more: rows.length > room }
}
