// OporaCSV
