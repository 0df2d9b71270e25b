/** EmbeddedChart and its builders, one for each type that is drawn. https://developers.google.com/apps-script/reference/spreadsheet/embedded-chart-builder */
import { expected, type Kit, type Method, type Methods, type RangeTarget, whole } from './kit';

/** What crosses the door; counted from 0. */
export interface ChartData {
  /** Null for a chart that is in no spreadsheet yet. */
  readonly chartId: number | null;
  readonly type: string;
  readonly ranges: readonly RangeTarget[];
  readonly row: number;
  readonly column: number;
  readonly offsetX: number;
  readonly offsetY: number;
  readonly numHeaders: number;
  readonly mergeStrategy: string;
  readonly hiddenDimensionStrategy: string;
  readonly transpose: boolean;
  /** By full name, as in `hAxis.title`. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** Headers are found out, columns are merged, hidden rows are left out. [embchart] Type and place are assumptions. */
const NEW_CHART: ChartData = {
  chartId: null,
  type: 'COLUMN',
  ranges: [],
  row: 0,
  column: 0,
  offsetX: 0,
  offsetY: 0,
  numHeaders: -1,
  mergeStrategy: 'MERGE_COLUMNS',
  hiddenDimensionStrategy: 'IGNORE_ROWS',
  transpose: false,
  options: {},
};

/** The type that each typed builder makes; others are not emulated. */
const TYPED = {
  COLUMN: 'EmbeddedColumnChartBuilder',
  LINE: 'EmbeddedLineChartBuilder',
  BAR: 'EmbeddedBarChartBuilder',
  PIE: 'EmbeddedPieChartBuilder',
} as const;
type DrawnType = keyof typeof TYPED;

class ContainerInfoHandle {
  readonly #data: ChartData;

  constructor(data: ChartData) {
    this.#data = data;
  }

  getAnchorRow(): number {
    return this.#data.row + 1;
  }
  getAnchorColumn(): number {
    return this.#data.column + 1;
  }
  getOffsetX(): number {
    return this.#data.offsetX;
  }
  getOffsetY(): number {
    return this.#data.offsetY;
  }
}

class ChartOptionsHandle {
  readonly #options: ChartData['options'];

  constructor(options: ChartData['options']) {
    this.#options = options;
  }

  get(...args: unknown[]): unknown {
    return this.#options[String(args[0])] ?? null;
  }
}

const containerInfo = (kit: Kit, data: ChartData) => kit.env.membrane('ContainerInfo', new ContainerInfoHandle(data));

class ChartHandle {
  constructor(
    readonly kit: Kit,
    readonly data: ChartData,
  ) {}

