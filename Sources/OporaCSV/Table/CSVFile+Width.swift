extension CSVFile {
  /// How many columns the table has.
  package var width: Int { table.columnCount }
}
