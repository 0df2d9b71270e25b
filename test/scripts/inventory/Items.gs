// Classes over two files that share one global scope.
class Item {
  constructor({ sku, name = 'unnamed', stock = 0, minimum = 0, ...others }) {
    Object.assign(this, { sku, name, stock, minimum, others });
  }
  static from(header, values) {
    return new this(
      Object.fromEntries(header.map((key, index) => [key, values[index] === '' ? undefined : values[index]])),
    );
  }
  get isLow() {
    return this.stock < this.minimum;
  }
  get toOrder() {
    return this.isLow ? this.minimum * 2 - this.stock : 0;
  }
  toString() {
    return `${this.sku} ${this.name}`;
  }
}

class Perishable extends Item {
  get isLow() {
    return super.isLow || this.others?.expires < Inventory.TODAY;
  }
}

class Inventory {
  constructor(sheet) {
    this.sheet = sheet;
    const [header, ...rows] = sheet.getDataRange().getValues();
    this.header = header;
    this.items = rows.map((row) => (row[header.indexOf('expires')] ? Perishable : Item).from(header, row));
  }
  *[Symbol.iterator]() {
    yield* this.items;
  }
  write() {
    const column = this.header.length + 1;
    const values = this.items.map(({ toOrder, isLow }) => [toOrder || '', isLow]);
    this.sheet.getRange(1, column, 1, 2).setValues([['order', 'low']]);
    this.sheet.getRange(2, column, values.length, 2).setValues(values);
    this.sheet.getRange(2, column + 1, values.length, 1).insertCheckboxes();
  }
}
Inventory.TODAY = new Date(2026, 5, 15);
