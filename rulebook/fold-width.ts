/** Full-width letters, digits and signs as their ASCII forms, ideographic spaces as spaces. */
export function foldWidth(text: string): string {
  return text
    .replaceAll(/[\uFF01-\uFF5E]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')
}
