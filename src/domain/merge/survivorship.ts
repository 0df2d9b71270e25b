/**
 * Which value survives where customers are merged, column by column, by the role of the column. Pure: knows values and
 * when rows were last changed, no sheet.
 */

/** What chose the value that a column is to hold; worded in messages. */
export type MergeRule =
  | 'same'
  | 'only-value'
  | 'newest'
  | 'most-frequent'
  | 'longest-valid'
  | 'union'
  | 'joined'
  | 'earliest'
  | 'latest'
  | 'sum'
  | 'largest'
  | 'set-by-hand'
  | 'refusal-wins'
  | 'survivors';
