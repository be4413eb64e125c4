import { MergeColumn as MergeColumn_078b71b69a117d0e3f976d63703189c6 } from '../../../../admin/MergeColumn'
import { ShanghaiDateCell as ShanghaiDateCell_5933d7b845807a2a65e26cbc99f4fabe } from '../../../../admin/ShanghaiDateCell'
import { ShanghaiDateField as ShanghaiDateField_43133ea0ce9ec321d801195c9a694842 } from '../../../../admin/ShanghaiDateField'
import { RuleRowLabel as RuleRowLabel_4473dacf7adf9ae289fba4c9d13cfd6a } from '../../../../admin/RuleRowLabel'
import { ShanghaiTimes as ShanghaiTimes_56f05a6b37967d5cc8ce3da9a50009de } from '../../../../admin/ShanghaiTimes'
import { NormaliseBody as NormaliseBody_a19234cb0b47efacf517f9eb3df81df1 } from '../../../../admin/NormaliseBody'
import { DocumentFindings as DocumentFindings_92380ab45d69e832cbeaf1b1164cc5a7 } from '../../../../admin/DocumentFindings'
import { ReviewPanel as ReviewPanel_92677cadac4dbd1e724b63a8cbaec08b } from '../../../../admin/ReviewPanel'
import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { FixedToolbarFeatureClient as FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { TableFeatureClient as TableFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HorizontalRuleFeatureClient as HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UploadFeatureClient as UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { IndentFeatureClient as IndentFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { AlignFeatureClient as AlignFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { StrikethroughFeatureClient as StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnderlineFeatureClient as UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ReviewActions as ReviewActions_2ef00c8eee508b83d9d51ff01cac7ecc } from '../../../../admin/ReviewActions'
import { NoUnpublish as NoUnpublish_afa6b6f31f522d7605cea05eca09ba3b } from '../../../../admin/NoUnpublish'
import { JsonEdit as JsonEdit_49af3eb936d0fca05b8c3695657ea57e } from '../../../../admin/JsonEdit'
import { JsonView as JsonView_108887996877f7421496fb3c4021954b } from '../../../../admin/JsonView'
import { LexiconTools as LexiconTools_ac3dfd0dd0cc1d7111063cf936c5fa54 } from '../../../../admin/LexiconTools'
import { RedirectExchange as RedirectExchange_ad4a13d15ed1540e24d434ded65964e2 } from '../../../../admin/RedirectExchange'
import { MissActionsCell as MissActionsCell_380c9148038918363197b444418b25f7 } from '../../../../admin/MissActions'
import { MissActions as MissActions_380c9148038918363197b444418b25f7 } from '../../../../admin/MissActions'
import { PatrolReport as PatrolReport_5cbee1760891261d10f2921ebf09a1cc } from '../../../../admin/PatrolReport'
import { StartPatrol as StartPatrol_ed970ed66afcb265757f54ac0b393067 } from '../../../../admin/StartPatrol'
import { FindingActions as FindingActions_06bfdaae906dd7bde2fa4bc113fc02c3 } from '../../../../admin/FindingActions'
import { FindingPlaces as FindingPlaces_3834c7c76cc0a16a812c7604ba7bd294 } from '../../../../admin/FindingPlaces'
import { FindingSelection as FindingSelection_2670074cb74e8c641161d145ac505bd0 } from '../../../../admin/FindingSelection'
import { ChangeSetActions as ChangeSetActions_4b3baab040ab5386e85786f2984bc460 } from '../../../../admin/ChangeSetActions'
import { NoticeActionsCell as NoticeActionsCell_2d7046065596a386567b229af7cf943a } from '../../../../admin/NoticeActions'
import { NoticeActions as NoticeActions_2d7046065596a386567b229af7cf943a } from '../../../../admin/NoticeActions'
import { ResendMessageCell as ResendMessageCell_c673e960c9e5fccf7661ebdd08864942 } from '../../../../admin/ResendMessage'
import { ResendMessage as ResendMessage_c673e960c9e5fccf7661ebdd08864942 } from '../../../../admin/ResendMessage'
import { QuotaArticles as QuotaArticles_39a4a032c31bd22e455d389109e15ebf } from '../../../../admin/QuotaArticles'
import { QuotaStandings as QuotaStandings_999fc4879bf84651051fb05d4ebd9898 } from '../../../../admin/QuotaStandings'
import { InspectionItems as InspectionItems_c73fd808a080f79a26e941cd8ee234bb } from '../../../../admin/InspectionItems'
import { InspectionTrend as InspectionTrend_5713b0c96d13f3e9240143d2a9d6f16e } from '../../../../admin/InspectionTrend'
import { NotificationBell as NotificationBell_f02be799d3a75c7faafda2922a539cc9 } from '../../../../admin/NotificationBell'
import { WorkList as WorkList_01e9595d6f00407f33015af6eb1ffa35 } from '../../../../admin/WorkList'
import { OperationsOverview as OperationsOverview_043aa9a5f7fc3aa8cce3c33f6c808f85 } from '../../../../admin/OperationsOverview'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "/admin/MergeColumn#MergeColumn": MergeColumn_078b71b69a117d0e3f976d63703189c6,
  "/admin/ShanghaiDateCell#ShanghaiDateCell": ShanghaiDateCell_5933d7b845807a2a65e26cbc99f4fabe,
  "/admin/ShanghaiDateField#ShanghaiDateField": ShanghaiDateField_43133ea0ce9ec321d801195c9a694842,
  "/admin/RuleRowLabel#RuleRowLabel": RuleRowLabel_4473dacf7adf9ae289fba4c9d13cfd6a,
  "/admin/ShanghaiTimes#ShanghaiTimes": ShanghaiTimes_56f05a6b37967d5cc8ce3da9a50009de,
  "/admin/NormaliseBody#NormaliseBody": NormaliseBody_a19234cb0b47efacf517f9eb3df81df1,
  "/admin/DocumentFindings#DocumentFindings": DocumentFindings_92380ab45d69e832cbeaf1b1164cc5a7,
  "/admin/ReviewPanel#ReviewPanel": ReviewPanel_92677cadac4dbd1e724b63a8cbaec08b,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#FixedToolbarFeatureClient": FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#TableFeatureClient": TableFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HorizontalRuleFeatureClient": HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UploadFeatureClient": UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#IndentFeatureClient": IndentFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#AlignFeatureClient": AlignFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#StrikethroughFeatureClient": StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnderlineFeatureClient": UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/admin/ReviewActions#ReviewActions": ReviewActions_2ef00c8eee508b83d9d51ff01cac7ecc,
  "/admin/NoUnpublish#NoUnpublish": NoUnpublish_afa6b6f31f522d7605cea05eca09ba3b,
  "/admin/JsonEdit#JsonEdit": JsonEdit_49af3eb936d0fca05b8c3695657ea57e,
  "/admin/JsonView#JsonView": JsonView_108887996877f7421496fb3c4021954b,
  "/admin/LexiconTools#LexiconTools": LexiconTools_ac3dfd0dd0cc1d7111063cf936c5fa54,
  "/admin/RedirectExchange#RedirectExchange": RedirectExchange_ad4a13d15ed1540e24d434ded65964e2,
  "/admin/MissActions#MissActionsCell": MissActionsCell_380c9148038918363197b444418b25f7,
  "/admin/MissActions#MissActions": MissActions_380c9148038918363197b444418b25f7,
  "/admin/PatrolReport#PatrolReport": PatrolReport_5cbee1760891261d10f2921ebf09a1cc,
  "/admin/StartPatrol#StartPatrol": StartPatrol_ed970ed66afcb265757f54ac0b393067,
  "/admin/FindingActions#FindingActions": FindingActions_06bfdaae906dd7bde2fa4bc113fc02c3,
  "/admin/FindingPlaces#FindingPlaces": FindingPlaces_3834c7c76cc0a16a812c7604ba7bd294,
  "/admin/FindingSelection#FindingSelection": FindingSelection_2670074cb74e8c641161d145ac505bd0,
  "/admin/ChangeSetActions#ChangeSetActions": ChangeSetActions_4b3baab040ab5386e85786f2984bc460,
  "/admin/NoticeActions#NoticeActionsCell": NoticeActionsCell_2d7046065596a386567b229af7cf943a,
  "/admin/NoticeActions#NoticeActions": NoticeActions_2d7046065596a386567b229af7cf943a,
  "/admin/ResendMessage#ResendMessageCell": ResendMessageCell_c673e960c9e5fccf7661ebdd08864942,
  "/admin/ResendMessage#ResendMessage": ResendMessage_c673e960c9e5fccf7661ebdd08864942,
  "/admin/QuotaArticles#QuotaArticles": QuotaArticles_39a4a032c31bd22e455d389109e15ebf,
  "/admin/QuotaStandings#QuotaStandings": QuotaStandings_999fc4879bf84651051fb05d4ebd9898,
  "/admin/InspectionItems#InspectionItems": InspectionItems_c73fd808a080f79a26e941cd8ee234bb,
  "/admin/InspectionTrend#InspectionTrend": InspectionTrend_5713b0c96d13f3e9240143d2a9d6f16e,
  "/admin/NotificationBell#NotificationBell": NotificationBell_f02be799d3a75c7faafda2922a539cc9,
  "/admin/WorkList#WorkList": WorkList_01e9595d6f00407f33015af6eb1ffa35,
  "/admin/OperationsOverview#OperationsOverview": OperationsOverview_043aa9a5f7fc3aa8cce3c33f6c808f85,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
