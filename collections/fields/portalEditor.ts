import {
  AlignFeature, BlockquoteFeature, BoldFeature, EXPERIMENTAL_TableFeature, FixedToolbarFeature, HeadingFeature, HorizontalRuleFeature, IndentFeature,
  InlineToolbarFeature, ItalicFeature, lexicalEditor, LinkFeature, OrderedListFeature, ParagraphFeature, StrikethroughFeature, UnderlineFeature,
  UnorderedListFeature, UploadFeature,
} from '@payloadcms/richtext-lexical'

/** The portal's editor: headings h2 to h4, lists, links, tables, images; no colours or fonts of the author's own. */
export const portalEditor = () =>
  lexicalEditor({
    features: [
      ParagraphFeature(), HeadingFeature({ enabledHeadingSizes: ['h2', 'h3', 'h4'] }), BoldFeature(), ItalicFeature(), UnderlineFeature(),
      StrikethroughFeature(), AlignFeature(), IndentFeature(), OrderedListFeature(), UnorderedListFeature(),
      LinkFeature({ enabledCollections: ['news', 'pages', 'faqs', 'feeWaiverPolicies'] }), UploadFeature({ enabledCollections: ['media'] }),
      BlockquoteFeature(), HorizontalRuleFeature(), EXPERIMENTAL_TableFeature(), FixedToolbarFeature(), InlineToolbarFeature(),
    ],
  })
