/** What stands over or under a text that somebody wrote for readers: date and source lines, agencies, questions of a help page. */
const BYLINE = /(?:发布|更新|发稿)(?:时间|日期)[:：\s]*\d{4}|(?:信息|文章|稿件)?来源[:：\s]*[\u4e00-\u9fff《]{2}|记者|通讯员|责任编辑|(?:本报|新华社|中新社).{0,12}[讯电]|常见问题|如何|怎么办|怎样|什么是|是一种|是指/

/** True for a page that reports or explains; what it says of other pages is not said of itself. */
export const isArticle = (title: string, text: string): boolean => BYLINE.test(title) || BYLINE.test(text)

/** The text without what stands in quotation marks: words of others. */
export const withoutQuotations = (text: string): string => text.replace(/[“「『《][^”」』》]{1,80}[”」』》]/g, ' ')