  getChartId(): number | null {
    return this.data.chartId;
  }
  getContainerInfo(): object {
    return containerInfo(this.kit, this.data);
  }
  getHiddenDimensionStrategy(): unknown {
    return this.kit.charts.ChartHiddenDimensionStrategy[this.data.hiddenDimensionStrategy as 'IGNORE_ROWS'];
  }
  getMergeStrategy(): unknown {
    return this.kit.charts.ChartMergeStrategy[this.data.mergeStrategy as 'MERGE_ROWS'];
  }
  getNumHeaders(): number {
    return this.data.numHeaders;
  }
  getOptions(): object {
    return this.kit.env.membrane('ChartOptions', new ChartOptionsHandle(this.data.options));
  }
  getRanges(): object[] {
    return this.data.ranges.map((target) => this.kit.range(target));
  }
  getTransposeRowsAndColumns(): boolean {
    return this.data.transpose;
  }
  modify(): object {
    return makeBuilder(this.kit, 'EmbeddedChartBuilder', this.data);
  }
}

interface ChartBuilderHandle {
  readonly kit: Kit;
  readonly className: string;
  data: ChartData;
}

type BuilderMethod = Method<ChartBuilderHandle>;

/** A method that takes one kind of arguments and changes the chart. */
function sets(
  name: string,
  overload: string,
  change: (handle: ChartBuilderHandle, args: unknown[]) => Partial<ChartData>,
): BuilderMethod {
  return function (...args) {
    this.kit.takes(`${this.className}.${name}`, args, ...overload.split('|'));
    this.data = { ...this.data, ...change(this, args) };
    return this;
  };
}

/** A method that only sets an option. */
const option = (
  name: string,
  overload: string,
  key: string,
  of: (args: unknown[], kit: Kit) => unknown,
): BuilderMethod =>
  sets(name, overload, ({ kit, data }, args) => ({ options: withOption(data.options, key, of(args, kit)) }));

const text = (args: unknown[]) => String(args[0]);

/** A name and what lies under it: an object is kept as the options that it holds. */
function withOption(options: ChartData['options'], key: string, value: unknown): ChartData['options'] {
  const others = Object.entries(options).filter(([name]) => name !== key && !name.startsWith(`${key}.`));
  return Object.fromEntries([...others, ...flatOptions(key, value)]);
}

function flatOptions(key: string, value: unknown): [string, unknown][] {
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object' || Array.isArray(value)) return [[key, value]];
  return Object.entries(value).flatMap(([name, under]) => flatOptions(`${key}.${name}`, under));
}

const sameTarget = (a: RangeTarget, b: RangeTarget) =>
  (['sheetId', 'row', 'column', 'rows', 'columns'] as const).every((key) => a[key] === b[key]);

function becomes(name: string, type: DrawnType): Methods<ChartBuilderHandle> {
  return {
    [name]() {
      return makeBuilder(this.kit, TYPED[type], { ...this.data, type });
    },
  };
}

const builderMethods: Methods<ChartBuilderHandle> = {
  ...becomes('asColumnChart', 'COLUMN'),
  ...becomes('asLineChart', 'LINE'),
  ...becomes('asBarChart', 'BAR'),
  ...becomes('asPieChart', 'PIE'),
  build() {
    return makeChart(this.kit, this.data);
  },
  getChartType() {
    return this.kit.charts.ChartType[this.data.type as DrawnType];
  },
  getContainer() {
    return containerInfo(this.kit, this.data);
  },
  getRanges() {
    return this.data.ranges.map((target) => this.kit.range(target));
  },
  // A range that the chart has already is not added again. [embchart]
  addRange: sets('addRange', 'Range', ({ kit, data }, [range]) => {
    const target = kit.targetOf(range);
    return data.ranges.some((known) => sameTarget(known, target)) ? {} : { ranges: [...data.ranges, target] };
  }),
  removeRange: sets('removeRange', 'Range', ({ kit, data }, [range]) => ({
    ranges: data.ranges.filter((known) => !sameTarget(known, kit.targetOf(range))),
  })),
  clearRanges: sets('clearRanges', '', () => ({ ranges: [] })),
  setChartType: sets('setChartType', 'enum ChartType', ({ kit }, [value]) => {
    const type = kit.env.enumName('ChartType', value) as string;
    return type in TYPED ? { type } : kit.env.notEmulated(`ChartType.${type}`);
  }),
  setHiddenDimensionStrategy: sets(
    'setHiddenDimensionStrategy',
    'enum ChartHiddenDimensionStrategy',
    ({ kit }, [value]) => ({
      hiddenDimensionStrategy: kit.env.enumName('ChartHiddenDimensionStrategy', value) as string,
    }),
  ),
  setMergeStrategy: sets('setMergeStrategy', 'enum ChartMergeStrategy', ({ kit }, [value]) => ({
    mergeStrategy: kit.env.enumName('ChartMergeStrategy', value) as string,
  })),
  setNumHeaders: sets('setNumHeaders', 'number', (_handle, [count]) => ({ numHeaders: whole(count) })),
  setOption: sets('setOption', 'String,any', ({ data }, [key, value]) => ({
    options: withOption(data.options, String(key), value),
  })),
  setPosition: sets('setPosition', 'number,number,number,number', (_handle, args) => {
    const [row, column, offsetX, offsetY] = args.map(whole) as [number, number, number, number];
    return { row: row - 1, column: column - 1, offsetX, offsetY };
  }),
  setTransposeRowsAndColumns: sets('setTransposeRowsAndColumns', 'Boolean', (_handle, [transpose]) => ({
    transpose: transpose as boolean,
  })),
};

/** Shorthands of options. Which option each one sets is an assumption where the method's page names none. */
const typedMethods: Methods<ChartBuilderHandle> = {
  setTitle: option('setTitle', 'String', 'title', text),
  setColors: option('setColors', 'Array', 'colors', ([colors]) => (colors as unknown[]).map(String)),
  setBackgroundColor: option('setBackgroundColor', 'String', 'backgroundColor', text),
  setLegendPosition: option('setLegendPosition', 'enum Position', 'legend.position', ([position], kit) =>
    String(kit.env.enumName('Position', position)).toLowerCase(),
  ),
};

const axisMethods: Methods<ChartBuilderHandle> = {
  setXAxisTitle: option('setXAxisTitle', 'String', 'hAxis.title', text),
  setYAxisTitle: option('setYAxisTitle', 'String', 'vAxis.title', text),
};

const stackedMethod: Methods<ChartBuilderHandle> = {
  setStacked: option('setStacked', '', 'isStacked', () => true),
};

const methodsOf: Readonly<Record<string, Methods<ChartBuilderHandle>>> = {
  EmbeddedChartBuilder: builderMethods,
  [TYPED.COLUMN]: { ...builderMethods, ...typedMethods, ...axisMethods, ...stackedMethod },
  [TYPED.LINE]: { ...builderMethods, ...typedMethods, ...axisMethods },
  [TYPED.BAR]: { ...builderMethods, ...typedMethods, ...axisMethods, ...stackedMethod },
  [TYPED.PIE]: { ...builderMethods, ...typedMethods },
};

function makeBuilder(kit: Kit, className: string, data: ChartData): object {
  const handle: ChartBuilderHandle = Object.assign(Object.create(methodsOf[className] as object), {
    kit,
    className,
    data,
  });
  return kit.env.membrane(className, handle);
}

/** A chart that is in no spreadsheet yet, to be built. */
export const newChart = (kit: Kit): object => makeBuilder(kit, 'EmbeddedChartBuilder', NEW_CHART);

/** A chart as it came over the door, or as it was built. */
export const makeChart = (kit: Kit, data: ChartData): object =>
  kit.env.membrane('EmbeddedChart', new ChartHandle(kit, data));

/** What crosses the door; the signature error for anything but one chart. */
export function chartData(kit: Kit, method: string, args: readonly unknown[]): ChartData {
  kit.takes(method, args, 'EmbeddedChart');
  return expected<ChartHandle>(kit, 'EmbeddedChart', args[0], method, args).data;
}
