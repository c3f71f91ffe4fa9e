// Signs that show nothing by themselves, such as soft hyphens: no word is another with or without them.

/** A text without them. */
export function withoutUnseen(text: string): string {
  return text.replace(/\p{Default_Ignorable_Code_Point}/gu, '')
}
