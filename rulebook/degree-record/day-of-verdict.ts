/**
 * The day for which a filed application is judged: today, or the last day of the version of the plan under which it was filed
 * when that has ended since. A change of plans does not reach applications that are open (AUD-09). A version that had ended
 * before the filing was none to file under, and the day of the filing shows that.
 */
export function dayOfVerdict(validTo: string | null, days: { today: string; filedOn: string }): string {
  const { today, filedOn } = days
  if (validTo === null || validTo >= today) return today
  return validTo > filedOn ? validTo : filedOn
}
