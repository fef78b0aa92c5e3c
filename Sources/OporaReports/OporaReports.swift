// OporaReports
