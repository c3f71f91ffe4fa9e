import { WholeLine as WholeLine_4f25881d091e80f3fdc46fe8f3de65da } from '../../../../src/admin/fields/WholeLine.tsx'
import { CountedText as CountedText_6fa9e0a0030fc97f581777d8eed47358 } from '../../../../src/admin/fields/CountedText.tsx'
import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SubscriptFeatureClient as SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SuperscriptFeatureClient as SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HorizontalRuleFeatureClient as HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkAddress as LinkAddress_1dc4d04a24afdacff6e11805099957d1 } from '../../../../src/admin/article/LinkAddress.tsx'
import { BlocksFeatureClient as BlocksFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { FitPaste as FitPaste_14fe30f5f0b0e63ea7e16a20cb296f73 } from '../../../../src/admin/paste/FitPaste.tsx'
import { FollowText as FollowText_2a140a7704d7a421a219587927327742 } from '../../../../src/admin/typing/FollowText.tsx'
import { SteadyCaret as SteadyCaret_0b55a3884e2207c3949bf7ba5076b314 } from '../../../../src/admin/article/SteadyCaret.tsx'
import { SearchAtOnce as SearchAtOnce_5bd1b58ddd16287506ead62787f874d9 } from '../../../../src/admin/article/SearchAtOnce.tsx'
import { FigureLabel as FigureLabel_e71c64dbad5aaceaeb7587bb3892cd08 } from '../../../../src/admin/article/FigureLabel.tsx'
import { FollowBlock as FollowBlock_e319063af2f29a391a16b3a3c78a2cb8 } from '../../../../src/admin/typing/FollowBlock.tsx'
import { CellsAsRead as CellsAsRead_08263a8d866ce5e53aaaabe8d77dc220 } from '../../../../src/admin/article/CellsAsRead.tsx'
import { ShowPlace as ShowPlace_56023219724f37e7873d6b44c516a5d8 } from '../../../../src/admin/article/problems/ShowPlace.tsx'
import { FixedToolbarFeatureClient as FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ClassCell as ClassCell_b3593f3d517de028391a9ada4658e5e4 } from '../../../../src/admin/list/ClassCell.tsx'
import { DeskTimeCell as DeskTimeCell_3899232a4247f141625bd01ea914cd4b } from '../../../../src/admin/list/DeskTimeCell.tsx'
import { DeskTime as DeskTime_acc2cabd7a03192272b63a2712a589aa } from '../../../../src/admin/article/DeskTime.tsx'
import { TextProblems as TextProblems_310deef995d9ec800eb05a5f8d468287 } from '../../../../src/admin/article/problems/TextProblems.tsx'
import { StateCell as StateCell_ae6abe693e51b324e26f103e77b457eb } from '../../../../src/admin/list/StateCell.tsx'
import { WorkflowPanel as WorkflowPanel_19358da00320f5a6aff6fc2589422a8f } from '../../../../src/admin/article/WorkflowPanel.tsx'
import { DeskViews as DeskViews_8d9b86d471bf94c75b153cffe45c89fe } from '../../../../src/admin/list/DeskViews.tsx'
import { CopyLink as CopyLink_5a17caba7e2aa9ba3565b698525f771c } from '../../../../src/admin/newArticle/CopyLink.tsx'
import { NoButton as NoButton_ca323093ea2b755fd8264d2c95848cdf } from '../../../../src/admin/article/NoButton.tsx'
import { SaveButton as SaveButton_0ea847e3db1f617705f87d3717b19d67 } from '../../../../src/admin/typing/SaveButton.tsx'
import { ArticleStatus as ArticleStatus_7fba2b4f40d8ce97ed26bcb0fd55ef4a } from '../../../../src/admin/article/ArticleStatus.tsx'
import { Versions as Versions_99a34d211b22bbeb4ae7630e490a5914 } from '../../../../src/admin/article/Versions.tsx'
import { Version as Version_52557c16e0ad321c166e279b20e5c89d } from '../../../../src/admin/article/Version.tsx'
import { ValueCell as ValueCell_42268cb8cc28f7d105a2526c2f1cc6bc } from '../../../../src/admin/figures/ValueCell.tsx'
import { AsOfCell as AsOfCell_730f38a6edb0abd0b72d0b3a11c59c69 } from '../../../../src/admin/figures/AsOfCell.tsx'
import { AsOf as AsOf_5e9de3194ff90da82c75708078849520 } from '../../../../src/admin/figures/AsOf.tsx'
import { ChipCell as ChipCell_01886e3c591394060a4548adfc672a1f } from '../../../../src/admin/list/ChipCell.tsx'
import { BundlePanel as BundlePanel_1ffba58b14f4fa0d3e1c47f8c08855a0 } from '../../../../src/admin/bundles/BundlePanel.tsx'
import { EditionStateCell as EditionStateCell_a8bb760e743a113deb21e1156e8e09ee } from '../../../../src/admin/list/EditionStateCell.tsx'
import { JsonText as JsonText_47c6586d403ccf1c5080539fe8ffcd36 } from '../../../../src/admin/record/JsonText.tsx'
import { EventCell as EventCell_1793f096a5e797273296c27a7c85ba39 } from '../../../../src/admin/list/EventCell.tsx'
import { ChannelCell as ChannelCell_be872f369099731c03b91f628fc70121 } from '../../../../src/admin/list/ChannelCell.tsx'
import { PasswordPart as PasswordPart_0575bede864b6c371279e0e6d482ee24 } from '../../../../src/admin/staff/PasswordPart.tsx'
import { SaveAccount as SaveAccount_cea976ddf2b8c3e8c0ccc8f5b47a643a } from '../../../../src/admin/staff/SaveAccount.tsx'
import { Icon as Icon_5eddd781ceb78812efb2dcc0cec36920 } from '../../../../src/admin/brand/Icon.tsx'
import { Logo as Logo_2e763df44b42c422bacb8a7fd68ccf87 } from '../../../../src/admin/brand/Logo.tsx'
import { DeskNav as DeskNav_854fccc34ae5d2d519be45f5aed7f120 } from '../../../../src/admin/nav/DeskNav.tsx'
import { PatientBlocks as PatientBlocks_aa8a11839d8cff39205f1166de52680d } from '../../../../src/admin/typing/PatientBlocks.tsx'
import { Dashboard as Dashboard_bfcc977efa0be7d8a0df028c625b41ee } from '../../../../src/admin/dashboard/Dashboard.tsx'
import { NoStaffYet as NoStaffYet_1bdb2a593e365082f94e238ce0d65e09 } from '../../../../src/admin/firstStaff/NoStaffYet.tsx'
import { ModerationView as ModerationView_7262552e1cd6cd4a5f8ff834441b9190 } from '../../../../src/admin/moderation/ModerationView.tsx'
import { NewArticleView as NewArticleView_888268eb201605f39aea15efe5e29b9d } from '../../../../src/admin/newArticle/NewArticleView.tsx'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "/src/admin/fields/WholeLine.tsx#WholeLine": WholeLine_4f25881d091e80f3fdc46fe8f3de65da,
  "/src/admin/fields/CountedText.tsx#CountedText": CountedText_6fa9e0a0030fc97f581777d8eed47358,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SubscriptFeatureClient": SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SuperscriptFeatureClient": SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HorizontalRuleFeatureClient": HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/src/admin/article/LinkAddress.tsx#LinkAddress": LinkAddress_1dc4d04a24afdacff6e11805099957d1,
  "@payloadcms/richtext-lexical/client#BlocksFeatureClient": BlocksFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/src/admin/paste/FitPaste.tsx#FitPaste": FitPaste_14fe30f5f0b0e63ea7e16a20cb296f73,
  "/src/admin/typing/FollowText.tsx#FollowText": FollowText_2a140a7704d7a421a219587927327742,
  "/src/admin/article/SteadyCaret.tsx#SteadyCaret": SteadyCaret_0b55a3884e2207c3949bf7ba5076b314,
  "/src/admin/article/SearchAtOnce.tsx#SearchAtOnce": SearchAtOnce_5bd1b58ddd16287506ead62787f874d9,
  "/src/admin/article/FigureLabel.tsx#FigureLabel": FigureLabel_e71c64dbad5aaceaeb7587bb3892cd08,
  "/src/admin/typing/FollowBlock.tsx#FollowBlock": FollowBlock_e319063af2f29a391a16b3a3c78a2cb8,
  "/src/admin/article/CellsAsRead.tsx#CellsAsRead": CellsAsRead_08263a8d866ce5e53aaaabe8d77dc220,
  "/src/admin/article/problems/ShowPlace.tsx#ShowPlace": ShowPlace_56023219724f37e7873d6b44c516a5d8,
  "@payloadcms/richtext-lexical/client#FixedToolbarFeatureClient": FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/src/admin/list/ClassCell.tsx#ClassCell": ClassCell_b3593f3d517de028391a9ada4658e5e4,
  "/src/admin/list/DeskTimeCell.tsx#DeskTimeCell": DeskTimeCell_3899232a4247f141625bd01ea914cd4b,
  "/src/admin/article/DeskTime.tsx#DeskTime": DeskTime_acc2cabd7a03192272b63a2712a589aa,
  "/src/admin/article/problems/TextProblems.tsx#TextProblems": TextProblems_310deef995d9ec800eb05a5f8d468287,
  "/src/admin/list/StateCell.tsx#StateCell": StateCell_ae6abe693e51b324e26f103e77b457eb,
  "/src/admin/article/WorkflowPanel.tsx#WorkflowPanel": WorkflowPanel_19358da00320f5a6aff6fc2589422a8f,
  "/src/admin/list/DeskViews.tsx#DeskViews": DeskViews_8d9b86d471bf94c75b153cffe45c89fe,
  "/src/admin/newArticle/CopyLink.tsx#CopyLink": CopyLink_5a17caba7e2aa9ba3565b698525f771c,
  "/src/admin/article/NoButton.tsx#NoButton": NoButton_ca323093ea2b755fd8264d2c95848cdf,
  "/src/admin/typing/SaveButton.tsx#SaveButton": SaveButton_0ea847e3db1f617705f87d3717b19d67,
  "/src/admin/article/ArticleStatus.tsx#ArticleStatus": ArticleStatus_7fba2b4f40d8ce97ed26bcb0fd55ef4a,
  "/src/admin/article/Versions.tsx#Versions": Versions_99a34d211b22bbeb4ae7630e490a5914,
  "/src/admin/article/Version.tsx#Version": Version_52557c16e0ad321c166e279b20e5c89d,
  "/src/admin/figures/ValueCell.tsx#ValueCell": ValueCell_42268cb8cc28f7d105a2526c2f1cc6bc,
  "/src/admin/figures/AsOfCell.tsx#AsOfCell": AsOfCell_730f38a6edb0abd0b72d0b3a11c59c69,
  "/src/admin/figures/AsOf.tsx#AsOf": AsOf_5e9de3194ff90da82c75708078849520,
  "/src/admin/list/ChipCell.tsx#ChipCell": ChipCell_01886e3c591394060a4548adfc672a1f,
  "/src/admin/bundles/BundlePanel.tsx#BundlePanel": BundlePanel_1ffba58b14f4fa0d3e1c47f8c08855a0,
  "/src/admin/list/EditionStateCell.tsx#EditionStateCell": EditionStateCell_a8bb760e743a113deb21e1156e8e09ee,
  "/src/admin/record/JsonText.tsx#JsonText": JsonText_47c6586d403ccf1c5080539fe8ffcd36,
  "/src/admin/list/EventCell.tsx#EventCell": EventCell_1793f096a5e797273296c27a7c85ba39,
  "/src/admin/list/ChannelCell.tsx#ChannelCell": ChannelCell_be872f369099731c03b91f628fc70121,
  "/src/admin/staff/PasswordPart.tsx#PasswordPart": PasswordPart_0575bede864b6c371279e0e6d482ee24,
  "/src/admin/staff/SaveAccount.tsx#SaveAccount": SaveAccount_cea976ddf2b8c3e8c0ccc8f5b47a643a,
  "/src/admin/brand/Icon.tsx#Icon": Icon_5eddd781ceb78812efb2dcc0cec36920,
  "/src/admin/brand/Logo.tsx#Logo": Logo_2e763df44b42c422bacb8a7fd68ccf87,
  "/src/admin/nav/DeskNav.tsx#DeskNav": DeskNav_854fccc34ae5d2d519be45f5aed7f120,
  "/src/admin/typing/PatientBlocks.tsx#PatientBlocks": PatientBlocks_aa8a11839d8cff39205f1166de52680d,
  "/src/admin/dashboard/Dashboard.tsx#Dashboard": Dashboard_bfcc977efa0be7d8a0df028c625b41ee,
  "/src/admin/firstStaff/NoStaffYet.tsx#NoStaffYet": NoStaffYet_1bdb2a593e365082f94e238ce0d65e09,
  "/src/admin/moderation/ModerationView.tsx#ModerationView": ModerationView_7262552e1cd6cd4a5f8ff834441b9190,
  "/src/admin/newArticle/NewArticleView.tsx#NewArticleView": NewArticleView_888268eb201605f39aea15efe5e29b9d,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
