import type { Logger } from 'pino'

import { ensureError } from '../../shared/errors.ts'

/** Cuts a text into lower-case search words. */
export type Tokenise = (text: string) => string[]

const isWord = (token: string): boolean => /[\p{L}\p{N}]/u.test(token)

const clean = (tokens: Iterable<string>): string[] => [...tokens].map((token) => token.trim().toLowerCase()).filter(isWord)

const normal = (text: string): string => text.normalize('NFKC')

/** Words as the platform's dictionary cuts them; coarser than jieba. */
export const segmentWords = (): Tokenise => {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
  return (text) => clean([...segmenter.segment(normal(text))].map(({ segment }) => segment))
}

/** Words as jieba cuts them for search; the platform's own segmenter where jieba's native part cannot be loaded. */
export const loadTokenise = async (logger: Logger): Promise<Tokenise> => {
  try {
    const [{ Jieba }, { dict }] = await Promise.all([import('@node-rs/jieba'), import('@node-rs/jieba/dict.js')])
    const jieba = Jieba.withDict(dict)
    return (text) => clean(jieba.cutForSearch(normal(text), true))
  } catch (thrown) {
    logger.warn({ err: ensureError(thrown) }, '分词词典装载失败，改用系统自带的分词 (jieba not available)')
    return segmentWords()
  }
}
