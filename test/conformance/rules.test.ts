/**
 * Validations, conditional formats and filters, criteria by criteria: what is accepted and what is not.
 * Sources: [dvb] https://developers.google.com/apps-script/reference/spreadsheet/data-validation-builder,
 * [cfb] .../conditional-format-rule-builder, [fcb] .../filter-criteria-builder
 */
import { inScript } from './in-script';

const day = (date: number) => `new Date(Date.UTC(2026, 4, ${date}, 4))`;

// [dvb]
describe('DataValidationBuilder', () => {
  it.each([
    ['requireNumberBetween(1, 5)', 'NUMBER_BETWEEN', [3, 5], [6]],
    ['requireNumberNotBetween(1, 5)', 'NUMBER_NOT_BETWEEN', [6], [3]],
    ['requireNumberEqualTo(5)', 'NUMBER_EQUAL_TO', [5], [6]],
    ['requireNumberNotEqualTo(5)', 'NUMBER_NOT_EQUAL_TO', [6], [5]],
    ['requireNumberGreaterThan(5)', 'NUMBER_GREATER_THAN', [6], [5]],
    ['requireNumberGreaterThanOrEqualTo(5)', 'NUMBER_GREATER_THAN_OR_EQUAL_TO', [5], [4]],
    ['requireNumberLessThan(5)', 'NUMBER_LESS_THAN', [4], [5]],
    ['requireNumberLessThanOrEqualTo(5)', 'NUMBER_LESS_THAN_OR_EQUAL_TO', [5], [6]],
    ["requireTextContains('b')", 'TEXT_CONTAINS', ['abc'], ['ac']],
    ["requireTextDoesNotContain('b')", 'TEXT_DOES_NOT_CONTAIN', ['ac'], ['abc']],
    ["requireTextEqualTo('abc')", 'TEXT_EQUAL_TO', ['abc'], ['abcd']],
    ['requireTextIsEmail()', 'TEXT_IS_VALID_EMAIL', ['a@example.com'], ['a']],
    ['requireTextIsUrl()', 'TEXT_IS_VALID_URL', ['https://example.com'], ['not an address']],
    ["requireValueInList(['a', 'b'])", 'VALUE_IN_LIST', ['a'], ['c']],
    ["requireFormulaSatisfied('=A1>1')", 'CUSTOM_FORMULA', [2], [1]],
    ['requireCheckbox()', 'CHECKBOX', [true], ['x']],
    ["requireCheckbox('yes', 'no')", 'CHECKBOX', ['yes'], [true]],
  ])('requires %s', (build, criteria, accepted, refused) => {
    expect(
      inScript(`const rule = app.newDataValidation().${build}.setAllowInvalid(false).build(); range('A1').setDataValidation(rule);
        const ok = (value) => error(() => range('A1').setValue(value)) === 'no error';
        return [String(rule.getCriteriaType()), ${JSON.stringify(accepted)}.map(ok), ${JSON.stringify(refused)}.map(ok)];`),
    ).toEqual([criteria, accepted.map(() => true), refused.map(() => false)]);
  });

  it.each([
    ['requireDate()', 'DATE_IS_VALID_DATE', [day(17)], ["'x'"]],
    [`requireDateAfter(${day(17)})`, 'DATE_AFTER', [day(18)], [day(17)]],
    [`requireDateBefore(${day(17)})`, 'DATE_BEFORE', [day(16)], [day(17)]],
    [`requireDateEqualTo(${day(17)})`, 'DATE_EQUAL_TO', [day(17)], [day(18)]],
    [`requireDateOnOrAfter(${day(17)})`, 'DATE_ON_OR_AFTER', [day(17)], [day(16)]],
    [`requireDateOnOrBefore(${day(17)})`, 'DATE_ON_OR_BEFORE', [day(17)], [day(18)]],
    [`requireDateBetween(${day(10)}, ${day(17)})`, 'DATE_BETWEEN', [day(10), day(17)], [day(18)]],
    [`requireDateNotBetween(${day(10)}, ${day(17)})`, 'DATE_NOT_BETWEEN', [day(18)], [day(11)]],
  ])('asks for a day: %s', (build, criteria, accepted, refused) => {
    expect(
      inScript(`const rule = app.newDataValidation().${build}.setAllowInvalid(false).build(); range('A1').setDataValidation(rule);
        const ok = (value) => error(() => range('A1').setValue(value)) === 'no error';
        return [String(rule.getCriteriaType()), [${accepted}].map(ok), [${refused}].map(ok)];`),
    ).toEqual([criteria, accepted.map(() => true), refused.map(() => false)]);
  });

  it('requireValueInRange takes what the range holds', () => {
    expect(
      inScript(`fill('C1', [['a'], ['b']]); range('A1').setDataValidation(app.newDataValidation().requireValueInRange(range('C1:C2')).setAllowInvalid(false).build());
        return [error(() => range('A1').setValue('b')), error(() => range('A1').setValue('c')) === 'no error'];`),
    ).toEqual(['no error', false]);
  });

  it('withCriteria, copy and getters say what was built', () => {
    expect(
      inScript(`const builder = app.newDataValidation().withCriteria(app.DataValidationCriteria.NUMBER_BETWEEN, [1, 2]).setHelpText('h').setAllowInvalid(false);
        const other = builder.copy().requireNumberEqualTo(9); const told = (b) => [String(b.getCriteriaType()), b.getCriteriaValues(), b.getHelpText(), b.getAllowInvalid()];
        return [told(builder), told(other), told(builder.build()), app.newDataValidation().getAllowInvalid()];`),
    ).toEqual([
      ['NUMBER_BETWEEN', [1, 2], 'h', false],
      ['NUMBER_EQUAL_TO', [9], 'h', false],
      ['NUMBER_BETWEEN', [1, 2], 'h', false],
      true,
    ]);
  });
});

