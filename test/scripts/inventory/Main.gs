const reorder = () => {
  const inventory = new Inventory(SpreadsheetApp.getActiveSheet());
  inventory.write();
  const low = [...inventory].filter(({ isLow }) => isLow).map(String);
  console.info('%d of %d are low', low.length, inventory.items.length);
  return low;
};
