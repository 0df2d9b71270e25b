/** Wording of the notes box on the Dashboard. */
import type { notesBox as english } from '../en/notes-box';

export const notesBox: typeof english = {
  title: '分析与行动',
  hint: '可在下方随意书写，重建看板不会改动。以“□”或“行动：”开头、写明一位客户和一个日期的行，下次重建时会成为跟进记录中的待办计划；缺什么会写在旁边。',
  example: '例如：行动：回访 王芳 12月3日，负责人：李伟',
  planned: ({ plans, sheet }) => `${sheet}：${plans}`,
  lacks: {
    'customer-missing': () => '没有认出客户：请写完整名称并与其他文字隔开，或写客户编号',
    'customer-several': ({ text }) => `${text}：可能是几位客户，请写客户编号`,
    'date-missing': () => '没有日期：请写明，例如 2026-12-03',
    'date-unclear': ({ text }) => `${text}：日期不能确定，请写成 2026-12-03 这样`,
    'date-several': ({ text }) => `${text}：不止一个日期，请只留一个`,
    'date-past': ({ text }) => `${text}：已经过去，请写将来的日期`,
    'date-year-missing': ({ text }) => `${text}：请写上年份`,
    'owner-unknown': ({ text }) => `${text}：团队和负责人中没有这个名字`,
    'plan-unsettled': ({ text }) =>
      `客户表中该客户的下次跟进或下一步“${text}”还没有进入跟进记录：请先刷新客户等级或清空它，再重建看板`,
  },
};