// [fcb] [cfb]
describe('conditions of filters and formats', () => {
  it.each<[string, string, (string | number)[], (string | number)[]]>([
    ['whenCellEmpty()', 'CELL_EMPTY', ["''"], [1]],
    ['whenCellNotEmpty()', 'CELL_NOT_EMPTY', [1], ["''"]],
    ['whenNumberBetween(1, 5)', 'NUMBER_BETWEEN', [1, 5], [6]],
    ['whenNumberNotBetween(1, 5)', 'NUMBER_NOT_BETWEEN', [6], [5]],
    ['whenNumberEqualTo(5)', 'NUMBER_EQUAL_TO', [5], [6]],
    ['whenNumberNotEqualTo(5)', 'NUMBER_NOT_EQUAL_TO', [6], [5]],
    ['whenNumberGreaterThan(5)', 'NUMBER_GREATER_THAN', [6], [5]],
    ['whenNumberGreaterThanOrEqualTo(5)', 'NUMBER_GREATER_THAN_OR_EQUAL_TO', [5], [4]],
    ['whenNumberLessThan(5)', 'NUMBER_LESS_THAN', [4], [5]],
    ['whenNumberLessThanOrEqualTo(5)', 'NUMBER_LESS_THAN_OR_EQUAL_TO', [5], [6]],
    ["whenTextContains('b')", 'TEXT_CONTAINS', ["'ABC'"], ["'ac'"]],
    ["whenTextDoesNotContain('b')", 'TEXT_DOES_NOT_CONTAIN', ["'ac'"], ["'abc'"]],
    ["whenTextEqualTo('abc')", 'TEXT_EQUAL_TO', ["'abc'"], ["'abcd'"]],
    ["whenTextStartsWith('a')", 'TEXT_STARTS_WITH', ["'abc'"], ["'ba'"]],
    ["whenTextEndsWith('c')", 'TEXT_ENDS_WITH', ["'abc'"], ["'ca'"]],
    ["whenFormulaSatisfied('=A2>1')", 'CUSTOM_FORMULA', [2], [1]],
    [`whenDateAfter(${day(17)})`, 'DATE_AFTER', [day(18)], [day(17)]],
    [`whenDateBefore(${day(17)})`, 'DATE_BEFORE', [day(16)], [day(17)]],
    [`whenDateEqualTo(${day(17)})`, 'DATE_EQUAL_TO', [day(17)], [day(18)]],
    ['whenDateEqualTo(app.RelativeDate.TODAY)', 'DATE_EQUAL_TO_RELATIVE', [day(17)], [day(18)]],
    ['withCriteria(app.BooleanCriteria.NUMBER_EQUAL_TO, [5])', 'NUMBER_EQUAL_TO', [5], [6]],
  ])('matches %s', (build, criteria, matching, others) => {
    const hidden = [...matching.map(() => false), ...others.map(() => true)];
    expect(
      inScript(`const values = [${[...matching, ...others].join()}]; fill('A1', [['Header'], ...values.map((v) => [v])]); range('C9').setValue('end');
        const criteria = app.newFilterCriteria().${build}.build();
        range('A1:A' + (values.length + 1)).createFilter().setColumnFilterCriteria(1, criteria);
        const rule = app.newConditionalFormatRule().${build}.setRanges([range('A2:A9')]).setBold(true).build(); sheet.setConditionalFormatRules([rule]);
        const kept = sheet.getConditionalFormatRules()[0].getBooleanCondition();
        return [String(criteria.getCriteriaType()), values.map((_, i) => sheet.isRowHiddenByFilter(i + 2)), String(kept.getCriteriaType()), kept.getCriteriaValues().length];`),
    ).toEqual([criteria, hidden, criteria, expect.any(Number)]);
  });
});

