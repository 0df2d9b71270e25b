/** Wording of the notes box on the Dashboard. */
import type { notesBox as english } from '../en/notes-box';

export const notesBox: typeof english = {
  title: '分析與行動',
  hint: '可在下方隨意書寫，重建看板不會改動。以「□」或「行動：」開頭、寫明一位客戶和一個日期的行，下次重建時會成為跟進記錄中的待辦計畫；缺什麼會寫在旁邊。',
  example: '例如：行動：回訪 王芳 12月3日，負責人：李偉',
  planned: ({ plans, sheet }) => `${sheet}：${plans}`,
  lacks: {
    'customer-missing': () => '沒有認出客戶：請寫完整名稱並與其他文字隔開，或寫客戶編號',
    'customer-several': ({ text }) => `${text}：可能是幾位客戶，請寫客戶編號`,
    'date-missing': () => '沒有日期：請寫明，例如 2026-12-03',
    'date-unclear': ({ text }) => `${text}：日期不能確定，請寫成 2026-12-03 這樣`,
    'date-several': ({ text }) => `${text}：不止一個日期，請只留一個`,
    'date-past': ({ text }) => `${text}：已經過去，請寫將來的日期`,
    'date-year-missing': ({ text }) => `${text}：請寫上年份`,
    'owner-unknown': ({ text }) => `${text}：團隊和負責人中沒有這個名字`,
    'plan-unsettled': ({ text }) =>
      `客戶表中該客戶的下次跟進或下一步「${text}」還沒有進入跟進記錄：請先重新整理客戶等級或清空它，再重建看板`,
  },
};
