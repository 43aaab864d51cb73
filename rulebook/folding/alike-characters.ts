const FIRST_PRIVATE = 0xe815
// What GB 18030 put at FE50 to FEA0, in that order, once Unicode had it: before, the same characters stood at U+E815 and on.
const ENCODED_SINCE = [
  ...('⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱' +
    '䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻'),
]
// Unicode calls these letters, but people type them as apostrophes: names are on record with any of them.
const APOSTROPHES = [...'\u02B9\u02BB\u02BC']

/**
 * Characters that are the same to everybody and differ in Unicode, each with the one that stands for it when two names are
 * compared: a surname 「䶮」 is U+4DAE in one file and U+E863 in another, by the age of the system that wrote it (UX-02).
 */
export const ALIKE_CHARACTERS: ReadonlyMap<string, string> = new Map([
  ...ENCODED_SINCE.map((character, place): [string, string] => [
    String.fromCharCode(FIRST_PRIVATE + place),
    character,
  ]),
  ...APOSTROPHES.map((sign): [string, string] => [sign, "'"]),
])

const OTHERS = new Map([...ALIKE_CHARACTERS].map(([other, character]) => [character, other]))

/** A text with one character for each that is written in several ways. */
export function alikeCharacters(text: string): string {
  return replaceEach(text, ALIKE_CHARACTERS)
}

/** The ways in which a name may stand on record, the one that was typed first. */
export function writtenForms(name: string): string[] {
  return [...new Set([name, alikeCharacters(name), replaceEach(name, OTHERS)])]
}

function replaceEach(text: string, by: ReadonlyMap<string, string>): string {
  return [...text].map((character) => by.get(character) ?? character).join('')
}
