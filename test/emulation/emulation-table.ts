/** Which test holds each emulated method, class by class. What is said of single methods is in method-notes.ts. */

export interface ClassRow {
  /** The page of Google's reference, after https://developers.google.com/apps-script/reference/ */
  readonly page: string;
  /** A test by file and title, and the methods that it calls and holds. */
  readonly tests: readonly (readonly [file: string, title: string, methods: string])[];
}

export const emulationTable: Readonly<Record<string, ClassRow>> = {
  SpreadsheetApp: {
    page: 'spreadsheet/spreadsheet-app',
    tests: [
      ['workbench/spreadsheet-script.test.ts', 'lets a rejected value surface at the flush', 'flush'],
      [
        'workbench/services/spreadsheet/spreadsheet-app.test.ts',
        'are none in a clock trigger without document',
        'getActive getActiveSpreadsheet',
      ],
      [
        'test/conformance/sheets.test.ts',
        'is the same, asked of %s',
        'getActiveRange getActiveRangeList getCurrentCell getSelection',
      ],
      ['workbench/spreadsheet-script.test.ts', 'says by name what is not emulated', 'getActiveSheet'],
      ['workbench/workbench.test.ts', 'refuses menu items that are not names', 'getUi'],
      ['test/conformance/sheets.test.ts', 'keeps its tab colour, gridlines and direction', 'newColor'],
      [
        'test/conformance/rules.test.ts',
        'setGradientMinpoint and setGradientMaxpoint take the ends of the data',
        'newConditionalFormatRule',
      ],
      ['test/conformance/rules.test.ts', 'requireValueInRange takes what the range holds', 'newDataValidation'],
      ['test/conformance/rules.test.ts', 'copy and getters say what was built', 'newFilterCriteria'],
      ['test/conformance/sheet-objects.test.ts', 'has runs with their place, style and link', 'newRichTextValue'],
      ['test/conformance/ranges.test.ts', 'takes text styles whole', 'newTextStyle'],
      [
        'test/conformance/sheets.test.ts',
        'openById and openByUrl open the one spreadsheet there is',
        'openById openByUrl',
      ],
      [
        'test/conformance/sheets.test.ts',
        'is moved by setActiveRange and setCurrentCell of %s',
        'setActiveRange setActiveRangeList setCurrentCell',
      ],
      [
        'test/conformance/sheets.test.ts',
        'goes to the sheet that becomes active',
        'setActiveSheet setActiveSpreadsheet',
      ],
    ],
  },
  Spreadsheet: {
    page: 'spreadsheet/spreadsheet',
    tests: [
      [
        'test/conformance/sheet-objects.test.ts',
        'is found by id, key, value, visibility and place',
        'addDeveloperMetadata createDeveloperMetadataFinder',
      ],
      [
        'test/conformance/sheets.test.ts',
        'has an owner and editors',
        'addEditor addEditors getEditors getOwner getViewers removeEditor',
      ],
      [
        'test/conformance/sheets.test.ts',
        'addMenu, updateMenu and show are the old way to menus and dialogs',
        'addMenu show updateMenu',
      ],
      ['test/conformance/sheets.test.ts', 'has neither a form nor images', 'getFormUrl getImages'],
      [
        'test/conformance/sheets.test.ts',
        'passes rows, columns and cells on to its active sheet',
        'appendRow deleteColumn deleteColumns deleteRow deleteRows getDataRange getLastColumn getLastRow getSheetId getSheetName getSheetValues insertColumnAfter insertColumnBefore insertColumnsAfter insertColumnsBefore insertRowAfter insertRowBefore insertRowsAfter insertRowsBefore sort',
      ],
      [
        'test/conformance/sheets.test.ts',
        'passes sizes, hiding and freezing on to its active sheet',
        'autoResizeColumn getColumnWidth getFrozenColumns getFrozenRows getRowHeight hideColumn hideRow isColumnHiddenByUser isRowHiddenByFilter isRowHiddenByUser setColumnWidth setFrozenColumns setFrozenRows setRowHeight unhideColumn unhideRow',
      ],
      ['workbench/services/spreadsheet/objects.test.ts', 'find and replace text', 'createTextFinder'],
      [
        'test/conformance/sheets.test.ts',
        'names, copies, moves and deletes its active sheet',
        'deleteActiveSheet duplicateActiveSheet getActiveSheet getSheets moveActiveSheet renameActiveSheet',
      ],
      ['workbench/services/spreadsheet/spreadsheet-app.test.ts', 'outlive their sheet, and say so', 'deleteSheet'],
      [
        'test/conformance/sheets.test.ts',
        'getActiveCell and setActiveSelection, the old names',
        'getActiveCell setActiveSelection',
      ],
      [
        'test/conformance/sheets.test.ts',
        'is the same, asked of %s',
        'getActiveRange getActiveRangeList getCurrentCell',
      ],
      [
        'test/conformance/sheets.test.ts',
        'lists bandings and protections of all its sheets',
        'getBandings getProtections',
      ],
      [
        'test/conformance/sheet-objects.test.ts',
        'is changed, moved to each kind of place and removed',
        'getDeveloperMetadata',
      ],
      [
        'test/conformance/sheets.test.ts',
        'has a name, an address, a zone and a locale',
        'getId getName getNumSheets getSpreadsheetLocale getSpreadsheetTimeZone getUrl rename setSpreadsheetLocale setSpreadsheetTimeZone',
      ],
      ['test/conformance/sheet-objects.test.ts', 'is renamed and moved', 'getNamedRanges'],
      ['workbench/services/spreadsheet/objects.test.ts', 'follows moves and is found by name', 'getRange'],
      [
        'test/conformance/sheets.test.ts',
        'getRangeList and removeNamedRange',
        'getRangeByName getRangeList removeNamedRange setNamedRange',
      ],
      ['test/conformance/sheets.test.ts', 'goes to the sheet that becomes active', 'getSelection setActiveSheet'],
      [
        'workbench/services/spreadsheet/objects.test.ts',
        'are inserted, copied, moved, hidden and found',
        'getSheetById getSheetByName',
      ],
      ['test/conformance/sheets.test.ts', 'knows the names that stand on it', 'insertSheet'],
      [
        'test/conformance/sheets.test.ts',
        'is moved by setActiveRange and setCurrentCell of %s',
        'setActiveRange setActiveRangeList setCurrentCell',
      ],
      ['workbench/spreadsheet-script.test.ts', 'sends, marks and counts', 'toast'],
    ],
  },
  Sheet: {
    page: 'spreadsheet/sheet',
    tests: [
      [
        'test/conformance/sheets.test.ts',
        'hides and shows, but not the last one',
        'activate hideSheet isSheetHidden showSheet',
      ],
      [
        'workbench/services/spreadsheet/objects.test.ts',
        'stands on the spreadsheet, sheets, whole rows and columns, and follows them',
        'addDeveloperMetadata createDeveloperMetadataFinder getDeveloperMetadata',
      ],
      [
        'workbench/services/spreadsheet/spreadsheet-app.test.ts',
        'appends below the last content, growing the grid',
        'appendRow getDataRange',
      ],
      [
        'test/conformance/sheets.test.ts',
        'autoResizeColumn, autoResizeColumns and autoResizeRows fit what is there',
        'autoResizeColumn autoResizeColumns autoResizeRows',
      ],
      [
        'test/conformance/sheets.test.ts',
        'clears contents, formats, notes or rules',
        'clear clearConditionalFormatRules clearContents clearFormats clearNotes getConditionalFormatRules setConditionalFormatRules',
      ],
      [
        'test/conformance/sheets.test.ts',
        'groups fold and unfold, all or up to a depth',
        'collapseAllColumnGroups collapseAllRowGroups expandAllColumnGroups expandAllRowGroups expandColumnGroupsUpToDepth expandRowGroupsUpToDepth getColumnGroup getColumnGroupDepth getRowGroup getRowGroupDepth',
      ],
      ['workbench/services/spreadsheet/objects.test.ts', 'are inserted, copied, moved, hidden and found', 'copyTo'],
      [
        'test/conformance/sheet-objects.test.ts',
        'looks by useRegularExpression and in formulas by matchFormulaText',
        'createTextFinder',
      ],
      [
        'test/conformance/sheets.test.ts',
        '%s counts columns from 1',
        'deleteColumn deleteColumns insertColumnAfter insertColumnBefore insertColumns insertColumnsAfter insertColumnsBefore moveColumns',
      ],
      [
        'test/conformance/sheets.test.ts',
        '%s counts rows from 1',
        'deleteRow deleteRows insertRowAfter insertRowBefore insertRows insertRowsAfter insertRowsBefore moveRows sort',
      ],
      [
        'test/conformance/sheets.test.ts',
        'getActiveCell and setActiveSelection, the old names',
        'getActiveCell setActiveSelection',
      ],
      [
        'test/conformance/ranges.test.ts',
        'moves the selection, the current cell within it',
        'getActiveRange getCurrentCell',
      ],
      [
        'test/conformance/sheets.test.ts',
        'is moved by setActiveRange and setCurrentCell of %s',
        'getActiveRangeList setActiveRange setActiveRangeList setCurrentCell',
      ],
      ['test/conformance/sheet-objects.test.ts', 'is moved, copied and removed', 'getBandings'],
      [
        'test/conformance/sheets.test.ts',
        'has no drawings, slicers, images or pivot tables',
        'getDrawings getImages getPivotTables getSlicers',
      ],
      [
        'test/conformance/charts.test.ts',
        'costs a service call where it is read or written, and none while it is built',
        'getCharts insertChart newChart removeChart updateChart',
      ],
      [
        'test/conformance/sheets.test.ts',
        'have the group control before or after',
        'getColumnGroupControlPosition getRowGroupControlPosition setColumnGroupControlPosition setRowGroupControlPosition',
      ],
      [
        'test/conformance/sheets.test.ts',
        'setRowHeight, setRowHeights, setRowHeightsForced, setColumnWidth and setColumnWidths are read back',
        'getColumnWidth getRowHeight setColumnWidth setColumnWidths setRowHeight setRowHeights setRowHeightsForced',
      ],
      [
        'workbench/services/spreadsheet/objects.test.ts',
        'is one per sheet, hides rows and can be taken away',
        'getFilter',
      ],
      [
        'test/conformance/sheets.test.ts',
        'tells its names, kind and spreadsheet',
        'getFormUrl getIndex getName getParent getSheetName getType setName',
      ],
      [
        'test/conformance/sheets.test.ts',
        'setFrozenRows and setFrozenColumns, but never all',
        'getFrozenColumns getFrozenRows setFrozenColumns setFrozenRows',
      ],
      [
        'test/conformance/sheets.test.ts',
        'getLastColumn and getLastRow follow the content, getMaxColumns and getMaxRows the grid',
        'getLastColumn getLastRow getMaxColumns getMaxRows getSheetValues',
      ],
      ['test/conformance/sheets.test.ts', 'knows the names that stand on it', 'getNamedRanges'],
      [
        'test/conformance/sheet-objects.test.ts',
        'covers a range, a named range, or a sheet but for some ranges',
        'getProtections',
      ],
      [
        'workbench/services/spreadsheet/spreadsheet-app.test.ts',
        'stay where they are when rows move, and see the grid grow at once',
        'getRange',
      ],
      ['test/conformance/sheets.test.ts', 'getRangeList takes A1 and R1C1 notation', 'getRangeList'],
      ['test/conformance/sheets.test.ts', 'getNextDataRange goes on to the edge of the data', 'getSelection'],
      ['test/conformance/ranges.test.ts', 'copies values or formats to a place given by numbers', 'getSheetId'],
      [
        'test/conformance/sheets.test.ts',
        'keeps its tab colour, gridlines and direction',
        'getTabColor getTabColorObject hasHiddenGridlines isRightToLeft setHiddenGridlines setRightToLeft setTabColor setTabColorObject',
      ],
      [
        'test/conformance/sheets.test.ts',
        'hideColumn, hideColumns, showColumns and unhideColumn, each seen by isColumnHiddenByUser',
        'hideColumn hideColumns isColumnHiddenByUser showColumns unhideColumn',
      ],
      [
        'test/conformance/sheets.test.ts',
        'hideRow, hideRows, showRows and unhideRow, each seen by isRowHiddenByUser',
        'hideRow hideRows isRowHiddenByUser showRows unhideRow',
      ],
      [
        'test/conformance/sheets.test.ts',
        'passes sizes, hiding and freezing on to its active sheet',
        'isRowHiddenByFilter',
      ],
      ['test/conformance/sheets.test.ts', 'lists bandings and protections of all its sheets', 'protect'],
    ],
  },
  Range: {
    page: 'spreadsheet/range',
    tests: [
      [
        'test/conformance/ranges.test.ts',
        'answers to the old names of backgrounds and notes',
        'getBackgroundColor getBackgroundColors getComment getComments setBackgroundColor setBackgroundColors setComment setComments',
      ],
      ['test/conformance/sheets.test.ts', 'getNextDataRange goes on to the edge of the data', 'activate'],
      ['test/conformance/ranges.test.ts', 'moves the selection, the current cell within it', 'activateAsCurrentCell'],
      [
        'test/conformance/ranges.test.ts',
        'has the metadata of its own rows only',
        'addDeveloperMetadata getDeveloperMetadata',
      ],
      ['test/conformance/ranges.test.ts', 'alternates column colours', 'applyColumnBanding'],
      ['test/conformance/sheets.test.ts', 'lists bandings and protections of all its sheets', 'applyRowBanding'],
      ['test/conformance/ranges.test.ts', 'continues a series, or repeats it', 'autoFill autoFillToNeighbor'],
      [
        'test/conformance/ranges.test.ts',
        'merges whole, by row and by column, and breaks apart',
        'breakApart getMergedRanges isPartOfMerge mergeAcross mergeVertically offset',
      ],
      ['test/conformance/ranges.test.ts', 'can be edited by its owner', 'canEdit'],
      [
        'test/conformance/ranges.test.ts',
        'takes notes, checkmarks and rules each for itself',
        'check clearDataValidations clearNote getDataValidation getNotes getValues insertCheckboxes isChecked uncheck',
      ],
      [
        'workbench/services/spreadsheet/objects.test.ts',
        'goes with the formats, not with the contents',
        'clear clearContent clearFormat getNote setDataValidation',
      ],
      [
        'test/conformance/ranges.test.ts',
        'folds and unfolds the groups it covers',
        'collapseGroups expandGroups shiftRowGroupDepth',
      ],
      [
        'test/conformance/ranges.test.ts',
        'copies values or formats to a place given by numbers',
        'copyFormatToRange copyValuesToRange',
      ],
      [
        'workbench/services/spreadsheet/objects.test.ts',
        'sort, drop duplicates, copy, move and merge',
        'copyTo getDataRegion getNextDataCell merge moveTo removeDuplicates setValues sort',
      ],
      [
        'test/conformance/sheet-objects.test.ts',
        'is found by id, key, value, visibility and place',
        'createDeveloperMetadataFinder',
      ],
      [
        'test/conformance/ranges.test.ts',
        'finds text and filter of its own',
        'createFilter createTextFinder getFilter',
      ],
      [
        'test/conformance/ranges.test.ts',
        'inserts and deletes cells, the others moving aside',
        'deleteCells insertCells',
      ],
      ['workbench/services/spreadsheet/spreadsheet-app.test.ts', 'come with events', 'getA1Notation'],
      [
        'test/conformance/ranges.test.ts',
        '%s is read back, and null resets it',
        'getBackground getFontColor getFontFamily getFontLine getFontSize getFontStyle getFontWeight getHorizontalAlignment getNumberFormat getVerticalAlignment setBackground setFontColor setFontFamily setFontLine setFontSize setFontStyle setFontWeight setHorizontalAlignment setNumberFormat setVerticalAlignment',
      ],
      [
        'test/conformance/ranges.test.ts',
        'takes colours as objects and as red, green and blue',
        'getBackgroundObject getBackgroundObjects getFontColorObject getFontColorObjects setBackgroundObject setBackgroundObjects setBackgroundRGB setFontColorObject setFontColorObjects',
      ],
      [
        'test/conformance/ranges.test.ts',
        '%s takes a table of the range’s size',
        'getBackgrounds getFontColors getFontFamilies getFontLines getFontSizes getFontStyles getFontWeights getFormulas getFormulasR1C1 getHorizontalAlignments getNumberFormats getVerticalAlignments getWraps setBackgrounds setFontColors setFontFamilies setFontLines setFontSizes setFontStyles setFontWeights setFormulas setFormulasR1C1 setHorizontalAlignments setNotes setNumberFormats setVerticalAlignments setWraps',
      ],
      ['workbench/services/spreadsheet/objects.test.ts', 'alternate once per range', 'getBandings'],
      ['workbench/services/spreadsheet/spreadsheet-app.test.ts', 'know where they are', 'getCell'],
      [
        'test/conformance/ranges.test.ts',
        'tells rows and columns from 1, its size and its sheet',
        'getColumn getColumnIndex getGridId getHeight getLastColumn getLastRow getNumColumns getNumRows getRow getRowIndex getSheet getWidth',
      ],
      [
        'workbench/services/spreadsheet/objects.test.ts',
        'keeps a custom formula relative to its cell when rules are read and written as tables',
        'getDataValidations setDataValidations',
      ],
      [
        'workbench/services/spreadsheet/spreadsheet-app.test.ts',
        'writes Dates and reads the same instants',
        'getDisplayValue',
      ],
      ['workbench/services/spreadsheet/spreadsheet-app.test.ts', 'shows what people see', 'getDisplayValues'],
      [
        'workbench/services/spreadsheet/spreadsheet-app.test.ts',
        'keeps formulas, in both notations',
        'getFormula getFormulaR1C1 setFormulaR1C1',
      ],
      [
        'test/conformance/sheet-objects.test.ts',
        'has runs with their place, style and link',
        'getRichTextValue setRichTextValue',
      ],
      [
        'workbench/services/spreadsheet/objects.test.ts',
        'has runs with links and styles, which a plain value drops',
        'getRichTextValues setRichTextValues',
      ],
      [
        'test/conformance/ranges.test.ts',
        'wraps, turns and directs its text',
        'getTextDirection getTextDirections getTextRotation getTextRotations getWrap getWrapStrategies getWrapStrategy setTextDirection setTextDirections setTextRotation setTextRotations setVerticalText setWrap setWrapStrategies setWrapStrategy',
      ],
      [
        'test/conformance/ranges.test.ts',
        'takes text styles whole',
        'getTextStyle getTextStyles setTextStyle setTextStyles',
      ],
      [
        'test/conformance/ranges.test.ts',
        'splits text into columns and trims it',
        'getValue setValue splitTextToColumns trimWhitespace',
      ],
      ['test/conformance/ranges.test.ts', 'is blank without values, whatever its format', 'isBlank setFormula'],
      [
        'test/conformance/ranges.test.ts',
        '%s is bounded: start row, end row, start column, end column',
        'isEndColumnBounded isEndRowBounded isStartColumnBounded isStartRowBounded',
      ],
      [
        'workbench/services/spreadsheet/spreadsheet-app.test.ts',
        'protect a range from all but the owner and its editors',
        'protect',
      ],
      ['test/conformance/ranges.test.ts', 'shuffles rows without losing one', 'randomize'],
      ['workbench/services/spreadsheet/objects.test.ts', 'is a checkbox that counts as content', 'removeCheckboxes'],
      ['workbench/services/spreadsheet/objects.test.ts', 'draw borders on their sides', 'setBorder'],
      [
        'workbench/workbench.test.ts',
        'need nobody’s consent for the simple trigger, which gets nothing that needs one',
        'setNote',
      ],
      ['test/conformance/ranges.test.ts', 'keeps the value when links are shown or not', 'setShowHyperlink'],
      ['test/conformance/sheets.test.ts', 'groups fold and unfold, all or up to a depth', 'shiftColumnGroupDepth'],
    ],
  },
  RangeList: {
    page: 'spreadsheet/range-list',
    tests: [
      [
        'test/conformance/ranges.test.ts',
        'trims, breaks merges and is selected',
        'activate breakApart getRanges trimWhitespace',
      ],
      [
        'test/conformance/ranges.test.ts',
        'checks, unchecks and removes checkboxes',
        'check insertCheckboxes removeCheckboxes uncheck',
      ],
      [
        'test/conformance/ranges.test.ts',
        'clears of every kind',
        'clear clearContent clearDataValidations clearFormat clearNote',
      ],
      [
        'test/conformance/ranges.test.ts',
        '%s reaches every range',
        'setBackground setBackgroundRGB setFontColor setFontFamily setFontLine setFontSize setFontStyle setFontWeight setFormula setFormulaR1C1 setHorizontalAlignment setNote setNumberFormat setValue setVerticalAlignment setWrap',
      ],
      [
        'test/conformance/ranges.test.ts',
        'turns, directs, wraps and frames',
        'setBorder setShowHyperlink setTextDirection setTextRotation setVerticalText setWrapStrategy',
      ],
    ],
  },
  Selection: {
    page: 'spreadsheet/selection',
    tests: [
      [
        'test/conformance/sheets.test.ts',
        'is the same, asked of %s',
        'getActiveRange getActiveRangeList getCurrentCell',
      ],
      ['test/conformance/sheets.test.ts', 'goes to the sheet that becomes active', 'getActiveSheet'],
      ['test/conformance/sheets.test.ts', 'getNextDataRange goes on to the edge of the data', 'getNextDataRange'],
    ],
  },
  NamedRange: {
    page: 'spreadsheet/named-range',
    tests: [
      ['test/conformance/sheet-objects.test.ts', 'is renamed and moved', 'getName setName setRange'],
      ['workbench/services/spreadsheet/objects.test.ts', 'follows moves and is found by name', 'getRange remove'],
    ],
  },
  Protection: {
    page: 'spreadsheet/protection',
    tests: [
      [
        'test/conformance/sheet-objects.test.ts',
        'lets in whom it names',
        'addEditor addEditors canEdit getEditors removeEditor removeEditors',
      ],
      [
        'test/conformance/sheet-objects.test.ts',
        'warns only, and knows no domain outside Workspace',
        'canDomainEdit isWarningOnly setDomainEdit setWarningOnly',
      ],
      [
        'test/conformance/sheet-objects.test.ts',
        'covers a range, a named range, or a sheet but for some ranges',
        'getDescription getProtectionType getRange getRangeName getUnprotectedRanges remove setDescription setNamedRange setRange setRangeName setUnprotectedRanges',
      ],
    ],
  },
  Banding: {
    page: 'spreadsheet/banding',
    tests: [
      ['test/conformance/sheet-objects.test.ts', 'is moved, copied and removed', 'copyTo getRange remove setRange'],
      [
        'test/conformance/sheet-objects.test.ts',
        'has four colours of rows',
        'getFirstColumnColor getFirstRowColor getFooterRowColor getHeaderRowColor getSecondRowColor setFirstRowColor setFooterRowColor setHeaderRowColor setSecondRowColor',
      ],
      [
        'test/conformance/sheet-objects.test.ts',
        'has four colours of columns',
        'getFooterColumnColor getHeaderColumnColor getSecondColumnColor setFirstColumnColor setFooterColumnColor setHeaderColumnColor setSecondColumnColor',
      ],
    ],
  },
  Filter: {
    page: 'spreadsheet/filter',
    tests: [
      [
        'test/conformance/rules.test.ts',
        'setHiddenValues and setVisibleValues, each the other way round',
        'getColumnFilterCriteria getRange removeColumnFilterCriteria setColumnFilterCriteria',
      ],
      [
        'workbench/services/spreadsheet/objects.test.ts',
        'is one per sheet, hides rows and can be taken away',
        'remove sort',
      ],
    ],
  },
  FilterCriteria: {
    page: 'spreadsheet/filter-criteria',
    tests: [
      [
        'test/conformance/rules.test.ts',
        'copy and getters say what was built',
        'copy getCriteriaType getCriteriaValues getHiddenValues getVisibleValues',
      ],
    ],
  },
  FilterCriteriaBuilder: {
    page: 'spreadsheet/filter-criteria-builder',
    tests: [
      [
        'test/conformance/rules.test.ts',
        'copy and getters say what was built',
        'build copy getCriteriaType getCriteriaValues whenNumberBetween',
      ],
      [
        'test/conformance/rules.test.ts',
        'setHiddenValues and setVisibleValues, each the other way round',
        'getHiddenValues getVisibleValues setHiddenValues setVisibleValues',
      ],
      [
        'test/conformance/rules.test.ts',
        'matches %s',
        'whenCellEmpty whenCellNotEmpty whenDateAfter whenDateBefore whenDateEqualTo whenFormulaSatisfied whenNumberEqualTo whenNumberGreaterThan whenNumberGreaterThanOrEqualTo whenNumberLessThan whenNumberLessThanOrEqualTo whenNumberNotBetween whenNumberNotEqualTo whenTextContains whenTextDoesNotContain whenTextEndsWith whenTextEqualTo whenTextStartsWith withCriteria',
      ],
    ],
  },
  DataValidation: {
    page: 'spreadsheet/data-validation',
    tests: [
      [
        'workbench/services/spreadsheet/objects.test.ts',
        'warns by default, is read back as it was built, and copies into a builder',
        'copy',
      ],
      [
        'test/conformance/rules.test.ts',
        'withCriteria, copy and getters say what was built',
        'getAllowInvalid getCriteriaType getCriteriaValues getHelpText',
      ],
    ],
  },
  DataValidationBuilder: {
    page: 'spreadsheet/data-validation-builder',
    tests: [
      [
        'test/conformance/rules.test.ts',
        'requires %s',
        'build requireCheckbox requireFormulaSatisfied requireNumberBetween requireNumberGreaterThan requireNumberGreaterThanOrEqualTo requireNumberLessThan requireNumberLessThanOrEqualTo requireNumberNotBetween requireNumberNotEqualTo requireTextContains requireTextDoesNotContain requireTextEqualTo requireTextIsEmail requireTextIsUrl requireValueInList',
      ],
      [
        'test/conformance/rules.test.ts',
        'withCriteria, copy and getters say what was built',
        'copy getAllowInvalid getCriteriaType getCriteriaValues getHelpText requireNumberEqualTo setAllowInvalid setHelpText withCriteria',
      ],
      [
        'test/conformance/rules.test.ts',
        'asks for a day: %s',
        'requireDate requireDateAfter requireDateBefore requireDateBetween requireDateEqualTo requireDateNotBetween requireDateOnOrAfter requireDateOnOrBefore',
      ],
      ['test/conformance/rules.test.ts', 'requireValueInRange takes what the range holds', 'requireValueInRange'],
    ],
  },
  ConditionalFormatRule: {
    page: 'spreadsheet/conditional-format-rule',
    tests: [
      [
        'test/conformance/rules.test.ts',
        'copy of a rule and of a builder is a builder of its own',
        'copy getBooleanCondition getRanges',
      ],
      [
        'test/conformance/rules.test.ts',
        'setGradientMinpoint and setGradientMaxpoint take the ends of the data',
        'getGradientCondition',
      ],
    ],
  },
  ConditionalFormatRuleBuilder: {
    page: 'spreadsheet/conditional-format-rule-builder',
    tests: [
      [
        'test/conformance/rules.test.ts',
        'copy of a rule and of a builder is a builder of its own',
        'build copy getBooleanCondition setBold setRanges whenCellEmpty whenCellNotEmpty',
      ],
      [
        'test/conformance/rules.test.ts',
        'keeps three points of a gradient',
        'getGradientCondition getRanges setGradientMaxpointWithValue setGradientMidpointWithValue setGradientMinpointWithValue',
      ],
      [
        'workbench/services/spreadsheet/objects.test.ts',
        'replaces all rules of the sheet and is read back',
        'setBackground setFontColor whenDateBefore whenFormulaSatisfied',
      ],
      [
        'test/conformance/rules.test.ts',
        'keeps every part of a look',
        'setBackgroundObject setFontColorObject setItalic setStrikethrough setUnderline',
      ],
      [
        'test/conformance/rules.test.ts',
        'setGradientMinpoint and setGradientMaxpoint take the ends of the data',
        'setGradientMaxpoint setGradientMinpoint',
      ],
      [
        'test/conformance/rules.test.ts',
        'matches %s',
        'whenDateAfter whenDateEqualTo whenNumberBetween whenNumberEqualTo whenNumberGreaterThan whenNumberGreaterThanOrEqualTo whenNumberLessThan whenNumberLessThanOrEqualTo whenNumberNotBetween whenNumberNotEqualTo whenTextContains whenTextDoesNotContain whenTextEndsWith whenTextEqualTo whenTextStartsWith withCriteria',
      ],
    ],
  },
  BooleanCondition: {
    page: 'spreadsheet/boolean-condition',
    tests: [
      [
        'test/conformance/rules.test.ts',
        'keeps every part of a look',
        'getBackground getBold getFontColor getItalic getStrikethrough getUnderline',
      ],
      ['test/conformance/rules.test.ts', 'copy of a rule and of a builder is a builder of its own', 'getCriteriaType'],
      [
        'workbench/services/spreadsheet/objects.test.ts',
        'replaces all rules of the sheet and is read back',
        'getCriteriaValues',
      ],
    ],
  },
  GradientCondition: {
    page: 'spreadsheet/gradient-condition',
    tests: [
      [
        'test/conformance/rules.test.ts',
        'setGradientMinpoint and setGradientMaxpoint take the ends of the data',
        'getMaxColor getMaxType getMidColor getMinColor getMinType',
      ],
      [
        'test/conformance/rules.test.ts',
        'keeps three points of a gradient',
        'getMaxValue getMidType getMidValue getMinValue',
      ],
    ],
  },
  DeveloperMetadata: {
    page: 'spreadsheet/developer-metadata',
    tests: [
      ['test/conformance/sheet-objects.test.ts', 'is found by id, key, value, visibility and place', 'getId'],
      [
        'test/conformance/sheet-objects.test.ts',
        'is changed, moved to each kind of place and removed',
        'getKey getLocation getValue getVisibility moveToColumn moveToRow moveToSheet moveToSpreadsheet remove setKey setValue setVisibility',
      ],
    ],
  },
  DeveloperMetadataFinder: {
    page: 'spreadsheet/developer-metadata-finder',
    tests: [
      [
        'test/conformance/sheet-objects.test.ts',
        'is found by id, key, value, visibility and place',
        'find onIntersectingLocations withId withKey withLocationType withValue withVisibility',
      ],
    ],
  },
  DeveloperMetadataLocation: {
    page: 'spreadsheet/developer-metadata-location',
    tests: [
      [
        'test/conformance/sheet-objects.test.ts',
        'is changed, moved to each kind of place and removed',
        'getColumn getLocationType getRow getSheet getSpreadsheet',
      ],
    ],
  },
  Group: {
    page: 'spreadsheet/group',
    tests: [
      [
        'test/conformance/sheet-objects.test.ts',
        'has a depth, a range and a control, folds and goes',
        'collapse expand getControlIndex getDepth getRange isCollapsed remove',
      ],
    ],
  },
  TextFinder: {
    page: 'spreadsheet/text-finder',
    tests: [
      [
        'test/conformance/sheet-objects.test.ts',
        'looks by useRegularExpression and in formulas by matchFormulaText',
        'findAll matchFormulaText useRegularExpression',
      ],
      [
        'test/conformance/sheet-objects.test.ts',
        'walks there and back, from a cell on, and replaces',
        'findNext findPrevious getCurrentMatch replaceAllWith replaceWith startFrom',
      ],
      [
        'test/conformance/sheet-objects.test.ts',
        'looks for “cafe” with %s chosen',
        'ignoreDiacritics matchCase matchEntireCell',
      ],
    ],
  },
  TextRotation: {
    page: 'spreadsheet/text-rotation',
    tests: [['test/conformance/ranges.test.ts', 'turns, directs, wraps and frames', 'getDegrees isVertical']],
  },
  TextStyle: {
    page: 'spreadsheet/text-style',
    tests: [
      [
        'test/conformance/sheet-objects.test.ts',
        'keeps every part, null for what is left open',
        'copy getFontFamily getFontSize getForegroundColor getForegroundColorObject isBold isItalic isStrikethrough isUnderline',
      ],
    ],
  },
  TextStyleBuilder: {
    page: 'spreadsheet/text-style-builder',
    tests: [
      [
        'test/conformance/sheet-objects.test.ts',
        'keeps every part, null for what is left open',
        'build setBold setFontFamily setForegroundColor setForegroundColorObject setItalic setStrikethrough setUnderline',
      ],
      ['test/conformance/ranges.test.ts', 'takes text styles whole', 'setFontSize'],
    ],
  },
  RichTextValue: {
    page: 'spreadsheet/rich-text-value',
    tests: [
      [
        'test/conformance/sheet-objects.test.ts',
        'has runs with their place, style and link',
        'copy getEndIndex getLinkUrl getRuns getStartIndex getText getTextStyle',
      ],
    ],
  },
  RichTextValueBuilder: {
    page: 'spreadsheet/rich-text-value-builder',
    tests: [
      [
        'test/conformance/sheet-objects.test.ts',
        'has runs with their place, style and link',
        'build setLinkUrl setText setTextStyle',
      ],
    ],
  },
  Color: {
    page: 'spreadsheet/color',
    tests: [
      [
        'test/conformance/sheet-objects.test.ts',
        'is one of red, green and blue, or one of the theme',
        'asRgbColor asThemeColor getColorType',
      ],
    ],
  },
  ColorBuilder: {
    page: 'spreadsheet/color-builder',
    tests: [
      [
        'test/conformance/sheet-objects.test.ts',
        'is one of red, green and blue, or one of the theme',
        'asRgbColor asThemeColor build getColorType setRgbColor setThemeColor',
      ],
    ],
  },
  RgbColor: {
    page: 'spreadsheet/rgb-color',
    tests: [
      [
        'test/conformance/sheet-objects.test.ts',
        'is one of red, green and blue, or one of the theme',
        'asHexString getBlue getColorType getGreen getRed',
      ],
    ],
  },
  ThemeColor: {
    page: 'spreadsheet/theme-color',
    tests: [
      [
        'test/conformance/sheet-objects.test.ts',
        'is one of red, green and blue, or one of the theme',
        'getColorType getThemeColorType',
      ],
    ],
  },
  EmbeddedChart: {
    page: 'spreadsheet/embedded-chart',
    tests: [
      [
        'test/conformance/charts.test.ts',
        'is built, inserted and found again with all that was set',
        'getChartId getContainerInfo getHiddenDimensionStrategy getMergeStrategy getNumHeaders getOptions getRanges getTransposeRowsAndColumns modify',
      ],
    ],
  },
  ChartOptions: {
    page: 'charts/chart-options',
    tests: [
      ['test/conformance/charts.test.ts', 'keeps the options that an object holds, and null takes one away', 'get'],
    ],
  },
  ContainerInfo: {
    page: 'spreadsheet/container-info',
    tests: [
      [
        'test/conformance/charts.test.ts',
        'is built, inserted and found again with all that was set',
        'getAnchorColumn getAnchorRow getOffsetX getOffsetY',
      ],
    ],
  },
  EmbeddedChartBuilder: {
    page: 'spreadsheet/embedded-chart-builder',
    tests: [
      [
        'test/conformance/charts.test.ts',
        'turns into any other type, and clearRanges empties it',
        'asBarChart asColumnChart asLineChart asPieChart setOption',
      ],
      [
        'test/conformance/charts.test.ts',
        'is built, inserted and found again with all that was set',
        'build getChartType setChartType setHiddenDimensionStrategy setMergeStrategy setNumHeaders setPosition setTransposeRowsAndColumns',
      ],
      [
        'test/conformance/charts.test.ts',
        'is changed by updateChart alone, keeps its id and is taken away by removeChart',
        'addRange clearRanges removeRange',
      ],
      ['test/conformance/charts.test.ts', 'starts from what was chosen', 'getContainer getRanges'],
    ],
  },
  EmbeddedColumnChartBuilder: {
    page: 'spreadsheet/embedded-column-chart-builder',
    tests: [
      [
        'test/conformance/charts.test.ts',
        'turns into any other type, and clearRanges empties it',
        'asBarChart asColumnChart asLineChart asPieChart clearRanges setChartType',
      ],
      [
        'test/conformance/charts.test.ts',
        'of a %s chart sets what the options name',
        'addRange build getChartType getContainer getRanges removeRange setBackgroundColor setColors setHiddenDimensionStrategy setLegendPosition setMergeStrategy setNumHeaders setOption setPosition setStacked setTitle setTransposeRowsAndColumns setXAxisTitle setYAxisTitle',
      ],
    ],
  },
  EmbeddedLineChartBuilder: {
    page: 'spreadsheet/embedded-line-chart-builder',
    tests: [
      [
        'test/conformance/charts.test.ts',
        'turns into any other type, and clearRanges empties it',
        'asBarChart asColumnChart asLineChart asPieChart clearRanges setChartType',
      ],
      [
        'test/conformance/charts.test.ts',
        'of a %s chart sets what the options name',
        'addRange build getChartType getContainer getRanges removeRange setBackgroundColor setColors setHiddenDimensionStrategy setLegendPosition setMergeStrategy setNumHeaders setOption setPosition setTitle setTransposeRowsAndColumns setXAxisTitle setYAxisTitle',
      ],
    ],
  },
  EmbeddedBarChartBuilder: {
    page: 'spreadsheet/embedded-bar-chart-builder',
    tests: [
      [
        'test/conformance/charts.test.ts',
        'turns into any other type, and clearRanges empties it',
        'asBarChart asColumnChart asLineChart asPieChart clearRanges setChartType',
      ],
      [
        'test/conformance/charts.test.ts',
        'of a %s chart sets what the options name',
        'addRange build getChartType getContainer getRanges removeRange setBackgroundColor setColors setHiddenDimensionStrategy setLegendPosition setMergeStrategy setNumHeaders setOption setPosition setStacked setTitle setTransposeRowsAndColumns setXAxisTitle setYAxisTitle',
      ],
    ],
  },
  EmbeddedPieChartBuilder: {
    page: 'spreadsheet/embedded-pie-chart-builder',
    tests: [
      [
        'test/conformance/charts.test.ts',
        'turns into any other type, and clearRanges empties it',
        'asBarChart asColumnChart asLineChart asPieChart clearRanges setChartType',
      ],
      [
        'test/conformance/charts.test.ts',
        'of a %s chart sets what the options name',
        'addRange build getChartType getContainer getRanges removeRange setBackgroundColor setColors setHiddenDimensionStrategy setLegendPosition setMergeStrategy setNumHeaders setOption setPosition setTitle setTransposeRowsAndColumns',
      ],
    ],
  },
  Charts: { page: 'charts/charts', tests: [] },
  Ui: {
    page: 'base/ui',
    tests: [
      ['workbench/workbench.test.ts', 'reports errors, and may ask', 'alert'],
      [
        'workbench/workbench.test.ts',
        'runs onOpen in LIMITED and gives the menus, a later one in place of an earlier of the same name',
        'createAddonMenu',
      ],
      ['workbench/workbench.test.ts', 'refuses menu items that are not names', 'createMenu'],
      ['workbench/workbench.test.ts', 'suspend the script, drop its locks, and go on with the answer', 'prompt'],
      [
        'test/conformance/services.test.ts',
        'showModelessDialog and showDialog show a page',
        'showDialog showModelessDialog',
      ],
      ['workbench/workbench.test.ts', 'shows pages', 'showModalDialog showSidebar'],
    ],
  },
  Menu: {
    page: 'base/menu',
    tests: [
      [
        'workbench/workbench.test.ts',
        'runs onOpen in LIMITED and gives the menus, a later one in place of an earlier of the same name',
        'addItem addSeparator addSubMenu addToUi',
      ],
    ],
  },
  PromptResponse: {
    page: 'base/prompt-response',
    tests: [
      [
        'workbench/workbench.test.ts',
        'suspend the script, drop its locks, and go on with the answer',
        'getResponseText getSelectedButton',
      ],
    ],
  },
  Browser: {
    page: 'base/browser',
    tests: [['workbench/workbench.test.ts', 'Browser.msgBox and inputBox answer with text', 'inputBox msgBox']],
  },
  Session: {
    page: 'base/session',
    tests: [
      [
        'workbench/workbench.test.ts',
        'may tell the simple trigger who edits, as within a Workspace domain',
        'getActiveUser',
      ],
      ['workbench/services/script.test.ts', 'tells zone and language', 'getActiveUserLocale getScriptTimeZone'],
      [
        'test/conformance/services.test.ts',
        'getTemporaryActiveUserKey tells users apart without naming them, getTimeZone is the script’s',
        'getEffectiveUser getTemporaryActiveUserKey getTimeZone',
      ],
    ],
  },
  User: {
    page: 'base/user',
    tests: [
      [
        'workbench/workbench.test.ts',
        'may tell the simple trigger who edits, as within a Workspace domain',
        'getEmail',
      ],
      [
        'test/conformance/services.test.ts',
        'getTemporaryActiveUserKey tells users apart without naming them, getTimeZone is the script’s',
        'getUserLoginId',
      ],
    ],
  },
  Logger: {
    page: 'base/logger',
    tests: [
      [
        'test/conformance/services.test.ts',
        'each level and timer writes a line; Logger forgets when it is cleared',
        'clear',
      ],
      ['workbench/services/utilities.test.ts', 'write to the log of the execution', 'getLog log'],
    ],
  },
  console: {
    page: 'base/console',
    tests: [
      [
        'test/conformance/services.test.ts',
        'each level and timer writes a line; Logger forgets when it is cleared',
        'debug error info time timeEnd warn',
      ],
      ['workbench/services/utilities.test.ts', 'write to the log of the execution', 'log'],
    ],
  },
  ScriptApp: {
    page: 'script/script-app',
    tests: [
      [
        'workbench/services/script.test.ts',
        'are made, listed and deleted, each user seeing their own',
        'deleteTrigger getProjectTriggers',
      ],
      [
        'workbench/services/script.test.ts',
        'is not required when everything is granted',
        'getAuthorizationInfo requireAllScopes',
      ],
      [
        'test/conformance/services.test.ts',
        'getScriptId, getInstallationSource and requireScopes',
        'getInstallationSource getScriptId requireScopes',
      ],
      [
        'test/conformance/services.test.ts',
        'getScriptTriggers, the old name, and getUserTriggers of the spreadsheet',
        'getScriptTriggers getUserTriggers newTrigger',
      ],
    ],
  },
  TriggerBuilder: {
    page: 'script/trigger-builder',
    tests: [
      [
        'test/conformance/services.test.ts',
        'getScriptTriggers, the old name, and getUserTriggers of the spreadsheet',
        'forSpreadsheet',
      ],
      ['workbench/workbench.test.ts', 'has no user interface in clock triggers', 'timeBased'],
    ],
  },
  SpreadsheetTriggerBuilder: {
    page: 'script/spreadsheet-trigger-builder',
    tests: [
      [
        'test/conformance/services.test.ts',
        'getScriptTriggers, the old name, and getUserTriggers of the spreadsheet',
        'create onFormSubmit onOpen',
      ],
      [
        'workbench/workbench.test.ts',
        'fire the simple trigger, then installable ones as their owner, and nothing for what a script writes',
        'onChange',
      ],
      [
        'workbench/workbench.test.ts',
        'queue two events for onEdit at most, and every one for installable triggers',
        'onEdit',
      ],
    ],
  },
  ClockTriggerBuilder: {
    page: 'script/clock-trigger-builder',
    tests: [
      [
        'test/conformance/services.test.ts',
        '%s',
        'after at atDate atHour create everyDays everyWeeks inTimezone nearMinute onMonthDay onWeekDay',
      ],
      ['workbench/services/script.test.ts', 'refuses %s', 'everyHours everyMinutes'],
    ],
  },
  Trigger: {
    page: 'script/trigger',
    tests: [
      [
        'workbench/services/script.test.ts',
        'are made, listed and deleted, each user seeing their own',
        'getEventType getHandlerFunction getTriggerSource getTriggerSourceId getUniqueId',
      ],
    ],
  },
  AuthorizationInfo: {
    page: 'script/authorization-info',
    tests: [
      [
        'workbench/services/script.test.ts',
        'is required when the user has refused a scope',
        'getAuthorizationStatus getAuthorizationUrl getAuthorizedScopes',
      ],
    ],
  },
  MailApp: {
    page: 'mail/mail-app',
    tests: [
      ['workbench/services/mail.test.ts', 'has a quota of 100 recipients in 24 hours', 'getRemainingDailyQuota'],
      ['workbench/services/mail.test.ts', '%s', 'sendEmail'],
    ],
  },
  PropertiesService: {
    page: 'properties/properties-service',
    tests: [
      [
        'workbench/services/stores.test.ts',
        'keeps text per script, document and user',
        'getDocumentProperties getScriptProperties getUserProperties',
      ],
    ],
  },
  Properties: {
    page: 'properties/properties',
    tests: [
      [
        'workbench/services/stores.test.ts',
        'adds or replaces by setProperties, and deletes',
        'deleteAllProperties deleteProperty getKeys getProperties setProperties setProperty',
      ],
      ['workbench/services/stores.test.ts', 'turns values into text, and knows no missing key', 'getProperty'],
    ],
  },
  CacheService: {
    page: 'cache/cache-service',
    tests: [
      ['workbench/services/stores.test.ts', 'evicts a tenth, oldest first, over 1,000 items', 'getDocumentCache'],
      ['workbench/workbench.test.ts', 'repeats itself exactly on the same state', 'getScriptCache'],
      ['workbench/services/stores.test.ts', 'keeps the caches of users apart', 'getUserCache'],
    ],
  },
  Cache: {
    page: 'cache/cache',
    tests: [
      ['workbench/services/stores.test.ts', 'forgets after ten minutes, or when told', 'get getAll put putAll'],
      ['workbench/services/stores.test.ts', 'takes 100 KB, and turns objects into text', 'remove removeAll'],
    ],
  },
  LockService: {
    page: 'lock/lock-service',
    tests: [
      [
        'workbench/services/stores.test.ts',
        'keeps script, document and user locks apart',
        'getDocumentLock getScriptLock getUserLock',
      ],
    ],
  },
  Lock: {
    page: 'lock/lock',
    tests: [
      [
        'workbench/services/stores.test.ts',
        'is taken, held and given back; taking it twice has no effect',
        'hasLock releaseLock',
      ],
      [
        'workbench/services/stores.test.ts',
        'held elsewhere: tryLock says no, waitLock throws, after the time',
        'tryLock',
      ],
      ['workbench/services/stores.test.ts', 'is free again when the execution ends, even by an error', 'waitLock'],
    ],
  },
  Utilities: {
    page: 'utilities/utilities',
    tests: [
      [
        'workbench/services/utilities.test.ts',
        '%s',
        'base64Decode base64DecodeWebSafe base64EncodeWebSafe computeDigest formatDate formatString newBlob parseCsv parseDate',
      ],
      [
        'workbench/sandbox/sandbox.test.ts',
        'turns a stack overflow at the door into an error of the realm',
        'base64Encode',
      ],
      [
        'workbench/services/utilities.test.ts',
        'signs alike by either HMAC method',
        'computeHmacSha256Signature computeHmacSignature',
      ],
      ['workbench/sandbox/sandbox.test.ts', 'repeats random numbers for the same seed only', 'getUuid'],
      ['workbench/services/utilities.test.ts', 'zips and unzips, gzips and ungzips', 'gzip ungzip unzip zip'],
      ['test/conformance/services.test.ts', 'jsonParse and jsonStringify, the old names', 'jsonParse jsonStringify'],
      ['workbench/sandbox/sandbox.test.ts', 'starts at the virtual clock, moved by sleep', 'sleep'],
    ],
  },
  Blob: {
    page: 'base/blob',
    tests: [
      [
        'workbench/services/utilities.test.ts',
        'is changed through its setters, and copied',
        'copyBlob getContentType getDataAsString getName setBytes setContentTypeFromExtension setDataFromString setName',
      ],
      [
        'test/conformance/services.test.ts',
        'setContentType, getAs of its own type, getBlob and isGoogleType',
        'getAs getBlob isGoogleType setContentType',
      ],
      ['workbench/services/utilities.test.ts', 'zips and unzips, gzips and ungzips', 'getBytes'],
    ],
  },
  HtmlService: {
    page: 'html/html-service',
    tests: [
      ['test/conformance/services.test.ts', 'showModelessDialog and showDialog show a page', 'createHtmlOutput'],
      [
        'workbench/services/utilities.test.ts',
        'evaluates templates with variables and the functions of the script',
        'createHtmlOutputFromFile createTemplateFromFile',
      ],
      [
        'test/conformance/services.test.ts',
        'createTemplate evaluates with variables; its generated code is not emulated',
        'createTemplate',
      ],
      [
        'test/conformance/services.test.ts',
        'keeps content, icon, frame and sandbox, and becomes a template or a blob',
        'getUserAgent',
      ],
    ],
  },
  HtmlOutput: {
    page: 'html/html-output',
    tests: [
      [
        'test/conformance/services.test.ts',
        'keeps content, icon, frame and sandbox, and becomes a template or a blob',
        'addMetaTag asTemplate getAs getContent getFaviconUrl getMetaTags setContent setFaviconUrl setSandboxMode setXFrameOptionsMode',
      ],
      [
        'workbench/services/utilities.test.ts',
        'builds output in steps',
        'append appendUntrusted clear getBlob getHeight getTitle getWidth setHeight setTitle setWidth',
      ],
    ],
  },
  HtmlOutputMetaTag: {
    page: 'html/html-output-meta-tag',
    tests: [
      [
        'test/conformance/services.test.ts',
        'keeps content, icon, frame and sandbox, and becomes a template or a blob',
        'getContent',
      ],
      ['workbench/services/utilities.test.ts', 'builds output in steps', 'getName'],
    ],
  },
  ContentService: {
    page: 'content/content-service',
    tests: [
      [
        'test/conformance/services.test.ts',
        'createTextOutput keeps text, its type and the name of a file',
        'createTextOutput',
      ],
    ],
  },
  TextOutput: {
    page: 'content/text-output',
    tests: [
      [
        'test/conformance/services.test.ts',
        'createTextOutput keeps text, its type and the name of a file',
        'append clear downloadAsFile getContent getFileName getMimeType setContent setMimeType',
      ],
    ],
  },
  HtmlTemplate: {
    page: 'html/html-template',
    tests: [
      [
        'test/conformance/services.test.ts',
        'createTemplate evaluates with variables; its generated code is not emulated',
        'evaluate getCode getCodeWithComments getRawContent',
      ],
    ],
  },
};
