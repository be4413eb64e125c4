import slugify from '@sindresorhus/slugify'
import { pinyin } from 'pinyin-pro'

/** Address-safe slug of a Chinese or Latin title by pinyin, cut between syllables at `limit` characters; `item` where nothing remains. */
export const pinyinSlug = (title: string, limit = 60): string => {
  const spelled = pinyin(title.normalize('NFKC'), { nonZh: 'consecutive', toneType: 'none', type: 'array', v: true }).join(' ')
  const syllables = slugify(spelled).split('-').filter(Boolean)
  let slug = ''
  for (const syllable of syllables) {
    const longer = slug ? `${slug}-${syllable}` : syllable.slice(0, limit)
    if (longer.length > limit) break
    slug = longer
  }
  return slug || 'item'
}
