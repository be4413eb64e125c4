/** Numbers that are not about a person, by what stands before them. */
const OTHER_NUMBER = /(?:报关单|订单|运单|提单|快递|物流|追踪|跟踪|流水|合同|批次|批|箱|柜|集装箱|许可证|备案|手册|账册|舱单|清单|核注|凭证|发票|税票|票据|型|货|期|文|案|受理|申请|业务|系统|统一|信用|税|商品|产品|设备|仪器|序列|条形?|项目|任务|工单|档案|标准|订货|采购|参考|交易|支付|预录入|登记|证书|检验检疫)(?:编?号码?|代码|编码|码|ID)\s*(?:分别)?(?:为|是)?\s*[:：（(“"]?\s*$|(?:编号|单号|代码|编码|序号|流水|条码|货号|型号|邮编|QQ群?|HS|[关运提订舱]单)\s*(?:为|是)?\s*[:：（(]?\s*$/i

/** Whether the words before a number say that it numbers a thing. */
export const numbersAThing = (before: string): boolean => OTHER_NUMBER.test(before.slice(-24))
