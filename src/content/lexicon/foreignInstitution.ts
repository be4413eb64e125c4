import type { ReadableText } from '../model/readableTexts.ts'
import type { LexiconMatch } from './lexicon.ts'

/** Names of other states and regions whose institutions are called otherwise than ours. */
const FOREIGN = /(?:[\u4e00-\u9fff]{1,6}(?:斯坦|尼亚|利亚|西亚|比亚|维亚|加拉瓜|多尔|克兰|罗斯)|美国|英国|法国|德国|俄罗斯|联邦|日本|韩国|朝鲜|越南|老挝|泰国|缅甸|柬埔寨|新加坡|印度|印尼|菲律宾|文莱|巴基斯坦|孟加拉|斯里兰卡|尼泊尔|蒙古国?|土耳其|沙特|阿联酋|阿曼|卡塔尔|科威特|伊朗|伊拉克|以色列|埃及|摩洛哥|南非|肯尼亚|加纳|巴西|阿根廷|智利|秘鲁|墨西哥|加拿大|古巴|哥伦比亚|乌拉圭|新西兰|荷兰|比利时|瑞士|瑞典|挪威|芬兰|丹麦|波兰|捷克|匈牙利|塞尔维亚|希腊|意大利|西班牙|葡萄牙|爱尔兰|冰岛|奥地利|白俄罗斯|乌克兰|格鲁吉亚|阿塞拜疆|吉尔吉斯|欧盟|欧洲|东盟|非洲|台湾|香港|澳门|外国|国外|境外|该国|各国|他国)[^，。；：！？“”《》\n与和及同在对向的了签署加入参加举行召开访问通过由]{0,8}$/

/** Whether the words belong to the name of a foreign institution or zone. */
export const foreignInstitution = ({ text }: ReadableText, { start }: LexiconMatch): boolean => FOREIGN.test(text.slice(Math.max(0, start - 20), start))
