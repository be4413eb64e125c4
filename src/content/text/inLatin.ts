const LATIN = /[A-Za-z]/g
const HAN = /\p{Script=Han}/gu

/** Letters on either side that say which language a stretch is written in. */
const REACH = 12

/** Whether the text around a place is not Chinese: no Chinese characters near, or fewer than Latin letters. */
export const inLatin = (text: string, at: number): boolean => {
  const around = text.slice(Math.max(0, at - REACH), at + REACH)
  return (around.match(HAN)?.length ?? 0) * 2 < (around.match(LATIN)?.length ?? 0)
}

const ADDRESS = /(?:(?:https?|ftp|mailto):\S*|www\.\S*|[\w.-]+@[\w.-]*|[\w-]+(?:\.[\w-]+)*\.(?:cn|com|net|org|gov|edu)\S*)$/i

/** Whether the place stands inside an address of a page or a mailbox. */
export const inAddress = (before: string): boolean => /[:.@/?=&#]/.test(before.slice(-40)) && ADDRESS.test((/[!-~]*$/.exec(before.slice(-200)) ?? [''])[0])