// [fcb]
describe('FilterCriteria and its builder', () => {
  it('setHiddenValues and setVisibleValues, each the other way round', () => {
    expect(
      inScript(`fill('A1', [['H'], ['a'], ['b'], ['a']]); const filter = range('A1:A4').createFilter(); const hidden = () => [2, 3, 4].map((r) => sheet.isRowHiddenByFilter(r));
        filter.setColumnFilterCriteria(1, app.newFilterCriteria().setHiddenValues(['a']).build()); const out = [hidden(), filter.getColumnFilterCriteria(1).getHiddenValues()];
        const visible = app.newFilterCriteria().setVisibleValues(['a']); filter.setColumnFilterCriteria(1, visible.build()); out.push(hidden(), visible.getVisibleValues(), visible.getHiddenValues());
        filter.removeColumnFilterCriteria(1); out.push(hidden(), filter.getColumnFilterCriteria(1), a1([filter.getRange()])); return out;`),
    ).toEqual([[true, false, true], ['a'], [false, true, false], ['a'], [], [false, false, false], null, ['A1:A4']]);
  });

  it('copy and getters say what was built', () => {
    expect(
      inScript(`const builder = app.newFilterCriteria().whenNumberBetween(1, 2); const built = builder.copy().build(); const told = (c) => [String(c.getCriteriaType()), c.getCriteriaValues()];
        return [told(builder), told(built), told(built.copy()), built.getVisibleValues(), built.getHiddenValues()];`),
    ).toEqual([['NUMBER_BETWEEN', [1, 2]], ['NUMBER_BETWEEN', [1, 2]], ['NUMBER_BETWEEN', [1, 2]], [], []]);
  });
});

// [cfb]
describe('ConditionalFormatRule and its builder', () => {
  it('keeps every part of a look', () => {
    expect(
      inScript(`const css = (value) => app.newColor().setRgbColor(value).build(); 
        const rule = app.newConditionalFormatRule().whenCellNotEmpty().setRanges([range('A1')]).setBackgroundObject(css('#112233')).setFontColorObject(css('#445566'))
          .setItalic(true).setUnderline(true).setStrikethrough(true).setBold(false).build();
        sheet.setConditionalFormatRules([rule]); const look = sheet.getConditionalFormatRules()[0].getBooleanCondition();
        return [look.getBackground(), look.getFontColor(), look.getItalic(), look.getUnderline(), look.getStrikethrough(), look.getBold()];`),
    ).toEqual(['#112233', '#445566', true, true, true, false]);
  });

  it('keeps three points of a gradient', () => {
    expect(
      inScript(`const { NUMBER, PERCENT, PERCENTILE } = app.InterpolationType;
        const builder = app.newConditionalFormatRule().setGradientMinpointWithValue('#ff0000', NUMBER, '1').setGradientMidpointWithValue('#00ff00', PERCENT, '50')
          .setGradientMaxpointWithValue('#0000ff', PERCENTILE, '90').setRanges([range('A1:A3')]);
        sheet.setConditionalFormatRules([builder.build()]); const told = (g) => [g.getMinColor(), String(g.getMinType()), g.getMinValue(), g.getMidColor(), String(g.getMidType()), g.getMidValue(), g.getMaxColor(), String(g.getMaxType()), g.getMaxValue()];
        return [told(sheet.getConditionalFormatRules()[0].getGradientCondition()), told(builder.getGradientCondition()), a1(builder.getRanges())];`),
    ).toEqual([
      ['#ff0000', 'NUMBER', '1', '#00ff00', 'PERCENT', '50', '#0000ff', 'PERCENTILE', '90'],
      ['#ff0000', 'NUMBER', '1', '#00ff00', 'PERCENT', '50', '#0000ff', 'PERCENTILE', '90'],
      ['A1:A3'],
    ]);
  });

  it('setGradientMinpoint and setGradientMaxpoint take the ends of the data', () => {
    expect(
      inScript(`const g = app.newConditionalFormatRule().setGradientMinpoint('white').setGradientMaxpoint('black').setRanges([range('A1')]).build().getGradientCondition();
        return [g.getMinColor(), String(g.getMinType()), g.getMaxColor(), String(g.getMaxType()), g.getMidColor()];`),
    ).toEqual(['#ffffff', 'MIN', '#000000', 'MAX', null]);
  });

  it('copy of a rule and of a builder is a builder of its own', () => {
    expect(
      inScript(`const builder = app.newConditionalFormatRule().whenCellEmpty().setBold(true).setRanges([range('A1')]); const rule = builder.build();
        const other = rule.copy().setRanges([range('B1')]).build(); const third = builder.copy().whenCellNotEmpty().build(); const own = builder.getBooleanCondition().getBold();
        return [a1(rule.getRanges()), a1(other.getRanges()), String(rule.getBooleanCondition().getCriteriaType()), String(third.getBooleanCondition().getCriteriaType()), own];`),
    ).toEqual([['A1'], ['B1'], 'CELL_EMPTY', 'CELL_NOT_EMPTY', true]);
  });
});
